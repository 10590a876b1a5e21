//! The command line of `publisher`.

use std::path::PathBuf;

use clap::Subcommand;

/// `publisher`.
#[derive(Subcommand)]
pub enum Publisher {
    /// The publishers whose forms the department takes, and those that were withdrawn.
    List,
    /// The publisher of a file with its key, to be compared with the publisher before it is recognised.
    Show {
        /// The file, as the publisher gives it out.
        file: PathBuf,
    },
    /// Recognise the publisher of a file.
    Recognise {
        /// The file, as the publisher gives it out.
        file: PathBuf,
    },
    /// Take nothing new of a publisher any more. Forms on their way go on.
    Withdraw {
        /// Name or key of the publisher.
        publisher: String,
        /// Why; it stays in the journal.
        #[arg(long)]
        reason: String,
    },
    /// Write the department as a publisher into a file, for another department to recognise.
    Export {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
}
