//! The command line, as clap reads it. Secrets never stand on it.

mod form;
mod publisher;
mod takeup;
mod trust;

use std::path::PathBuf;

pub use form::{CatalogueOf, Draft, Form, Import, List, Prefilled, Print, Submit, Wrap};
pub use publisher::Publisher;
pub use takeup::{CopyForm, TakeUp, Target};
pub use trust::{Trust, TrustEntry};

use clap::{Args, Parser, Subcommand};
use registry::Aid;

/// Muniment (檔存): electronic records and e-forms.
#[derive(Parser)]
#[command(name = "muniment", version, about, disable_help_subcommand = true)]
pub struct Cli {
    /// Answers as JSON: one object, or one per line for lists.
    #[arg(long, global = true)]
    pub json: bool,
    /// Folder of the vault.
    #[arg(long, global = true, env = "MUNIMENT_VAULT", value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// File that holds the vault's passphrase (or MUNIMENT_PASSPHRASE).
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Language of messages.
    #[arg(long, global = true, env = "MUNIMENT_LANG", default_value = "en", value_name = "en|zh-Hant-HK")]
    pub lang: String,
    /// Another day than today; only for sample vaults.
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub clock: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Subcommand)]
pub enum Verb {
    /// Make a vault.
    Init(Init),
    /// Forms: list, show, check, eval, submit, import, wrap.
    #[command(subcommand)]
    Form(Form),
    /// Publishers of forms: list, show, recognise, withdraw, export.
    #[command(subcommand)]
    Publisher(Publisher),
    /// Whose certificates are believed: list, add, remove, entry, issue, export.
    #[command(subcommand)]
    Trust(Trust),
    /// File documents as records.
    File(File),
    /// Take the filing of a document back.
    Withdraw {
        /// The record.
        reference: String,
        /// Why; it stays in the journal.
        #[arg(long)]
        reason: String,
    },
    /// Find records by words.
    Search(Search),
    /// Change metadata elements of records.
    Edit(Edit),
    /// Show a record, part or folder.
    Show(Show),
    /// Retention: what is due, and why.
    #[command(subcommand)]
    Retention(Retention),
    /// Sign a PDF.
    Sign(Sign),
    /// Judge the signatures of a file.
    Verify(Verify),
    /// Read the text of a file.
    Extract(Extract),
    /// Exchange with the records server.
    Sync(Sync),
    /// The journal: verify.
    #[command(subcommand)]
    Log(Log),
    /// Rebuild tables and index from the journal.
    Rebuild,
    /// Say what is wrong and what to do.
    Doctor,
    /// Reads a file from standard input in a limited process (used by the programs themselves).
    #[command(name = Aid::Extract.verb(), hide = true)]
    ExtractChild,
    /// Talks to the module of a token in a process of its own (used by the programs themselves).
    #[command(name = Aid::Token.verb(), hide = true)]
    TokenChild,
}

/// `init`.
#[derive(Args)]
pub struct Init {
    /// Fill it with the demo department.
    #[arg(long)]
    pub sample: bool,
    /// Grow the demo department to this many records, for practice and for measuring.
    #[arg(long, requires = "sample", value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub records: Option<u64>,
    /// Leave the deciding to a records server, which this desk joins by `sync`.
    #[arg(long, conflicts_with = "sample")]
    pub desk: bool,
    /// Name of the holder.
    #[arg(long)]
    pub name: Option<String>,
    /// Post of the holder.
    #[arg(long)]
    pub post: Option<String>,
}

/// `file`.
#[derive(Args)]
pub struct File {
    /// Documents; each becomes a record of its own.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Folder, part or class reference.
    #[arg(long)]
    pub folder: String,
    /// Title; from the file name when not given.
    #[arg(long)]
    pub title: Option<String>,
    /// Title in Chinese.
    #[arg(long)]
    pub title_zh: Option<String>,
    /// Further metadata: date, creator, organisation, security, kind, personal_data.
    #[arg(long, value_name = "NAME=VALUE")]
    pub meta: Vec<String>,
}

/// `search`.
#[derive(Args)]
pub struct Search {
    /// What to find.
    #[arg(required = true)]
    pub query: Vec<String>,
    /// Class and everything beneath it.
    #[arg(long)]
    pub class: Option<String>,
    /// First day of the document date.
    #[arg(long)]
    pub from: Option<String>,
    /// Last day of the document date.
    #[arg(long)]
    pub to: Option<String>,
    /// Due before this day.
    #[arg(long)]
    pub due_before: Option<String>,
    /// Exactly these characters, variants apart.
    #[arg(long)]
    pub exact_characters: bool,
    /// Most hits of each group: exact ones, and close ones.
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
    /// Only the number of exact hits.
    #[arg(long)]
    pub count: bool,
}

