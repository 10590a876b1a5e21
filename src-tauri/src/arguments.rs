//! What the window is asked for on its command line. Few things: all else is asked in the window.

use std::ffi::OsString;
use std::path::PathBuf;

/// Turns off what graphics drivers get wrong.
pub const SAFE_GRAPHICS: &str = "--safe-graphics";

const HELP: &str = "\
muniment-desktop [--vault FOLDER] [--safe-graphics] [FILE…]

  FILE              a document to open: signatures of a PDF are checked, anything else can be filed
                    要開啟的文件：PDF 核對其簽署，其他文件可予歸檔
  --vault FOLDER    the vault to open; otherwise MUNIMENT_VAULT, otherwise the place for data of this account
                    要開啟的檔案庫；如無指明，則為 MUNIMENT_VAULT，再次為此帳戶的資料目錄
  --safe-graphics   draw without the graphics card, where the window stays blank
                    視窗空白時，不經顯示卡繪圖
  --version         the version 版本
";

/// How the window is to be opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Folder of the vault, where one was given.
    pub vault: Option<PathBuf>,
    /// Files to open, as they were named.
    pub files: Vec<PathBuf>,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Open the window.
    Open(Arguments),
    /// Print this and end.
    Say(String),
    /// An argument that means nothing.
    Wrong(String),
}

impl Arguments {
    /// Reads the arguments after the program's name.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Asked {
        let mut read = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--help" | "-h") => return Asked::Say(HELP.to_owned()),
                Some("--version") => return Asked::Say(format!("muniment {}\n", env!("CARGO_PKG_VERSION"))),
                // It has done its work before: see `environment`.
                Some(SAFE_GRAPHICS) => {}
                Some("--vault") => match arguments.next() {
                    Some(folder) => read.vault = Some(PathBuf::from(folder)),
                    None => return Asked::Wrong("--vault".to_owned()),
                },
                // What follows is files, whatever they are called.
                Some("--") => read.files.extend(arguments.by_ref().map(PathBuf::from)),
                Some(other) if other.starts_with('-') => match other.strip_prefix("--vault=") {
                    Some(folder) => read.vault = Some(PathBuf::from(folder)),
                    None => return Asked::Wrong(other.to_owned()),
                },
                _ => read.files.push(PathBuf::from(argument)),
            }
        }
        Asked::Open(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Asked {
        Arguments::read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn the_window_opens_on_the_vault_that_was_named() {
        let open = |vault: Option<&str>| Asked::Open(Arguments { vault: vault.map(PathBuf::from), files: Vec::new() });
        assert_eq!(read(&[]), open(None));
        assert_eq!(read(&["--vault", "/a b"]), open(Some("/a b")));
        assert_eq!(read(&["--safe-graphics", "--vault=/檔"]), open(Some("/檔")));
    }

    #[test]
    fn every_other_word_is_a_file() {
        let open = |vault: Option<&str>, files: &[&str]| {
            Asked::Open(Arguments { vault: vault.map(PathBuf::from), files: files.iter().map(PathBuf::from).collect() })
        };
        assert_eq!(read(&["/in/會議 1.pdf", "--vault", "/v", "b.eml"]), open(Some("/v"), &["/in/會議 1.pdf", "b.eml"]));
        assert_eq!(read(&["a.pdf", "--", "--vault", "-b"]), open(None, &["a.pdf", "--vault", "-b"]));
    }

    #[test]
    fn the_reader_of_files_is_started_by_one_word() {}

    #[test]
    fn what_means_nothing_is_named() {
        for (arguments, wrong) in
            [(&["--valut"][..], "--valut"), (&["--vault"], "--vault"), (&["paper.pdf", "-x"], "-x")]
        {
            assert_eq!(read(arguments), Asked::Wrong(wrong.to_owned()));
        }
    }

    #[test]
    fn help_is_said_in_both_languages() {
        let Asked::Say(help) = read(&["--help"]) else { panic!("no help") };
        assert!(help.contains("the vault to open") && help.contains("要開啟的檔案庫"));
    }
}
