//! The command line, as clap reads it. Secrets never stand on it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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
    /// Reads a file from standard input in a limited process (used by the program itself).
    #[command(name = "__extract", hide = true)]
    ExtractChild,
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

/// `form`.
#[derive(Subcommand)]
pub enum Form {
    /// The forms that can be filled in here; with words or a filter, those of the whole library.
    List(List),
    /// Take the definition of a form in from a file.
    Install {
        /// The file, *.mform.
        file: PathBuf,
    },
    /// One form.
    Show {
        /// Form number or definition hash.
        id: String,
    },
    /// Check a definition file and run its own tests.
    Check {
        /// The definition.
        definition: PathBuf,
        /// The edition before it: what changed, and whether drafts of it are taken over.
        #[arg(long, value_name = "OLD")]
        against: Option<PathBuf>,
        /// Say what each rule means, in sentences.
        #[arg(long)]
        rules: bool,
    },
    /// What changed from one edition of a form to the next: text, compatible or breaking.
    Compare {
        /// The older definition.
        old: PathBuf,
        /// The newer one.
        new: PathBuf,
    },
    /// What moving answers to a newer edition would do to each of them. Nothing is written.
    Migrate {
        /// The definition on which they were filled in.
        #[arg(long, value_name = "OLD")]
        from: PathBuf,
        /// The newer one.
        #[arg(long, value_name = "NEW")]
        to: PathBuf,
        /// The answers as JSON.
        answers: PathBuf,
        /// Day; today when not given.
        #[arg(long)]
        today: Option<String>,
    },
    /// Publish a definition for the department.
    Publish {
        /// The definition.
        definition: PathBuf,
    },
    /// Evaluate answers.
    Eval {
        /// Form number, or a definition file.
        definition: String,
        /// Answers as JSON.
        #[arg(long)]
        answers: PathBuf,
        /// Stage; the first one when not given.
        #[arg(long)]
        stage: Option<String>,
        /// Day; today when not given.
        #[arg(long)]
        today: Option<String>,
    },
    /// Fill in, sign and hand over a stage.
    Submit(Submit),
    /// Where forms on their way are, the late ones first.
    Track {
        /// Those that are done too.
        #[arg(long)]
        all: bool,
    },
    /// Originals that are outstanding, or lie at the office and may go back.
    Originals,
    /// Record that an original was seen, came, or went back.
    Original {
        /// The instance.
        instance: String,
        /// The slot in which its copy lies.
        slot: String,
        /// What happened.
        #[arg(long, value_name = "sighted|received|returned")]
        step: String,
        /// File name or SHA-256 of the copy, where several lie in the slot.
        #[arg(long)]
        copy: Option<String>,
        /// Day; today when not given.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
        /// A tracking number, a place, a remark.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Write a form that was handed over here into a file, for a desk that cannot be reached.
    Carry {
        /// The instance.
        instance: String,
        /// The file to write, *.mhand.
        #[arg(long)]
        out: PathBuf,
    },
    /// Take in such a file from another desk.
    Take {
        /// The file.
        file: PathBuf,
    },
    /// Make a first draft of a definition from a JSON Schema or a PDF with fields, with a list of what it does not
    /// carry.
    Import(Import),
    /// Make a cover sheet for an official PDF that stays as it is.
    Wrap(Wrap),
    /// Give a form back to an earlier stage, with reasons.
    Return {
        /// The instance.
        instance: String,
        /// The stage that gives it back, where several run side by side.
        #[arg(long)]
        stage: Option<String>,
        /// The stage that is to do it again.
        #[arg(long)]
        to: String,
        /// Why; whoever did that stage reads it.
        #[arg(long)]
        reasons: String,
    },
}

/// What a new definition is made from, and what its source does not say of itself.
#[derive(Args)]
pub struct Draft {
    /// The file it is made from.
    pub file: PathBuf,
    /// The definition; must not exist.
    #[arg(long, value_name = "DEF")]
    pub out: PathBuf,
    /// Number of the form; from the file name when not given.
    #[arg(long)]
    pub form_no: Option<String>,
    /// Printed edition.
    #[arg(long, default_value = "1")]
    pub edition: String,
    /// Class of the file plan under which completed forms are filed.
    #[arg(long, default_value = "UNCLASSED")]
    pub class: String,
}

/// `form import`.
#[derive(Args)]
pub struct Import {
    /// From what.
    #[command(flatten)]
    pub draft: Draft,
    /// Of a PDF: carry it along beside the definition, as the official layout.
    #[arg(long)]
    pub keep_original: bool,
}

/// `form wrap`.
#[derive(Args)]
pub struct Wrap {
    /// From what.
    #[command(flatten)]
    pub draft: Draft,
    /// Title in Chinese.
    #[arg(long)]
    pub title_zh: String,
    /// Title in English.
    #[arg(long)]
    pub title_en: String,
}

/// `form list`.
#[derive(Args)]
pub struct List {
    /// Number, words of the title in either script, or other words for it.
    pub query: Vec<String>,
    /// The whole library.
    #[arg(long)]
    pub all: bool,
    /// Only forms of this department, by its code.
    #[arg(long, value_name = "CODE")]
    pub department: Option<String>,
    /// Only forms for which originals are needed.
    #[arg(long)]
    pub needs_originals: bool,
    /// Only forms of this tier, from paper (T0) to stages and signatures (T3).
    #[arg(long, value_name = "T0|T1|T2|T3", value_parser = tier)]
    pub tier: Option<registry::Tier>,
    /// Only those whose definition is on this desk.
    #[arg(long)]
    pub here: bool,
    /// Only favourites.
    #[arg(long, conflicts_with = "recent")]
    pub favourites: bool,
    /// Only those begun here of late, the last first.
    #[arg(long)]
    pub recent: bool,
    /// The most to list.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

fn tier(text: &str) -> Result<registry::Tier, String> {
    use registry::Tier::{T0, T1, T2, T3};
    let known = ["T0", "T1", "T2", "T3"].iter().position(|name| name.eq_ignore_ascii_case(text));
    known.and_then(|at| [T0, T1, T2, T3].get(at).copied()).ok_or_else(|| "T0, T1, T2, T3".to_owned())
}

/// `form submit`.
#[derive(Args)]
pub struct Submit {
    /// Form number.
    pub id: String,
    /// Answers as JSON.
    #[arg(long)]
    pub answers: PathBuf,
    /// The instance, after the first stage.
    #[arg(long)]
    pub instance: Option<String>,
    /// The stage, where several run side by side.
    #[arg(long)]
    pub stage: Option<String>,
    /// Attachments: slot=path.
    #[arg(long, value_name = "SLOT=PATH")]
    pub attach: Vec<String>,
    /// PKCS#12 file of the signing key.
    #[arg(long)]
    pub key: Option<PathBuf>,
    /// File that holds the key's passphrase (or MUNIMENT_KEY_PASSPHRASE).
    #[arg(long)]
    pub key_passphrase_file: Option<PathBuf>,
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
}

/// `retention`.
#[derive(Subcommand)]
pub enum Retention {
    /// What is due.
    Due {
        /// The day.
        #[arg(long)]
        on: Option<String>,
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
    /// The PDF to sign; it is not altered.
    pub input: PathBuf,
    /// The signed PDF; must not exist.
    pub output: PathBuf,
    /// PKCS#12 file of the signing key.
    #[arg(long)]
    pub key: PathBuf,
    /// File that holds the key's passphrase (or MUNIMENT_KEY_PASSPHRASE).
    #[arg(long)]
    pub key_passphrase_file: Option<PathBuf>,
    /// Level of the signature; b-b is the only one so far.
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
    /// Folder or file with trusted certificates (PEM or DER); may be given several times.
    #[arg(long)]
    pub trust: Vec<PathBuf>,
    /// Time at which to judge (RFC 3339 or a day).
    #[arg(long)]
    pub at: Option<String>,
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
}

/// `log`.
#[derive(Subcommand)]
pub enum Log {
    /// Check every chain and compare the tables with it.
    Verify,
}
