//! A record, part, folder or class as it stood at the end of a day in the office's zone.
//!
//! Nothing is kept for it: the journal's events up to that day are folded anew, for the thing
//! itself and for all from which it inherits. What the authority accepted later had no effect
//! yet, whenever it was asked. Deliberately not here: retention, which is computed from what is
//! known now and is no state of a past day.

use std::cell::RefCell;

use jiff::Timestamp;
use jiff::civil::Date;
use records::{ELEMENTS, Entity, EntityId, Kind, Record, Source, State, World, apply, inherited};
use serde_json::{Value, json};
use store::{Fault, Store};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// Everything known of what a reference names, as it stood at the end of a day.
    ///
    /// # Errors
    /// A refusal when it names nothing, or nothing that was there by then.
    pub fn describe_as_of(&self, typed: &str, day: Date, with_history: bool) -> Result<Value, Failure> {
        let mut shown = self.describe(typed, with_history)?;
        let id: EntityId = shown["id"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .ok_or_else(|| Fault::Damaged("an identity".to_owned()))?;
        let until = end_of(day)?;
        let past = Past { store: &self.store, until, fault: RefCell::default() };
        let entity = past.entity(id);
        let Some(entity) = past.sound(entity)? else {
            let message = Message::new("registry-not-there-then").with("reference", typed).with("day", day.to_string());
            return Err(Failure::refusal(message));
        };
        match &entity.state {
            State::Record(record) => past.sound(put_record(&mut shown, &past, record))?,
            State::Part(part) => {
                shown["closed_on"] = json!(part.closed_on);
                shown["last_number"] = json!(part.last_number);
                shown["last_addition_on"] = json!(part.last_addition_on);
            }
            State::Folder(folder) => {
                shown["title"] = json!(folder.title);
                shown["security"] = json!(folder.security);
                shown["parts"] = json!(self.parts_then(&past, id)?);
            }
            State::Class(class) => {
                shown["title"] = json!(class.title);
                shown["disposal_class"] = json!(class.disposal_class);
            }
            _ => {}
        }
        if let Some(history) = shown.get_mut("history").and_then(Value::as_array_mut) {
            history.retain(|entry| happened_before(entry, until));
        }
        shown["as_of"] = json!(day);
        Ok(shown)
    }

    fn parts_then(&self, past: &Past<'_>, folder: EntityId) -> Result<Vec<String>, Failure> {
        let mut parts = Vec::new();
        for part in self.store.children(folder, Kind::Part)? {
            if let Some(then) = past.fold(part.id)? {
                parts.extend(then.state.keys().into_iter().next());
            }
        }
        Ok(parts)
    }
}

/// The first instant after a day.
fn end_of(day: Date) -> Result<Timestamp, Failure> {
    let last = || Failure::wrong_use(Message::new("registry-no-such-day").with("day", day.to_string()));
    let next = day.tomorrow().map_err(|_| last())?;
    jiff::tz::offset(8).to_timestamp(next.at(0, 0, 0, 0)).map_err(|_| last())
}

fn happened_before(entry: &Value, until: Timestamp) -> bool {
    let at = entry["accepted_at"].as_str().and_then(|at| at.parse::<Timestamp>().ok());
    at.is_some_and(|at| at < until)
}

fn put_record(shown: &mut Value, past: &Past<'_>, record: &Record) {
    let metadata: Vec<Value> = ELEMENTS
        .iter()
        .filter_map(|rule| {
            let found = inherited(past, record, rule.element)?;
            let from = match found.source {
                Source::Own => Value::Null,
                Source::Inherited { from } => json!(from),
            };
            Some(json!({
                "element": rule.element, "id": rule.element.id(), "value": found.value, "inherited_from": from,
            }))
        })
        .collect();
    shown["reference"] = json!(record.reference());
    shown["title"] = json!(record.title);
    shown["withdrawn"] = json!(record.withdrawn);
    let former = record.former_numbers.iter().map(|number| record.reference_with(number));
    shown["former"] = json!(former.collect::<Vec<_>>());
    shown["document_date"] = json!(record.document_date);
    shown["metadata"] = json!(metadata);
    shown["retention"] = Value::Null;
}

/// The tables as they stood: each entity folded from its events up to an instant.
struct Past<'a> {
    store: &'a Store,
    until: Timestamp,
    /// [`World`] cannot pass a fault on: the first one waits here until it is asked for.
    fault: RefCell<Option<Fault>>,
}

