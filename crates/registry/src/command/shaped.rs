//! From the desk's shapes to those of the contract, where several verbs need the same.

use std::collections::BTreeSet;

use disposal::{Action, Assessment, RetentionState};
use jiff::civil::Date;
use records::{Element, Entity, EntityId, Number, Record, RecordType, Security, inherited};
use store::Changes;
use words::{Lang, Message, Text, say_or_code};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::view::common::{Agent, Change, Topic};
use crate::view::files::{RecordKind, RecordRow, SealState};
use crate::view::keeping::{KeepingAction, KeepingLine, KeepingState};

/// What changed, in the contract's topics.
pub(crate) fn changed(changes: &Changes) -> Vec<Change> {
    let told = |(key, ids): (&store::Topic, &BTreeSet<String>)| {
        let topic = match key {
            store::Topic::Trust => return verdicts_change(),
            store::Topic::Forms => Topic::Forms,
            store::Topic::Drafts => Topic::Drafts,
            store::Topic::Answers => Topic::Answers,
            store::Topic::Work => Topic::Work,
            store::Topic::Plan => Topic::Plan,
            store::Topic::Records => Topic::Records,
            store::Topic::Index => Topic::Index,
            store::Topic::Keeping => Topic::Keeping,
            store::Topic::Sync => Topic::Sync,
            store::Topic::Tray => Topic::Tray,
            store::Topic::Log => Topic::Log,
        };
        vec![Change { topic, ids: ids.iter().cloned().collect() }]
    };
    changes.0.iter().flat_map(told).collect()
}

/// Another trust gives other verdicts: seals stand on records as well as in the settings.
pub(super) fn verdicts_change() -> Vec<Change> {
    [Topic::Settings, Topic::Records].into_iter().flat_map(all_of).collect()
}

/// Everything of a topic changed.
pub(crate) fn all_of(topic: Topic) -> Vec<Change> {
    vec![Change { topic, ids: Vec::new() }]
}

/// A message of the catalogue in both languages.
pub(crate) fn text_of(message: &Message) -> Text {
    Text::new(say_or_code(Lang::En, message), say_or_code(Lang::ZhHantHk, message))
}

/// More than this many bytes is not shown but exported.
const MOST_SHOWN: u64 = 32 * 1024 * 1024;

/// Whether the window shows a file of this size.
pub(crate) fn small_enough_to_show(name: &str, size_bytes: u64) -> Result<(), Failure> {
    if size_bytes <= MOST_SHOWN {
        return Ok(());
    }
    Err(Failure::refusal(Message::new("registry-too-large-to-show").with("name", name)))
}

/// A count as the contract has it.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A person, or a nameless one where the directory does not know them.
pub(crate) fn agent(desk: &Desk, id: EntityId) -> Result<Agent, Failure> {
    let known = desk.agent(id)?;
    let (name, post) = known.map_or_else(Default::default, |agent| (agent.name, agent.post));
    Ok(Agent { agent_id: id.to_string(), name, post })
}

/// An identity from a request.
pub(crate) fn id_of(text: &str) -> Result<EntityId, Failure> {
    text.parse().map_err(|_| Failure::wrong_use(Message::new("registry-bad-id").with("id", text)))
}

pub(crate) fn kind_of(kind: RecordType) -> RecordKind {
    match kind {
        RecordType::EMail => RecordKind::Email,
        RecordType::Form => RecordKind::Form,
        RecordType::Scan | RecordType::Photo => RecordKind::Scan,
        RecordType::Physical => RecordKind::Physical,
        _ => RecordKind::Document,
    }
}

/// The seal mark of a record: the gravest of its components' signatures.
pub(crate) fn seal_of(record: &Record) -> Option<SealState> {
    let states: Vec<records::SealState> =
        record.components.iter().flat_map(|component| &component.seals).map(|seal| seal.state).collect();
    if states.is_empty() {
        return None;
    }
    Some(if states.contains(&records::SealState::Invalid) {
        SealState::Broken
    } else if states.iter().all(|state| *state == records::SealState::Valid) {
        SealState::Whole
    } else {
        SealState::Unknown
    })
}

