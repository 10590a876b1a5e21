//! Form definitions, answers, expressions, problems, stages: the only evaluator of a form.
//!
//! A signed form has one truth. So the window, the terminal, the server and the tests all
//! ask this room what is visible, what is required, what a total is, what is wrong and who
//! comes next; none of them has rules of its own. The room is pure: the day, the person and
//! the data from outside come in as [`Inputs`], and the same inputs give the same bytes.
//!
//! # The way of a form
//!
//! 1. **Definition.** [`Definition::parse`] reads the format *mform*: data (a profile of JSON
//!    Schema), fields, code lists, layout, rules, stages, evidence, record, own tests. It gives
//!    all [`Fault`]s at once, each with its place; types are checked and circles refused, so
//!    that nothing about a definition can fail while somebody fills it in. A definition is
//!    named for ever by its [hash](Definition::hash). [`check`] lints it and runs its own tests.
//! 2. **Filling.** [`prefill`] fills blanks from the profile. [`apply_edit`] grants or refuses
//!    every change and brings typing to the one spelling of a value; what it cannot
//!    understand it keeps. [`evaluate`] says what the rules make of the answers. A
//!    [`Problem`] is a value in a list, not an error.
//! 3. **Completing.** [`complete`] is the only way to a [`Completed`]: the proof that a stage has
//!    no problem. It holds the relevant data only; [`Completed::statement`] is what a signature
//!    covers besides the page that was shown.
//! 4. **Handing over.** [`decide_hand_over`] runs the same rules on every desk and on the server
//!    and gives an event, [`Handed`]; [`apply()`] folds it into the [`Instance`]. A return opens a
//!    successor and keeps what was signed. [`overdue`] is derived.
//! 5. **Filing.** [`record_mapping`] gives title, class, metadata and *facts*. Trigger and period
//!    belong to the disposal schedule and are deliberately not here.
//!
//! [`changes()`] says what a newer edition changes for whoever has begun an older one; [`migrate`] moves a draft to it with
//! an account of every value; [`accepted`] says until when the older one may still be completed.
//!
//! [`import_json_schema`] and [`import_paper`] make a first draft of a definition from a schema of another system and
//! from the fields of a PDF; [`wrap_paper`] makes a cover sheet for a PDF that is not taken over.
//!
//! [`catalogue`] lists the forms that there are; it compiles none of them.
//!
//! [`take_up`] counts from the events of all forms on their way how much each form is used.
//!
//! [`Definition::view`] is what a renderer draws a form from; it holds no rule. [`rule_sentences`] says every rule in a
//! sentence of both languages; [`expr::view`] is the line of text for authors.
//!
//! # Shapes that are promises
//!
//! - Answers are JSON after the data schema; attachments stand under [`ATTACHMENTS`] by slot, in the form or in a row.
//!   Places are JSON pointers (RFC 6901); rules name fields by [`Pattern`], `*` for rows.
//! - Amounts and fractions are decimal strings, dates `YYYY-MM-DD`, times `HH:MM`. Hidden and
//!   blank answers are absent from values; a computed value that is not known is null.
//! - Whatever is hashed is hashed in its RFC 8785 form with SHA-256.
//!
//! # The order of the files
//!
//! `pointer`, `canonical`, `calendar`, `address`, `inputs`, `problem`, `fault`, `refusal`, `values` know
//! nothing above them; `expr` evaluates rules over a [`Scope`](expr::Scope) and a
//! [`Source`](expr::Source); `definition` reads the format; `catalogue` stands beside it; `evaluate` fills the table that
//! rules read; `edit`, `files`, `import`, `record`, `completed`, `instance`, `changes`, `migrating`, `editions`,
//! `takeup`, `check`, `sentences` and `view` stand on it.
//!
//! Not here: storing drafts, bytes of attachments, rendering, signing, who a post holder is
//! today, whether something is held or due.

mod address;
mod calendar;
mod canonical;
pub mod catalogue;
mod changes;
mod check;
mod completed;
mod declaration;
mod definition;
mod document;
mod edit;
mod editions;
mod evaluate;
pub mod expr;
mod fault;
mod files;
mod import;
mod inputs;
mod instance;
mod migrating;
mod pointer;
mod problem;
mod record;
mod refusal;
mod sentences;
mod source;
mod spoken;
mod takeup;
mod tier;
mod values;
mod view;

pub use address::address_line;
pub use calendar::{Calendar, Covers, Holiday, Uncovered};
pub use canonical::{bytes as canonical_bytes, digest as canonical_digest, sha256_hex};
pub use changes::{Asks, ChangeClass, FormChange, FormChanges, changes};
pub use check::{CaseResult, CheckReport, Difference, check, unknown_classes};
pub use completed::{Completed, complete, record_mapping};
pub use declaration::{declaration, next_assignee};
pub use definition::{
    ATTACHMENTS, Assertion, Asset, AssetUse, AttachmentSlot, Becomes, By, Case, Certifier, Code, Codelist, Definition,
    Due, Escalation, Expectation, FEATURES, FactRule, Field, FieldKind, Item, Logic, Migration, Names, Origin,
    OriginalPolicy, Page, Prefill, Publication, RecordRules, Repeat, Rows, Section, Side, SideKind, SigningWay, Slot,
    SnapshotKind, SnapshotSlot, Stage, TitleRule, Width, Window, asset_faults, assets_of, definition_digest, number_in,
    published,
};
pub use document::read_json;
pub use edit::{Edit, apply_edit, spelt};
pub use editions::{Edition, accepted, follows, in_use, last_day};
pub use evaluate::{
    Attachment, Certified, Choice, Evaluation, Follows, SetAside, SlotFile, StalePrefill, evaluate,
    evaluate_as_written, files_in, prefill, prefilled, row_number, set_aside, slot_files, slot_in, stale_prefills,
    without_files,
};
pub use fault::Fault;
pub use files::{NamedFile, named_files};
pub use import::{Imported, Naming, Official, Paper, PaperField, Takes, import_json_schema, import_paper, wrap_paper};
pub use inputs::{Actor, Inputs, NamePair, Snapshots};
pub use instance::{
    Assignee, HandOver, Handed, Instance, InstanceState, MarkOriginal, Next, NextStage, OnPaper, OpenStage, Original,
    OriginalState, OriginalStep, Outcome, Overdue, Reminder, Reminders, Returned, Revision, Sheet, Signed, SignedBy,
    apply, apply_original, cites, decide_hand_over, decide_original, escalated, late, originals, overdue, reminders,
};
pub use migrating::{CarriedValue, Fate, Migrated, leaves, may_move, migrate};
pub use pointer::{Pattern, Step};
pub use problem::Problem;
pub use record::{Fact, LinkedRecord, RecordMapping, working_title};
pub use refusal::Refusal;
pub use sentences::{RuleKind, RuleSentence, Sentence, rule_sentences};
pub use source::{SourcePlace, place_in_source};
pub use spoken::{amount, currency_sign, day, field as field_at, separated, spoken};
pub use takeup::{
    Course, FormTarget, MonthFigures, OfInstance, Spell, TakeUp, TakeUpFigures, TakeUpMeasure, TakeUpTarget,
    TargetPeriod, Told, course, share, take_up,
};
pub use tier::Tier;
pub use values::{Type, Value, is_hkid, masked_hkid, narrowed, read as read_value, reference, write as write_value};
pub use view::{AttachmentView, FieldView, FormView, SideView, StageView};
