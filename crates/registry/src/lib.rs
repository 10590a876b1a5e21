//! What a person can ask of a desk.
//!
//! [`Registry`] holds one vault, open or not; an open one is a [`Desk`]. Shells (the window,
//! the terminal) ask both by verbs and show the answers. Every answer of a change says what
//! changed, so that views refresh exactly that.
//!
//! Deliberately not here: windows, terminals, home directories, environment variables.

mod aids;
mod as_of;
mod authoring;
mod batch;
mod bulk;
mod cards;
pub mod carrying;
mod cataloguing;
mod clock;
mod command;
mod covers;
mod definitions;
mod describing;
mod desk;
mod draft_files;
mod drafting;
mod editions;
mod evaluating;
mod exchange;
mod failure;
mod favourites;
mod filing;
mod finder;
mod finding;
mod importing;
mod index;
mod inking;
mod installing;
mod issuing;
pub mod judging;
mod keeping;
mod keys;
mod library;
mod moving;
mod noticing;
mod official;
mod picking;
mod planning;
mod posts;
mod practice;
mod prefilling;
mod printing;
mod proofs;
pub mod provable;
mod proving;
mod publishers;
mod reminding;
mod settings;
mod shell;
mod stages;
mod stating;
mod taking_up;
mod texts;
pub mod trust_files;
mod trusting;
mod under_way;
mod vault;
pub mod view;
mod withdrawing;
mod writing;

pub use aids::{Aid, Aids};
pub use cards::{Look, SeenTokens};
pub use cataloguing::{FormAsk, FormShelf, Shelved, Shelves};
pub use clock::{Clock, time_of};
pub use command::{brought, bytes, call, call_shell, is_errand, wire_error};
pub use covers::Here;
pub use desk::Desk;
pub use disposal::{DueView, Explanation};
pub use editions::files_beside;
pub use evaluating::{evaluate_file, migrate_file, problem_text, say_problems};
pub use exchange::Exchanged;
pub use extraction::Extractor;
pub use failure::{Failure, FailureKind};
pub use filing::{Filed, Filing, Incoming};
pub use finding::{Found, FoundHit, LIMIT_MAX, SearchAsk};
pub use forms::catalogue::{Catalogue, Obstacle};
pub use forms::{
    CheckReport, Definition, Fate, Fault as FormFault, FormChanges, Imported, Migrated, Naming, OpenStage,
    RuleSentence, Sheet, Tier, changes as form_changes, check as check_form, follows as form_follows, number_in,
    read_json, rule_sentences,
};
pub use importing::{asset_faults, import_form, wrap_form};
pub use installing::Installed;
pub use keeping::Kept;
pub use keys::{OpenedKey, open_key};
pub use noticing::{Notice, Noticed};
pub use proving::{Health, HealthFinding, sign_file, verdict_message};
pub use publishers::read_published;
pub use records::{EntityId, Publisher};
pub use shell::{NoShell, PickPurpose, Secret, Shell};
pub use signing::certificate::{Certificate, CertificateKind};
pub use signing::trust_list::TrustList;
pub use signing::{Baseline, Policy, Verdict};
pub use stages::{Attached, HandedOver, Inked, Marked, Seen, Signing, Submission, Turn, slot_and_rows};
pub use store::{Holder, IssuedTrustList};
pub use taking_up::take_up_csv;
pub use tokens::{Tokens, Tries};
pub use vault::{NewDesk, Opening, Registry, Stage};
pub use writing::write_new;

/// The text of a file, read in a process of its own.
///
/// # Errors
/// A refusal when the process crashed, ran out of time or memory.
pub fn extract(extractor: &Extractor, bytes: Vec<u8>) -> Result<extraction::Extracted, Failure> {
    extractor.extract(bytes).map_err(|error| Failure::refusal(error.message()))
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    records::journal::sha256_hex(bytes)
}

/// One line of the due list.
pub fn due_line(kept: &Kept) -> DueView {
    let reference = kept.entity.state.keys().into_iter().next().unwrap_or_default();
    DueView::new(reference, kept.entity.id.to_string(), &kept.assessment)
}

/// Why a record is due or not, step by step, in a language.
pub fn explanation(kept: &Kept, lang: words::Lang) -> Explanation {
    let reference = kept.entity.state.keys().into_iter().next().unwrap_or_default();
    Explanation::new(reference, &kept.assessment, lang)
}