/// The classification that holds for a record, its own or the folder's.
pub(crate) fn security_of(desk: &Desk, record: &Record) -> Result<Option<Security>, Failure> {
    let found = desk.store().look(|world| inherited(world, record, Element::Security))?;
    let level: Option<Security> = found.and_then(|resolved| serde_json::from_value(resolved.value).ok());
    Ok(level.filter(|level| *level != Security::Unclassified))
}

pub(crate) fn is_provisional(record: &Record) -> bool {
    matches!(record.number, Number::Provisional(_))
}

/// A row of the register.
pub(crate) fn record_row(
    desk: &Desk,
    keeping: &Keeping<'_>,
    entity: &Entity,
    record: &Record,
    today: Date,
) -> Result<RecordRow, Failure> {
    let assessment = keeping.assess(entity.id, record, today)?;
    Ok(RecordRow {
        record_id: entity.id.to_string(),
        reference: record.reference(),
        provisional: is_provisional(record),
        enclosure: record.number.to_string(),
        title: record.title.clone(),
        kind: kind_of(record.kind),
        dated_on: Some(record.document_date),
        filed_at: record.capture.captured_at,
        filed_by: agent(desk, record.capture.declared_by)?,
        components: u32::try_from(record.components.len()).unwrap_or(u32::MAX),
        size_bytes: record.components.iter().map(|component| component.size_bytes).sum(),
        seal: seal_of(record),
        sealed_by: record.components.iter().flat_map(|one| &one.seals).last().map(|seal| seal.by.clone()),
        security: security_of(desk, record)?,
        held: assessment.held,
        due_on: assessment.due,
    })
}

pub(crate) fn action_of(action: Option<Action>) -> Option<KeepingAction> {
    action.map(|action| match action {
        Action::Destroy => KeepingAction::Destroy,
        Action::Transfer => KeepingAction::Transfer,
        Action::Permanent => KeepingAction::Permanent,
        _ => KeepingAction::Review,
    })
}

pub(crate) fn keeping_state(assessment: &Assessment) -> KeepingState {
    if assessment.held {
        return KeepingState::Held;
    }
    match assessment.state {
        RetentionState::Waiting { .. } => KeepingState::Waiting,
        RetentionState::Running { .. } => KeepingState::Running,
        RetentionState::Due { .. } => KeepingState::Due,
        RetentionState::Permanent => KeepingState::Permanent,
        RetentionState::Unscheduled | RetentionState::Conflict => KeepingState::Unknown,
    }
}

/// One line on how long a record is kept, and why.
pub(crate) fn keeping_line(assessment: &Assessment, title: Option<Text>) -> KeepingLine {
    let action = assessment.action.map(Action::code).unwrap_or("none");
    let text = match (assessment.due, assessment.state) {
        (Some(due), _) => Message::new("registry-keeping-due").with("action", action).with("due", due.to_string()),
        (None, RetentionState::Permanent) => Message::new("registry-keeping-permanent"),
        (None, RetentionState::Waiting { reason }) => {
            Message::new("registry-keeping-waiting").with("reason", reason.code())
        }
        (None, RetentionState::Conflict) => Message::new("registry-keeping-conflict"),
        (None, _) => Message::new("registry-keeping-unscheduled"),
    };
    KeepingLine {
        state: keeping_state(assessment),
        text,
        base_on: assessment.base,
        end_on: assessment.end,
        due_on: assessment.due,
        action: action_of(assessment.action),
        rule: assessment.class.clone(),
        rule_title: title,
        held: assessment.held,
        elapsed: elapsed(assessment),
    }
}

/// Past share of the period, 0 to 1.
fn elapsed(assessment: &Assessment) -> Option<f64> {
    let (base, due) = (assessment.base?, assessment.due?);
    let whole = f64::from(days(base, due)).max(1.0);
    Some((f64::from(days(base, assessment.on)) / whole).clamp(0.0, 1.0))
}

fn days(from: Date, to: Date) -> i32 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days())
}