impl Past<'_> {
    fn fold(&self, id: EntityId) -> Result<Option<Entity>, Fault> {
        let mut entity = None;
        // The order of the chain decides, not the clock: one that was set back in between makes no gap.
        let events = self.store.history(id)?.into_iter().map(|entry| entry.event);
        for event in events.take_while(|event| event.accepted_at < self.until) {
            entity = Some(apply(entity, id, &event.scope, &event.change)?);
        }
        Ok(entity)
    }

    fn kept<T: Default>(&self, result: Result<T, Fault>) -> T {
        result.unwrap_or_else(|fault| {
            self.fault.borrow_mut().get_or_insert(fault);
            T::default()
        })
    }

    /// What was read, unless something broke on the way.
    fn sound<T>(&self, read: T) -> Result<T, Fault> {
        self.fault.borrow_mut().take().map_or(Ok(read), Err)
    }
}

impl World for Past<'_> {
    fn entity(&self, id: EntityId) -> Option<Entity> {
        self.kept(self.fold(id))
    }

    /// Keys that were borne then are among those that are borne now: former ones stay searchable.
    fn by_key(&self, kind: Kind, key: &str) -> Vec<EntityId> {
        let mut ids = self.kept(self.store.by_key(kind, key));
        ids.retain(|id| self.entity(*id).is_some());
        ids
    }

    fn has_any(&self, kind: Kind) -> bool {
        self.kept(self.store.all(kind)).iter().any(|now| self.entity(now.id).is_some())
    }

    fn last_part(&self, folder: EntityId) -> Option<Entity> {
        let parts = self.kept(self.store.children(folder, Kind::Part));
        parts.iter().rev().find_map(|part| self.entity(part.id))
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;
    use words::Lang;

    use super::*;
    use crate::{Clock, Filing, Incoming, NewDesk, NoShell, Opening, Registry, call};

    const PASSPHRASE: &str = "correct horse battery staple";

    fn on(folder: &TempDir, day: &str) -> Registry {
        let clock = Clock::fixed_on(day).expect("a day");
        let mut registry = Registry::new(folder.path().join("vault"), clock, Lang::En);
        if registry.header().is_ok() {
            registry.open(&Opening::Passphrase(PASSPHRASE)).expect("it opens");
        } else {
            let passphrase = PASSPHRASE.to_owned();
            let new = NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None };
            registry.create(&new).expect("a vault");
        }
        registry
    }

    #[test]
    fn each_day_shows_what_had_happened_by_its_end() {
        let folder = TempDir::new().expect("a folder");
        let mut registry = on(&folder, "2026-11-20");
        let file = Incoming { name: "Plan.txt".to_owned(), bytes: b"Plan".to_vec() };
        let desk = registry.desk().expect("open");
        let filed = desk.file("HDSD ACC/2-3/4", vec![file], &Filing::default()).expect("filed");
        drop(registry);
        let mut registry = on(&folder, "2026-11-24");
        let edit = json!({"record_id": filed.record_id, "reason": "It is the second plan.",
            "edits": [{"element": "title-en", "value": "Second plan"}]});
        call(&mut registry, "edit_metadata", edit, &NoShell).expect("edited");
        let desk = registry.desk().expect("open");
        let at = |day: &str| desk.describe_as_of(&filed.reference, day.parse().expect("a day"), true);
        assert_eq!(at("2026-11-19").expect_err("too early").message.code, "registry-not-there-then");
        for (day, title, changes) in
            [("2026-11-20", "Plan", 1), ("2026-11-23", "Plan", 1), ("2026-11-24", "Second plan", 2)]
        {
            let shown = at(day).expect(day);
            assert_eq!(shown["title"]["en"], title, "{day}");
            assert_eq!(shown["history"].as_array().map(Vec::len), Some(changes), "{day}");
            let element =
                |name: &str| shown["metadata"].as_array().expect("metadata").iter().find(|one| one["element"] == name);
            assert_eq!(element("title-en").expect("a title")["value"], title, "{day}");
            assert!(element("security").expect("inherited")["inherited_from"].is_string(), "{day}");
            assert_eq!((&shown["retention"], shown["as_of"].as_str()), (&Value::Null, Some(day)));
        }
        assert_eq!(desk.describe(&filed.reference, false).expect("now")["title"]["en"], "Second plan");
    }
}
