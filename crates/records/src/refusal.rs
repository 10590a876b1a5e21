//! Why the rules cannot grant an operation now.

use words::Message;

use crate::{Element, Kind, ScopeId};

/// A refusal: typed, with a sentence that names the next step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such entity here.
    #[error("no such {0:?}")]
    Unknown(Kind),
    /// The entity exists already.
    #[error("exists already: {0}")]
    Exists(String),
    /// Another entity bears this code or reference.
    #[error("taken: {0}")]
    Taken(String),
    /// A name that another publisher bears.
    #[error("another publisher bears the name {0}")]
    PublisherName(String),
    /// The part is closed.
    #[error("part closed: {0}")]
    PartClosed(String),
    /// The part still open would be left beside the new one.
    #[error("part still open: {0}")]
    PartOpen(String),
    /// The agent's roles do not include this.
    #[error("not allowed to {0}")]
    NotAllowed(String),
    /// The agent did not hold a post on that day.
    #[error("agent not active: {0}")]
    NotActive(String),
    /// Mandatory elements are missing.
    #[error("missing: {0:?}")]
    Missing(Vec<Element>),
    /// An element has a value that it cannot have, or cannot be changed.
    #[error("bad value for {0:?}")]
    BadValue(Element),
    /// The element is not one that people may change.
    #[error("not editable: {0:?}")]
    NotEditable(Element),
    /// Somebody else changed the same element meanwhile.
    #[error("conflict on {0:?}")]
    Conflict(Element),
    /// The filing was taken back.
    #[error("withdrawn: {0}")]
    Withdrawn(String),
    /// A completed form stays filed.
    #[error("filed by a form: {0}")]
    FormFiled(String),
    /// The act needs a reason.
    #[error("no reason given")]
    NoReason,
    /// What is given of a publisher of forms is no name, title and key.
    #[error("unsound publisher: {0}")]
    UnsoundPublisher(String),
    /// A date lies before the one it must follow.
    #[error("date order")]
    DateOrder,
    /// The class is a mere heading without a disposal class.
    #[error("class takes no folders: {0}")]
    Heading(String),
    /// The entity does not live in the scope that the operation names, but in this one.
    #[error("belongs into scope {0}")]
    WrongScope(ScopeId),
    /// Shape or version of the operation is not understood here.
    #[error("not understood: {0}")]
    NotUnderstood(String),
    /// All that is missing is a publisher's signature; said of what is not signed.
    #[error("unsigned: {}", .0.code)]
    Unsigned(Message),
    /// Refused by another room, whose message is passed on.
    #[error("refused: {}", .0.code)]
    Other(Message),
}

impl Refusal {
    /// Code and arguments for people; the sentence stands in `locales/`.
    pub fn message(&self) -> Message {
        let element = |code: &str, element: &Element| Message::new(code).with("element", element.id());
        match self {
            Self::Unknown(kind) => Message::new("records-unknown").with("kind", kind.name()),
            Self::Exists(what) => Message::new("records-exists").with("what", what.as_str()),
            Self::Taken(what) => Message::new("records-taken").with("what", what.as_str()),
            Self::PublisherName(name) => Message::new("records-publisher-name").with("name", name.as_str()),
            Self::PartClosed(part) => Message::new("records-part-closed").with("part", part.as_str()),
            Self::PartOpen(part) => Message::new("records-part-open").with("part", part.as_str()),
            Self::NotAllowed(act) => Message::new("records-not-allowed").with("act", act.as_str()),
            Self::NotActive(agent) => Message::new("records-not-active").with("agent", agent.as_str()),
            Self::Missing(elements) => {
                let ids: Vec<String> = elements.iter().map(|element| element.id().to_string()).collect();
                Message::new("records-missing").with("elements", ids.join(", "))
            }
            Self::UnsoundPublisher(name) => Message::new("records-unsound-publisher").with("name", name.as_str()),
            Self::BadValue(which) => element("records-bad-value", which),
            Self::NotEditable(which) => element("records-not-editable", which),
            Self::Conflict(which) => element("records-conflict", which),
            Self::Withdrawn(record) => Message::new("records-withdrawn").with("record", record.as_str()),
            Self::FormFiled(record) => Message::new("records-form-filed").with("record", record.as_str()),
            Self::NoReason => Message::new("records-no-reason"),
            Self::DateOrder => Message::new("records-date-order"),
            Self::Heading(class) => Message::new("records-heading").with("class", class.as_str()),
            Self::WrongScope(home) => Message::new("records-wrong-scope").with("scope", home.to_string()),
            Self::NotUnderstood(what) => Message::new("records-not-understood").with("what", what.as_str()),
            Self::Unsigned(message) | Self::Other(message) => message.clone(),
        }
    }
}
