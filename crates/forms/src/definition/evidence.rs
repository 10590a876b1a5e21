//! The part `evidence`: what is to be attached, when, and what becomes of originals.

use serde::{Deserialize, Serialize};
use words::{Lang, Message, Text, say_or_code};

use super::field::FieldKind;
use super::names::Names;
use super::node::Node;
use super::rules::{printable_at, rule};
use crate::expr::Expr;
use crate::pointer::Pattern;
use crate::values::Type;

/// The property of the answers, or of a row, under which attachments stand, by slot.
pub const ATTACHMENTS: &str = "$attachments";

/// What is asked of an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum OriginalPolicy {
    /// A copy is enough.
    #[default]
    CopyEnough,
    /// A copy certified as true.
    CertifiedCopy,
    /// An officer confirms having seen the original.
    Sighted,
    /// The original follows by post or over the counter.
    OriginalFollows,
    /// The original is kept with the record.
    OriginalKept,
}

impl OriginalPolicy {
    /// Whether the paper itself is to come before the form is complete.
    pub fn wants_original(self) -> bool {
        matches!(self, Self::Sighted | Self::OriginalFollows | Self::OriginalKept)
    }

    /// Whether whoever attaches the copy says how the paper comes.
    pub fn comes_later(self) -> bool {
        matches!(self, Self::OriginalFollows | Self::OriginalKept)
    }
}

/// In which capacity somebody may certify that a copy is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certifier {
    /// A director, secretary or other officer of the organisation whose document it is.
    OfficerOfOrganisation,
    /// The secretary of the company.
    CompanySecretary,
    /// A founder member of the company.
    FounderMember,
    /// An officer of the government.
    PublicOfficer,
    /// A solicitor.
    Solicitor,
    /// A notary public.
    NotaryPublic,
    /// A commissioner for oaths.
    CommissionerForOaths,
    /// A certified public accountant.
    CertifiedPublicAccountant,
}

impl Certifier {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::OfficerOfOrganisation,
        Self::CompanySecretary,
        Self::FounderMember,
        Self::PublicOfficer,
        Self::Solicitor,
        Self::NotaryPublic,
        Self::CommissionerForOaths,
        Self::CertifiedPublicAccountant,
    ];

    /// The capacity that is written so.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|capacity| capacity.code() == code)
    }

    /// The code under which it is written.
    pub fn code(self) -> &'static str {
        self.phrase().trim_start_matches("forms-certifier-")
    }

    /// How it is called.
    pub fn label(self) -> Text {
        let called = Message::new(self.phrase());
        Text::new(say_or_code(Lang::En, &called), say_or_code(Lang::ZhHantHk, &called))
    }

    fn phrase(self) -> &'static str {
        match self {
            Self::OfficerOfOrganisation => "forms-certifier-officer-of-organisation",
            Self::CompanySecretary => "forms-certifier-company-secretary",
            Self::FounderMember => "forms-certifier-founder-member",
            Self::PublicOfficer => "forms-certifier-public-officer",
            Self::Solicitor => "forms-certifier-solicitor",
            Self::NotaryPublic => "forms-certifier-notary-public",
            Self::CommissionerForOaths => "forms-certifier-commissioner-for-oaths",
            Self::CertifiedPublicAccountant => "forms-certifier-certified-public-accountant",
        }
    }
}

/// A place for attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentSlot {
    /// Identifier.
    pub id: String,
    /// What is to be attached.
    pub label: Text,
    /// More about it.
    pub help: Option<Text>,
    /// The group of rows of which each has a place of its own for it; the form as a whole where not said.
    pub group: Option<Pattern>,
    /// The row or the form to which the files belong.
    home: Pattern,
    /// Where they stand in the answers.
    at: Pattern,
    /// The stage that attaches it.
    pub stage: String,
    /// When it is asked for; always where not said.
    pub when: Option<Expr>,
    /// The least number of files, where it is asked for.
    pub min: u32,
    /// The greatest number of files.
    pub max: u32,
    /// File name endings without the dot, lower case; any where empty.
    pub accept: Vec<String>,
    /// What is asked of the original.
    pub original: OriginalPolicy,
    /// Who may certify a copy; never none where a certified copy is wanted.
    pub certifiers: Vec<Certifier>,
    /// A tag such as `health`.
    pub sensitivity: Option<String>,
    /// The class of the linked record that the attachment becomes; with the record where not said.
    pub own_class: Option<Expr>,
}

