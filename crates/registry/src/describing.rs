//! A record, part, folder or class in full, as the terminal shows it.

use records::{ELEMENTS, Entity, Kind, Source, State, inherited};
use serde_json::{Value, json};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;

impl Desk {
    /// Everything known of what a reference names.
    ///
    /// # Errors
    /// A refusal when it names nothing.
    pub fn describe(&self, typed: &str, with_history: bool) -> Result<Value, Failure> {
        let entity = match self.store.by_key(Kind::Class, typed)?.first() {
            Some(id) => self.store.entity(*id)?.ok_or_else(|| store::Fault::Damaged("a class".to_owned()))?,
            None => self.find(typed)?,
        };
        let mut shown = match &entity.state {
            State::Record(record) => self.describe_record(&entity, record)?,
            State::Part(part) => json!({
                "kind": "part", "reference": part.reference(), "folder": part.folder_reference,
                "opened_on": part.opened_on, "closed_on": part.closed_on, "last_number": part.last_number,
                "last_addition_on": part.last_addition_on,
            }),
            State::Folder(folder) => json!({
                "kind": "folder", "reference": folder.reference, "title": folder.title, "security": folder.security,
                "medium": folder.medium, "opened_on": folder.opened_on,
                "parts": self.store.children(entity.id, Kind::Part)?.iter()
                    .filter_map(|part| part.state.keys().into_iter().next()).collect::<Vec<_>>(),
            }),
            State::Class(class) => json!({
                "kind": "class", "reference": class.code, "title": class.title, "nature": class.nature,
                "disposal_class": class.disposal_class,
            }),
            _ => {
                let message = Message::new("registry-not-a-record").with("reference", typed);
                return Err(Failure::refusal(message));
            }
        };
        shown["id"] = json!(entity.id);
        if with_history {
            shown["history"] = self.describe_history(&entity)?;
        }
        Ok(shown)
    }

    fn describe_record(&self, entity: &Entity, record: &records::Record) -> Result<Value, Failure> {
        let assessment = Keeping::of(self)?.assess(entity.id, record, self.today())?;
        let metadata: Vec<Value> = self.store.look(|world| {
            ELEMENTS
                .iter()
                .filter_map(|rule| {
                    let found = inherited(world, record, rule.element)?;
                    let from = match found.source {
                        Source::Own => Value::Null,
                        Source::Inherited { from } => json!(from),
                    };
                    Some(json!({
                        "element": rule.element, "id": rule.element.id(), "value": found.value, "inherited_from": from,
                    }))
                })
                .collect()
        })?;
        Ok(json!({
            "kind": "record", "record_id": entity.id, "reference": record.reference(), "title": record.title,
            "withdrawn": record.withdrawn,
            "former": record.former_numbers.iter().map(|number| record.reference_with(number)).collect::<Vec<_>>(),
            "class": self.class_path(record)?.first(),
            "document_date": record.document_date,
            "components": record.components.iter().map(|one| json!({
                "name": one.name, "media": one.media, "sha256": one.sha256, "size_bytes": one.size_bytes,
                "seals": one.seals,
            })).collect::<Vec<_>>(),
            "form": record.form,
            "metadata": metadata,
            "retention": disposal::DueView::new(record.reference(), entity.id.to_string(), &assessment),
        }))
    }

    fn describe_history(&self, entity: &Entity) -> Result<Value, Failure> {
        let mut rows = Vec::new();
        for entry in self.store.history(entity.id)? {
            let by = self.agent(entry.event.by)?.map(|agent| agent.name);
            rows.push(json!({
                "at": entry.event.authored_at, "accepted_at": entry.event.accepted_at, "by": by,
                "log_index": entry.log_index, "rev": entry.event.rev.to_string(), "change": entry.event.change,
            }));
        }
        Ok(json!(rows))
    }

    /// How many folders and records there are.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn size(&self) -> Result<(u64, u64), Failure> {
        Ok((self.store.count(Kind::Folder)?, self.store.count(Kind::Record)?))
    }
}
