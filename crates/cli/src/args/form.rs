//! The command line of `form`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::takeup::{CopyForm, TakeUp, Target};

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
        /// The file of a publisher whose signature the definition may bear, beside those that come with the program.
        #[arg(long, value_name = "FILE")]
        publisher: Option<PathBuf>,
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
    /// Write a blank form, or the page of a stage to be signed in ink, as a PDF.
    Print(Print),
    /// Where forms on their way are, the late ones first.
    Track {
        /// Those that are done too.
        #[arg(long)]
        all: bool,
    },
    /// How much each form is used in a period.
    Takeup(TakeUp),
    /// Set what a form is to reach.
    Target(Target),
    /// Write a copy of a definition.
    Copy(CopyForm),
    /// The list of all forms: show, export, issue.
    #[command(subcommand)]
    Catalogue(CatalogueOf),
    /// Answers of drafts that were filled in from the profile, which says something else by now: each is used or kept.
    Prefilled(Prefilled),
    /// Originals that are outstanding, or lie at the office and may go back.
    Originals,
    /// Record that an original was seen, came, or went back.
    Original {
        /// The instance.
        instance: String,
        /// The slot in which its copy lies; in a table slot@row.
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
    /// Attachments: slot=path, in a table slot@row=path.
    #[arg(long, value_name = "SLOT[@ROW]=PATH")]
    pub attach: Vec<String>,
    /// PKCS#12 file of the signing key.
    #[arg(long, group = "signature")]
    pub key: Option<String>,
    /// File that holds the key's passphrase (or MUNIMENT_KEY_PASSPHRASE).
    #[arg(long)]
    pub key_passphrase_file: Option<PathBuf>,
    /// Sign by this desk, where the form accepts it.
    #[arg(long, group = "signature")]
    pub platform: bool,
    /// Sign by typing one's own name, where the form accepts it.
    #[arg(long, value_name = "NAME", group = "signature")]
    pub typed_name: Option<String>,
    /// A scan of the sheet that was signed in ink, where the form accepts it; several scans are several options.
    #[arg(long, value_name = "PATH", group = "signature", requires_all = ["signed_on", "signer"])]
    pub scan: Vec<PathBuf>,
    /// The day that stands beside the signature in ink.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub signed_on: Option<String>,
    /// Who signed in ink, as the sheet says.
    #[arg(long, value_name = "NAME")]
    pub signer: Option<String>,
    /// The sheet was a blank form filled in by hand, and not the page that was printed from these answers.
    #[arg(long)]
    pub blank_sheet: bool,
}

/// `form print`.
#[derive(Args)]
pub struct Print {
    /// Form number.
    pub id: String,
    /// Answers as JSON: the page of the stage, to be signed in ink; a blank form when not given.
    #[arg(long)]
    pub answers: Option<PathBuf>,
    /// The instance, after the first stage.
    #[arg(long, requires = "answers")]
    pub instance: Option<String>,
    /// The stage, where several run side by side.
    #[arg(long, requires = "answers")]
    pub stage: Option<String>,
    /// Attachments: slot=path, in a table slot@row=path.
    #[arg(long, value_name = "SLOT[@ROW]=PATH", requires = "answers")]
    pub attach: Vec<String>,
    /// The PDF to write.
    #[arg(long)]
    pub out: PathBuf,
}

/// `form catalogue`.
#[derive(Subcommand)]
pub enum CatalogueOf {
    /// Which catalogue is in use, and who stands for it.
    Show,
    /// Write the catalogue in use into a file, to be edited.
    Export {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Issue a catalogue to all desks of the department.
    Issue {
        /// The catalogue, with a higher version than the one in use.
        file: PathBuf,
    },
}

/// `form prefilled`.
#[derive(Args)]
pub struct Prefilled {
    /// The draft; all of them when not given.
    pub draft: Option<String>,
    /// Take what the profile says now as the answer at this place.
    #[arg(long = "use", value_name = "PATH", requires = "draft", conflicts_with = "keep")]
    pub take: Option<String>,
    /// Keep the answer at this place.
    #[arg(long, value_name = "PATH", requires = "draft")]
    pub keep: Option<String>,
}
