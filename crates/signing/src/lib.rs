//! Signatures in PDF: made, read and judged.
//!
//! Bytes in, bytes out. This room knows no record, no disk, no network and no clock; the
//! time of signing and the time of judging come in. Signatures are PAdES baseline B-B
//! (ETSI EN 319 142-1).
//!
//! # Signing
//!
//! [`sign`] appends one incremental update that fills fields and signs; [`fill`] appends
//! one that fills and does not sign. Whatever stood in the file keeps its bytes.
//!
//! # What a form must prepare
//!
//! A document that several offices sign in turn holds all its fields before the first
//! signature; a field added later is a change, however honest. A stage is a node of the
//! field tree, so that its leaves have the qualified names
//!
//! | name | kind | for |
//! |---|---|---|
//! | `stage.<id>.signature-<id>` | `Sig`, with one widget | the signature |
//! | `stage.<id>.data` | `Tx`, multi-line, **no widget** | the data of the stage, as JSON |
//! | `stage.<id>.<name>` | `Tx`, with one widget | a value that is seen on the page |
//!
//! Names are a custom of the house; this room reads the tree and takes any. It insists on
//! these points:
//!
//! - A partial name (`T`) has no full stop (ISO 32000-2, 12.7.4.2); other judges refuse the
//!   whole file otherwise.
//! - A signature field carries its `Lock` (SigFieldLock), naming by `Include` the leaves of
//!   its own and of all earlier stages. [`sign`] repeats it as FieldMDP, word for word.
//! - A field that is to be filled later has no flag ReadOnly and is in no earlier lock.
//! - The first signature certifies (`DocMDP`, P 2): afterwards only filling and signing.
//! - The page shows a value by an [`Appearance`] with fonts of its own, each with `ToUnicode`.
//!   What it shows must be the value, white space apart; a judge compares the two.
//! - Only the first stage may embed files. Later stages carry their data in `data` fields.
//!
//! # Judging
//!
//! Three layers: [`facts::facts`] (what the file is), [`Policy`] (what is trusted and
//! demanded), [`report()`] (the answer, with reasons). The report serialises as the answer of
//! `muniment verify`. Four questions are answered apart: are the signed bytes whole, what
//! changed afterwards, who signed, and is that known for certain.
//!
//! # What the verdicts mean
//!
//! | verdict | when |
//! |---|---|
//! | valid | whole, nothing forbidden was changed, and each certificate leads to an anchor and is in order at the time of judging |
//! | invalid | a signature is broken, or something was changed that is forbidden or that no rule explains |
//! | indeterminate | neither; most often the certificate leads to no anchor |
//!
//! `unchanged` is stricter than the verdict about changes and blind to trust: every later
//! revision is explained and permitted, and nothing but evidence follows the newest
//! signature. The code of each [`Reason`] is stable.

pub mod certificate;
mod changes;
pub mod container;
pub mod extend;
pub mod facts;
mod form;
pub mod key;
mod limits;
mod office_day;
mod pdf;
mod reason;
mod report;
pub mod revocation;
mod sign;
#[cfg(feature = "testkit")]
#[allow(clippy::expect_used, reason = "a test that cannot make its own papers has nothing to go on with")]
pub mod testkit;
pub mod time_stamp;
pub mod trust_list;

pub use changes::{Change, ChangeKind, Level};
pub use form::{Lock, LockAction};
pub use limits::Limits;
pub use pdf::StructureFault;
pub use reason::{Indication, Reason};
pub use report::{
    Answers, Baseline, ChangeReport, EvidenceUse, KeyUsageRule, Policy, Remark, Report, SignatureReport, StampReport,
    Verdict, report,
};
pub use sign::{Appearance, AppearanceFault, Filling, Place, SignError, SignRequest, fill, sign};
