//! The command line of `trust`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `trust`.
#[derive(Subcommand)]
pub enum Trust {
    /// What this desk trusts: its own certificates, and the trust list of the department.
    List,
    /// Trust the certificates of a file on this desk.
    Add {
        /// PEM or DER.
        file: PathBuf,
    },
    /// Trust a certificate on this desk no longer.
    Remove {
        /// Its SHA-256, as the list shows it.
        fingerprint: String,
    },
    /// Write an entry of a trust list, to be put into one.
    Entry(TrustEntry),
    /// Issue a trust list to all desks of the department.
    Issue {
        /// The list, with a higher serial number than the one in use.
        file: PathBuf,
    },
    /// Write the trust list of the department into a file, with its signature.
    Export {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
}

/// `trust entry`.
#[derive(Args)]
pub struct TrustEntry {
    /// The certificate of the anchor; PEM or DER.
    pub certificate: PathBuf,
    /// Whose certificates these are.
    #[arg(long, value_name = "person|organisation|government-person|government-unit|time-stamping")]
    pub kind: String,
    /// Certificate of an authority that issues them; may be given several times. Any authority when not given.
    #[arg(long)]
    pub issuer: Vec<PathBuf>,
    /// Policy under which they are issued, with all below it; may be given several times. Any policy when not given.
    #[arg(long, value_name = "OID")]
    pub policy: Vec<String>,
}