/// `edit`.
#[derive(Args)]
pub struct Edit {
    /// References or identities.
    #[arg(required = true, value_name = "REF")]
    pub references: Vec<String>,
    /// An element and its new value, as `show` names them; nothing behind the sign takes the value away.
    #[arg(long, required = true, value_name = "ELEMENT=VALUE")]
    pub set: Vec<String>,
    /// Why; one reason for all.
    #[arg(long)]
    pub reason: Option<String>,
    /// Only say what would change.
    #[arg(long)]
    pub preview: bool,
}

/// `show`.
#[derive(Args)]
pub struct Show {
    /// Reference or identity.
    pub reference: String,
    /// With every change.
    #[arg(long)]
    pub history: bool,
    /// As it stood at the end of that day in Hong Kong.
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with = "files")]
    pub as_of: Option<String>,
    /// Also writes the record's files, unaltered, into this folder.
    #[arg(long, value_name = "DIR")]
    pub files: Option<PathBuf>,
    /// Also writes the receipt of the records server for it, as a PDF; must not exist.
    #[arg(long, value_name = "FILE", conflicts_with = "as_of")]
    pub receipt: Option<PathBuf>,
}

/// `retention`.
#[derive(Subcommand)]
pub enum Retention {
    /// What is due.
    Due {
        /// The day.
        #[arg(long)]
        on: Option<String>,
        /// Also writes the disposal list of what may be destroyed, as a PDF; must not exist.
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
    },
    /// Why a record is due or not.
    Explain {
        /// Reference.
        reference: String,
        /// The day.
        #[arg(long)]
        on: Option<String>,
    },
}

/// `sign`.
#[derive(Args)]
pub struct Sign {
    /// The PDF to sign, or to keep provable; it is not altered.
    pub input: PathBuf,
    /// The new PDF; must not exist.
    pub output: PathBuf,
    /// PKCS#12 file of the signing key, or the pkcs11: address of one on a token; without it, a signed PDF is brought to
    /// the level.
    #[arg(long)]
    pub key: Option<String>,
    /// File that holds the key's passphrase or PIN (or MUNIMENT_KEY_PASSPHRASE).
    #[arg(long)]
    pub key_passphrase_file: Option<PathBuf>,
    /// Address of the time-stamp authority (RFC 3161 over HTTP), for the levels above b-b.
    #[arg(long)]
    pub tsa: Option<String>,
    /// Folder or file with trusted certificates (PEM or DER) or trust lists, to find out whose lists are asked for.
    #[arg(long)]
    pub trust: Vec<PathBuf>,
    /// File of the publisher who stands for a trust list.
    #[arg(long, requires = "trust")]
    pub publisher: Option<PathBuf>,
    /// Level of the signature: b-t with a time-stamp, b-lt with evidence of revocation, b-lta with a time-stamp over it.
    #[arg(long, default_value = "b-b", value_name = "b-b|b-t|b-lt|b-lta")]
    pub level: String,
    /// Why it is signed.
    #[arg(long)]
    pub reason: Option<String>,
}

/// `verify`.
#[derive(Args)]
pub struct Verify {
    /// The file.
    pub file: PathBuf,
    /// Folder or file with trusted certificates (PEM or DER) or trust lists; may be given several times.
    #[arg(long)]
    pub trust: Vec<PathBuf>,
    /// File of the publisher who stands for a trust list.
    #[arg(long, requires = "trust")]
    pub publisher: Option<PathBuf>,
    /// Time at which to judge (RFC 3339 or a day).
    #[arg(long)]
    pub at: Option<String>,
    /// List of revoked certificates, answer of a responder, or certificate, to be judged with; may be given several times.
    #[arg(long)]
    pub crl: Vec<PathBuf>,
}

/// `extract`.
#[derive(Args)]
pub struct Extract {
    /// The file.
    pub file: PathBuf,
}

/// `sync`.
#[derive(Args)]
pub struct Sync {
    /// Address of the records server, at the first exchange.
    #[arg(long)]
    pub server: Option<String>,
    /// One-time code from the records manager, at the first exchange (or MUNIMENT_CODE).
    #[arg(long, env = "MUNIMENT_CODE", hide_env_values = true)]
    pub code: Option<String>,
    /// Address of the time-stamp authority that keeps signed records provable, from this exchange on; "" for none.
    #[arg(long)]
    pub tsa: Option<String>,
}

/// `log`.
#[derive(Subcommand)]
pub enum Log {
    /// Check every chain and compare the tables with it.
    Verify,
}
