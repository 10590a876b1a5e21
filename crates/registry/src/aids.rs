//! The small programs that lie beside a shell: each does one thing that may go wrong in a process of its own.

use std::path::{Path, PathBuf};

use tokens::Tokens;

/// Talks to the makers' modules of cards and tokens.
const TOKEN: &str = "muniment-token";

/// Where the small programs lie.
#[derive(Debug, Clone)]
pub struct Aids {
    folders: Vec<PathBuf>,
}

impl Aids {
    /// Those of a shell: beside its program, or where a package puts what nobody starts by hand.
    pub fn beside(program: &Path) -> Self {
        let beside = program.parent().unwrap_or(Path::new(".")).to_owned();
        Self { folders: vec![beside.clone(), beside.join("../libexec/muniment")] }
    }

    fn program(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let here = self.folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file());
        here.unwrap_or_else(|| PathBuf::from(file))
    }

    /// Cards and tokens.
    pub fn tokens(&self) -> Tokens {
        Tokens::new(self.program(TOKEN), [""; 0])
    }
}
