//! Metadata elements that no record keeps: what its part, its schedule, its files and the
//! calculus say of it, each with the place that it comes from.
//!
//! Deliberately not here: elements that a record keeps, and their words (`metadata`).

use disposal::{Assessment, DisposalClass, Rule, Schedule, Stage, Trigger};
use records::{Component, Element, EntityId, Part, Record, SealState, Source, inherited};
use store::HistoryEntry;
use words::{Lang, Message, Text, say_or_code};

use super::shaped::{agent, text_of};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;

/// A value as a person reads it, and the level above from which it comes.
pub(super) struct Found {
    pub(super) value: Text,
    pub(super) from: Option<String>,
}

/// Everything around a record from which elements follow.
pub(super) struct Surroundings<'a> {
    desk: &'a Desk,
    id: EntityId,
    record: &'a Record,
    part: Option<Part>,
    class: Option<DisposalClass>,
    schedule: Option<Schedule>,
    assessment: &'a Assessment,
    history: Vec<HistoryEntry>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn of(
        desk: &'a Desk,
        keeping: &Keeping<'_>,
        id: EntityId,
        record: &'a Record,
        assessment: &'a Assessment,
    ) -> Result<Self, Failure> {
        let class = keeping.class(record, assessment.on)?;
        let schedule = class.as_ref().and_then(|(_, version)| keeping.schedule(version)).cloned();
        let class = class.map(|(class, _)| class.clone());
        let part = desk.store().look(|world| world.part(record.part))?;
        let history = desk.store().history(id)?;
        Ok(Self { desk, id, record, part, class, schedule, assessment, history })
    }

    /// The value of a computed element; `None` for one that the record or a level above keeps.
    pub(super) fn find(&self, element: Element) -> Result<Option<Found>, Failure> {
        let own = |value: Text| Some(Found { value, from: None });
        Ok(match element {
            Element::SystemIdentifier => own(same(self.id)),
            Element::Captured => own(self.captured()),
            Element::OpenedClosed | Element::LastAddition => self.of_part(element),
            Element::Responsible => self.responsible()?,
            Element::ClassSource => own(self.class_source()?),
            Element::DisposalAuthority
            | Element::InactiveCriterion
            | Element::RetentionPeriod
            | Element::Custody
            | Element::DisposalAction => self.of_schedule(element),
            Element::TriggerFacts | Element::RetentionDates | Element::DisposalState => own(self.of_calculus(element)),
            Element::Format | Element::Size | Element::Digest => own(self.of_files(element)),
            Element::Signatures => own(self.signatures()),
            Element::History => own(self.changes()),
            _ => None,
        })
    }

    /// The time that the desk claims and the time at which the authority took it in.
    fn captured(&self) -> Text {
        let claimed = self.record.capture.captured_at.to_string();
        match self.history.first() {
            Some(first) => text_of(
                &Message::new("registry-value-18")
                    .with("captured", office_time(&claimed))
                    .with("accepted", office_time(&first.event.accepted_at.to_string()))
                    .with("index", first.log_index),
            ),
            None => text_of(&Message::new("registry-value-18-waiting").with("captured", office_time(&claimed))),
        }
    }

    fn of_part(&self, element: Element) -> Option<Found> {
        let part = self.part.as_ref()?;
        let value = match (element, part.closed_on) {
            (Element::LastAddition, _) => same(part.last_addition_on?),
            (_, None) => text_of(&Message::new("registry-value-20-open").with("opened", part.opened_on.to_string())),
            (_, Some(closed)) => text_of(
                &Message::new("registry-value-20-closed")
                    .with("opened", part.opened_on.to_string())
                    .with("closed", closed.to_string()),
            ),
        };
        Some(Found { value, from: Some(part.reference()) })
    }

    fn responsible(&self) -> Result<Option<Found>, Failure> {
        let found = self.desk.store().look(|world| inherited(world, self.record, Element::Responsible))?;
        let Some(found) = found else { return Ok(None) };
        let Some(id) = found.value.as_str().and_then(|id| id.parse().ok()) else { return Ok(None) };
        let person = agent(self.desk, id)?;
        let side = |lang| format!("{}, {}", person.name.read(lang), person.post.read(lang));
        let value = Text::new(side(Lang::En), side(Lang::ZhHantHk).replace(", ", "，"));
        Ok(Some(Found { value, from: from(found.source) }))
    }

    fn class_source(&self) -> Result<Text, Failure> {
        let found = self.desk.store().look(|world| inherited(world, self.record, Element::DisposalClass))?;
        Ok(text_of(&match found.map(|found| found.source) {
            None => Message::new("registry-value-38-none"),
            Some(Source::Inherited { from }) => Message::new("registry-value-38-inherited").with("from", from),
            Some(Source::Own) => {
                let reason = self.record.disposal_override.as_ref().map(|(_, reason)| reason.as_str());
                match reason.filter(|reason| !reason.is_empty()) {
                    Some(reason) => Message::new("registry-value-38-override").with("reason", reason),
                    None => Message::new("registry-value-38-direct"),
                }
            }
        }))
    }

    fn stage(&self) -> Option<&Stage> {
        let class = self.class.as_ref()?;
        let number = usize::try_from(self.assessment.stage.unwrap_or(1)).ok()?;
        class.stages.get(number.saturating_sub(1)).or(class.stages.first())
    }

    fn of_schedule(&self, element: Element) -> Option<Found> {
        let (class, schedule, stage) = (self.class.as_ref()?, self.schedule.as_ref()?, self.stage()?);
        let value = match element {
            Element::DisposalAuthority => {
                let authority = &schedule.authority;
                let dated = authority.on.map(|on| format!(", {on}")).unwrap_or_default();
                let side = |lang| format!("{} ({}{dated})", authority.title.read(lang), authority.reference);
                Text::new(side(Lang::En), side(Lang::ZhHantHk))
            }
            Element::InactiveCriterion => {
                Text::new(spoken(&stage.trigger, Lang::En), spoken(&stage.trigger, Lang::ZhHantHk))
            }
            Element::RetentionPeriod if stage.action == disposal::Action::Permanent => {
                text_of(&Message::new("registry-value-40-permanent"))
            }
            Element::RetentionPeriod => {
                let (unit, count) = stage.period.unit();
                text_of(
                    &Message::new("registry-value-40")
                        .with("unit", unit)
                        .with("count", u32::from(count))
                        .with("period", stage.period.to_string())
                        .with("cut_off", code_of(&stage.cut_off))
                        .with("financial_year_end", String::from(schedule.financial_year_end)),
                )
            }
            Element::Custody => coded(Element::Custody, &code_of(&stage.custody)),
            _ => coded(Element::DisposalAction, stage.action.code()),
        };
        Some(Found { value, from: Some(format!("{} {} v{}", class.code, schedule.id, schedule.version)) })
    }

    fn of_calculus(&self, element: Element) -> Text {
        let Assessment { base, end, due, .. } = self.assessment;
        let day = |day: &Option<jiff::civil::Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
        match element {
            Element::TriggerFacts => {
                let facts = self.assessment.steps.iter().filter(|step| is_fact(step.rule) && step.result.is_some());
                let facts: Vec<_> = facts.collect();
                if facts.is_empty() {
                    return text_of(&Message::new("registry-value-43-none"));
                }
                let side = |lang| facts.iter().map(|step| step.text(lang)).collect::<Vec<_>>();
                Text::new(side(Lang::En).join(" "), side(Lang::ZhHantHk).concat())
            }
            Element::RetentionDates => text_of(
                &Message::new("registry-value-44").with("base", day(base)).with("end", day(end)).with("due", day(due)),
            ),
            _ => coded(Element::DisposalState, self.assessment.state.code()),
        }
    }

    fn of_files(&self, element: Element) -> Text {
        if self.record.components.is_empty() {
            return text_of(&Message::new("registry-value-no-files"));
        }
        let one = |file: &Component| match element {
            Element::Format => format!("{}: {}", file.name, file.media),
            Element::Size => format!("{}: {} B", file.name, file.size_bytes),
            _ => format!("{}: {}", file.name, file.sha256),
        };
        let all: Vec<String> = self.record.components.iter().map(one).collect();
        Text::new(all.join("; "), all.join("；"))
    }

    fn signatures(&self) -> Text {
        let seals: Vec<_> = self.record.components.iter().flat_map(|file| &file.seals).collect();
        if seals.is_empty() {
            return text_of(&Message::new("registry-value-58-none"));
        }
        let side = |lang| {
            let one = |seal: &&records::SealSummary| {
                let state = match seal.state {
                    SealState::Invalid => "invalid",
                    SealState::Valid => "valid",
                    SealState::Indeterminate | SealState::None => "indeterminate",
                };
                let message = Message::new("registry-value-58").with("by", seal.by.as_str()).with("state", state);
                say_or_code(lang, &message)
            };
            seals.iter().map(one).collect::<Vec<_>>()
        };
        Text::new(side(Lang::En).join("; "), side(Lang::ZhHantHk).join("；"))
    }

    fn changes(&self) -> Text {
        let last = self.history.last().map(|last| office_time(&last.event.authored_at.to_string()));
        let message = Message::new("registry-value-68").with("count", self.history.len());
        text_of(&message.with("last", last.unwrap_or_else(|| "–".to_owned())))
    }
}

