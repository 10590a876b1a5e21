//! Form definitions, answers, expressions, problems, stages: the only evaluator of a form.
mod calendar;
mod canonical;
mod check;
mod completed;
mod definition;
mod edit;
mod evaluate;
pub mod expr;
mod fault;
mod inputs;
mod instance;
mod pointer;
mod problem;
mod record;
mod refusal;
mod values;
mod view;

pub use calendar::{Calendar, Covers, Holiday, Uncovered};
pub use canonical::{bytes as canonical_bytes, digest as canonical_digest, sha256_hex};
pub use check::{CaseResult, CheckReport, Difference, check, unknown_classes};
pub use completed::{Completed, SlotFile, complete, record_mapping};
pub use definition::{
    ATTACHMENTS, Assertion, AttachmentSlot, By, Case, Code, Codelist, Definition, Due, Escalation, Expectation,
    FEATURES, FactRule, Field, FieldKind, Item, Logic, Names, OriginalPolicy, Page, Prefill, RecordRules, Rows,
    Section, Slot, SnapshotKind, SnapshotSlot, Stage, TitleRule, Width, Window,
};
pub use edit::{Edit, apply_edit, spelt};
pub use evaluate::{Attachment, Choice, Evaluation, evaluate, prefill, slot_pointer};
pub use fault::Fault;
pub use inputs::{Actor, Inputs, NamePair, Snapshots};
pub use instance::{
    Assignee, HandOver, Handed, Instance, InstanceState, Next, OpenStage, Outcome, Overdue, Returned, Revision, Signed,
    apply, decide_hand_over, overdue, reminders,
};
pub use pointer::{Pattern, Step};
pub use problem::Problem;
pub use record::{Fact, LinkedRecord, RecordMapping};
pub use refusal::Refusal;
pub use values::{Type, Value, is_hkid, narrowed, read as read_value, write as write_value};
pub use view::{AttachmentView, FieldView, FormView, StageView};
