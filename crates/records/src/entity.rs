//! Entities as the rules see them, and the world in which they are looked up.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Agent, Class, EntityId, Folder, PUBLICATION, Part, Publisher, Record, Reference, ScopeId, StatedFact};

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person at a post.
    Agent,
    /// A class of the scheme.
    Class,
    /// A schedule version.
    Schedule,
    /// Who stands for the text of forms.
    Publisher,
    /// The list of all forms that there are.
    Catalogue,
    /// The list of certificates that are trusted.
    TrustList,
    /// A form definition.
    Form,
    /// What a form is to reach in a period.
    Target,
    /// A folder.
    Folder,
    /// A part of a folder.
    Part,
    /// A record.
    Record,
    /// A form on its way.
    Instance,
    /// A fact.
    Fact,
}

impl Kind {
    /// The name in stored and exchanged shapes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Class => "class",
            Self::Schedule => "schedule",
            Self::Publisher => "publisher",
            Self::Catalogue => "catalogue",
            Self::TrustList => "trust-list",
            Self::Form => "form",
            Self::Target => "target",
            Self::Folder => "folder",
            Self::Part => "part",
            Self::Record => "record",
            Self::Instance => "instance",
            Self::Fact => "fact",
        }
    }
}

/// The state of an entity. Schedules, forms and instances belong to other rooms and
/// are opaque here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "state", rename_all = "kebab-case")]
pub enum State {
    /// A person at a post.
    Agent(Agent),
    /// A class.
    Class(Class),
    /// A schedule version.
    Schedule(Value),
    /// Who stands for the text of forms.
    Publisher(Publisher),
    /// The list of all forms that there are: its issues since the last whole one.
    Catalogue(Vec<Value>),
    /// The list of certificates that are trusted.
    TrustList(Value),
    /// A form definition.
    Form(Value),
    /// What a form is to reach in a period.
    Target(Value),
    /// A folder.
    Folder(Folder),
    /// A part.
    Part(Part),
    /// A record.
    Record(Box<Record>),
    /// A form on its way.
    Instance(Value),
    /// A fact.
    Fact(StatedFact),
}

impl State {
    /// What kind of thing it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Agent(_) => Kind::Agent,
            Self::Class(_) => Kind::Class,
            Self::Schedule(_) => Kind::Schedule,
            Self::Publisher(_) => Kind::Publisher,
            Self::Catalogue(_) => Kind::Catalogue,
            Self::TrustList(_) => Kind::TrustList,
            Self::Form(_) => Kind::Form,
            Self::Target(_) => Kind::Target,
            Self::Folder(_) => Kind::Folder,
            Self::Part(_) => Kind::Part,
            Self::Record(_) => Kind::Record,
            Self::Instance(_) => Kind::Instance,
            Self::Fact(_) => Kind::Fact,
        }
    }

    /// Names by which people find it: codes and references, former ones included.
    pub fn keys(&self) -> Vec<String> {
        match self {
            Self::Agent(agent) => vec![agent.alias.clone()],
            Self::Class(class) => vec![class.code.clone()],
            Self::Folder(folder) => vec![folder.reference.clone()],
            Self::Part(part) => vec![part.reference()],
            Self::Record(record) => {
                let former = record.former_numbers.iter().map(|number| record.reference_with(number));
                std::iter::once(record.reference()).chain(former).collect()
            }
            Self::Fact(fact) => vec![fact.subject.clone()],
            Self::Schedule(value) => field(value, "id").into_iter().collect(),
            Self::Publisher(publisher) => vec![publisher.name.clone(), publisher.key.clone()],
            Self::Form(value) => {
                let mut signed = value.clone();
                signed.as_object_mut().map(|parts| parts.remove(PUBLICATION));
                let hash = crate::journal::canonical(&signed).map(|bytes| crate::journal::sha256_hex(&bytes));
                field(value, "formNo").into_iter().chain(hash.ok()).collect()
            }
            // Its own name, and the digest of what its last issue makes.
            Self::Catalogue(issues) => {
                let made = issues.last().and_then(|issue| field(issue, "hash"));
                std::iter::once(Kind::Catalogue.name().to_owned()).chain(made).collect()
            }
            Self::TrustList(_) => vec![Kind::TrustList.name().to_owned()],
            Self::Target(target) => {
                let parts = field(target, "form_no").zip(field(target, "period"));
                parts.map(|(form_no, period)| format!("{form_no}/{period}")).into_iter().collect()
            }
            Self::Instance(_) => Vec::new(),
        }
    }
}

fn field(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// An entity with its identity, scope and revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Identity.
    pub id: EntityId,
    /// Home scope, fixed at creation.
    pub scope: ScopeId,
    /// How many changes it has seen.
    #[serde(with = "crate::as_text")]
    pub rev: u64,
    /// What it is now.
    pub state: State,
}

/// Read-only view of all entities: what the rules may look at.
pub trait World {
    /// The entity, if it is known here.
    fn entity(&self, id: EntityId) -> Option<Entity>;
    /// All entities of a kind that bear a key (code, reference, alias, subject).
    fn by_key(&self, kind: Kind, key: &str) -> Vec<EntityId>;
    /// Whether any entity of a kind is known here.
    fn has_any(&self, kind: Kind) -> bool;
    /// The last part of a folder, by number.
    fn last_part(&self, folder: EntityId) -> Option<Entity>;

    /// The agent, if `id` is one.
    fn agent(&self, id: EntityId) -> Option<Agent> {
        match self.entity(id)?.state {
            State::Agent(agent) => Some(agent),
            _ => None,
        }
    }

    /// The class, if `id` is one.
    fn class(&self, id: EntityId) -> Option<Class> {
        match self.entity(id)?.state {
            State::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The folder, if `id` is one.
    fn folder(&self, id: EntityId) -> Option<Folder> {
        match self.entity(id)?.state {
            State::Folder(folder) => Some(folder),
            _ => None,
        }
    }

    /// The part, if `id` is one.
    fn part(&self, id: EntityId) -> Option<Part> {
        match self.entity(id)?.state {
            State::Part(part) => Some(part),
            _ => None,
        }
    }

    /// The record, if `id` is one.
    fn record(&self, id: EntityId) -> Option<Record> {
        match self.entity(id)?.state {
            State::Record(record) => Some(*record),
            _ => None,
        }
    }

    /// The entity that a reference names.
    fn find(&self, reference: &Reference) -> Option<EntityId> {
        let kind = match reference {
            Reference::Folder(_) => Kind::Folder,
            Reference::Part(..) => Kind::Part,
            Reference::Record(..) => Kind::Record,
        };
        self.by_key(kind, &reference.to_string()).into_iter().next()
    }
}