fn is_fact(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Declared
            | Rule::PartClosed
            | Rule::Date
            | Rule::Event
            | Rule::Fixed
            | Rule::Immediate
            | Rule::StageCompleted
    )
}

/// A trigger as a person reads it.
fn spoken(trigger: &Trigger, lang: Lang) -> String {
    let inner: Vec<String> = trigger.inner().iter().map(|inner| spoken(inner, lang)).collect();
    let of = inner.join(if lang == Lang::En { "; " } else { "；" });
    let message = match trigger {
        Trigger::Declared {} => Message::new("registry-value-39-declared"),
        Trigger::PartClosed {} => Message::new("registry-value-39-part-closed"),
        Trigger::Date { element } => Message::new("registry-value-39-date").with("element", element.as_str()),
        Trigger::Event { event, .. } => Message::new("registry-value-39-event").with("event", event.as_str()),
        Trigger::Fixed { on } => Message::new("registry-value-39-fixed").with("on", on.to_string()),
        Trigger::Immediate {} => Message::new("registry-value-39-immediate"),
        Trigger::StageCompleted {} => Message::new("registry-value-39-stage-completed"),
        Trigger::Permanent {} => Message::new("registry-value-39-permanent"),
        Trigger::After { period, .. } => {
            let (unit, count) = period.unit();
            let message = Message::new("registry-value-39-after").with("unit", unit).with("count", u32::from(count));
            message.with("period", period.to_string())
        }
        Trigger::LatestOf { .. } | Trigger::AllOf { .. } => Message::new("registry-value-39-latest"),
        Trigger::EarliestOf { .. } => Message::new("registry-value-39-earliest"),
        Trigger::FirstKnown { .. } => Message::new("registry-value-39-first-known"),
    };
    say_or_code(lang, &message.with("of", of))
}

/// A word of a closed list.
fn coded(element: Element, code: &str) -> Text {
    text_of(&Message::new(format!("registry-value-{}-{code}", element.id())))
}

fn code_of<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn same(value: impl ToString) -> Text {
    let value = value.to_string();
    Text::new(value.clone(), value)
}

fn from(source: Source) -> Option<String> {
    match source {
        Source::Own => None,
        Source::Inherited { from } => Some(from),
    }
}

/// A time as the office writes it, to the minute; what is no time stays as it is.
pub(super) fn office_time(at: &str) -> String {
    let Ok(time) = at.parse::<jiff::Timestamp>() else { return at.to_owned() };
    jiff::tz::offset(8).to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string()
}