impl AttachmentSlot {
    /// Where the files stand in the answers: `/$attachments/deed`, or `/lines/*/$attachments/receipt` in rows.
    pub fn at(&self) -> &Pattern {
        &self.at
    }

    /// The row or the form to which the files belong.
    pub fn home(&self) -> &Pattern {
        &self.home
    }
}

/// The greatest number of files in a slot where the definition names none.
const MOST_FILES: u32 = 20;

/// Reads the part `evidence`; `first_stage` owns slots that name no stage.
pub fn attachments(node: &Node, names: &Names, first_stage: &str) -> Vec<AttachmentSlot> {
    node.only(&["attachments"]);
    let entries = node.get("attachments").map(|list| list.items()).unwrap_or_default();
    let mut slots: Vec<AttachmentSlot> = Vec::new();
    for entry in entries {
        let slot = slot(&entry, names, first_stage);
        if slots.iter().any(|other| other.id == slot.id) {
            entry.fault_about("forms-def-attachment-twice", &slot.id);
        }
        slots.push(slot);
    }
    slots
}

fn slot(node: &Node, names: &Names, first_stage: &str) -> AttachmentSlot {
    node.only(&[
        "id",
        "label",
        "help",
        "in",
        "stage",
        "when",
        "min",
        "max",
        "accept",
        "original",
        "retention",
        "sensitivity",
    ]);
    let (original, certifiers) = node.get("original").map(|entry| read_original(&entry)).unwrap_or_default();
    let group = node.get("in").and_then(|entry| group(&entry, names));
    let home = group.as_ref().map(Pattern::rows).unwrap_or_default();
    let id = node.need_string("id");
    AttachmentSlot {
        at: home.join(ATTACHMENTS).join(&id),
        id,
        label: node.need_text("label"),
        help: node.get_text("help"),
        stage: node.get_string("stage").unwrap_or_else(|| first_stage.to_owned()),
        when: node.get("when").and_then(|when| rule(&when, &home, names, &Type::Bool)),
        min: node.get_count("min").unwrap_or(0),
        max: node.get_count("max").unwrap_or(MOST_FILES),
        accept: node.strings("accept"),
        original,
        certifiers,
        sensitivity: node.get_string("sensitivity"),
        own_class: node.get("retention").and_then(|entry| retention(&entry, &home, names)),
        group,
        home,
    }
}

/// The group in whose rows the files stand.
fn group(node: &Node, names: &Names) -> Option<Pattern> {
    let text = node.string()?;
    let is_group = |at: &Pattern| names.fields.get(at).is_some_and(|field| field.kind == FieldKind::Repeat);
    let group = Pattern::parse(&text).filter(is_group);
    if group.is_none() {
        node.fault_about("forms-def-attachment-in", &text);
    }
    group
}

fn read_original(node: &Node) -> (OriginalPolicy, Vec<Certifier>) {
    node.only(&["policy", "certifiers"]);
    let policy = match node.need_string("policy").as_str() {
        "copy-enough" => OriginalPolicy::CopyEnough,
        "certified-copy" => OriginalPolicy::CertifiedCopy,
        "sighted" => OriginalPolicy::Sighted,
        "original-follows" => OriginalPolicy::OriginalFollows,
        "original-kept" => OriginalPolicy::OriginalKept,
        other => {
            node.fault_about("forms-def-original", other);
            OriginalPolicy::CopyEnough
        }
    };
    let named = node.strings("certifiers");
    for code in named.iter().filter(|code| Certifier::read(code).is_none()) {
        node.fault_about("forms-def-certifier", code);
    }
    let certifiers = match policy {
        OriginalPolicy::CertifiedCopy if named.is_empty() => Certifier::ALL.to_vec(),
        OriginalPolicy::CertifiedCopy => named.iter().filter_map(|code| Certifier::read(code)).collect(),
        _ => Vec::new(),
    };
    (policy, certifiers)
}

/// `"with-record"`, or `{"class": …}` for a linked record of its own.
fn retention(node: &Node, home: &Pattern, names: &Names) -> Option<Expr> {
    if node.json == "with-record" {
        return None;
    }
    node.only(&["class"]);
    printable_at(&node.need("class")?, home, names)
}
