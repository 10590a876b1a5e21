//! What is done in a process of its own: reading a file of strangers, and talking to the maker's module of a token.
//!
//! The terminal's program is that process, under verbs that nobody types: it is small and starts in no time. The
//! window starts it too.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use extraction::Extractor;
use tokens::Tokens;

/// A process of its own, by the verb that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aid {
    /// Reads one file.
    Extract,
    /// Talks to one module.
    Token,
}

impl Aid {
    /// The verb.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Extract => "__extract",
            Self::Token => "__token",
        }
    }

    /// Is that process, to its end.
    pub fn run(self) -> ExitCode {
        match self {
            Self::Extract => extraction::child_main(),
            Self::Token => tokens::child_main(),
        }
    }
}

/// The program that is started for it.
#[derive(Debug, Clone)]
pub struct Aids {
    program: PathBuf,
}

impl Aids {
    /// The terminal's program itself.
    pub fn by(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// The terminal's program that lies beside another one.
    pub fn beside(program: &Path) -> Self {
        Self::by(program.with_file_name(format!("muniment{}", std::env::consts::EXE_SUFFIX)))
    }

    /// The reader of files.
    pub fn extractor(&self) -> Extractor {
        Extractor::new(&self.program, [Aid::Extract.verb()])
    }

    /// Cards and tokens.
    pub fn tokens(&self) -> Tokens {
        Tokens::new(&self.program, [Aid::Token.verb()])
    }
}
