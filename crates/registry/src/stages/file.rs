//! The records of a completed form: class, title, metadata and facts as the form gives them, with the
//! signed paper, the data and the attachments as its files. Attachments that bear a class of their own
//! become a record beside it, so that a copy of an identity document need not stay as long as the form.
//!
//! Deliberately not here: the hand-over in which it is declared (`hand_over`).

use std::collections::{BTreeMap, BTreeSet};

use forms::{Completed, Definition, Inputs, Instance, InstanceState, LinkedRecord, RecordMapping, SlotFile};
use records::journal::sha256_hex;
use records::{
    Act, ComponentRef, Element, EntityId, FormOrigin, Medium, NewRecord, PartialDate, RecordType, ScopeId, State,
};
use serde_json::Value;
use store::{Ask, AskError, Asked, Changes, Standing, Tx};
use words::{Lang, Message, Text};

use super::Turn;
use super::papers::{Attached, ask, attachment_name, distinct};
use super::signing::SIGNED_SHEET;
use crate::desk::{Asking, Desk, new_entity};
use crate::failure::Failure;
use crate::filing::{self, Incoming};

/// A record that is ready to be declared, with the bytes of its files.
#[derive(Debug)]
pub(super) struct NewFile {
    pub(super) id: EntityId,
    pub(super) new: NewRecord,
    files: Vec<Incoming>,
}

impl NewFile {
    fn refs(&self) -> Vec<ComponentRef> {
        self.new.components.iter().map(|component| filing::component_ref(self.id, component)).collect()
    }

    /// Seals its files.
    pub(super) fn put(&self, tx: &mut Tx<'_>) -> Result<(), store::Fault> {
        self.refs().iter().zip(&self.files).try_for_each(|(component, file)| tx.put_component(component, &file.bytes))
    }

    /// Its declaration, under a mark for as long as it has no number.
    pub(super) fn ask(&self, asking: Asking, mark: String) -> Ask {
        let record = Box::new(NewRecord { mark, ..self.new.clone() });
        ask(asking, self.id, ScopeId::files(), Act::DeclareRecord { record }, self.refs())
    }
}

/// Declares records, all of them or none.
pub(super) fn declare_all(tx: &mut Tx<'_>, records: &[NewFile], asking: Asking) -> Result<Vec<Asked>, AskError> {
    let declared = records.iter().map(|record| {
        let mark = tx.next_mark()?;
        tx.ask(record.ask(asking, mark))
    });
    declared.collect()
}

/// Takes the files of records away that were not declared.
pub(super) fn take_away(tx: &mut Tx<'_>, records: &[NewFile]) -> Result<(), store::Fault> {
    records.iter().try_for_each(|record| tx.destroy_owner(record.id))
}

impl Desk {
    /// Seals the files of records that are to be declared.
    pub(super) fn put_files(&mut self, records: &[NewFile]) -> Result<(), Failure> {
        self.store.transact::<_, store::Fault>(|tx| records.iter().try_for_each(|record| record.put(tx)))?;
        Ok(())
    }

    /// The records that a completed form becomes, its own first; nothing is asked yet.
    ///
    /// # Errors
    /// A refusal when no part is open for one, or when an attachment is not here.
    pub(super) fn new_files(
        &self,
        turn: &Turn,
        completed: &Completed,
        paper: Vec<u8>,
        attached: &[Attached],
    ) -> Result<Vec<NewFile>, Failure> {
        let mapping = forms::record_mapping(&turn.definition, completed)
            .map_err(|_| Failure::fault(Message::new("registry-form-record")))?;
        let is_apart = |file: &SlotFile| mapping.linked.iter().any(|linked| linked.slot == file.slot);
        let (apart, with_form): (Vec<&SlotFile>, Vec<&SlotFile>) =
            completed.attachments().iter().partition(|file| is_apart(file));
        let mut files = self.papers_of_record(turn, completed, paper)?;
        files.extend(self.signed_sheets(turn, attached, &files)?);
        files.extend(self.files_of_slots(turn, &with_form, attached, &files)?);
        let described = self.described_by(turn, completed, &mapping)?;
        let mut records = vec![self.new_file(described.clone(), &mapping.class, files)?];
        for linked in &mapping.linked {
            let is_its = |file: &&SlotFile| file.slot == linked.slot && file.rows == linked.rows;
            let own: Vec<&SlotFile> = apart.iter().copied().filter(is_its).collect();
            let files = self.files_of_slots(turn, &own, attached, &[])?;
            let new = described_apart(&turn.definition, linked, &described, &files);
            records.push(self.new_file(new, &linked.class, files)?);
        }
        Ok(records)
    }

    fn new_file(&self, described: NewRecord, class: &str, files: Vec<Incoming>) -> Result<NewFile, Failure> {
        let part = self.open_part_under(class)?;
        let components = files.iter().map(filing::component).collect();
        Ok(NewFile { id: new_entity(), new: NewRecord { part, components, ..described }, files })
    }

    /// Everything that the form says of its record, and what follows where it is silent.
    fn described_by(&self, turn: &Turn, completed: &Completed, mapping: &RecordMapping) -> Result<NewRecord, Failure> {
        let holder = &completed.inputs().actor;
        let named_dates: BTreeMap<String, PartialDate> =
            mapping.facts.iter().map(|fact| (fact.kind.clone(), PartialDate::Day(fact.on))).collect();
        let unreadable = || Failure::fault(Message::new("registry-form-record"));
        let security = match &mapping.security {
            None => None,
            Some(level) => Some(filing::read_security(level).ok_or_else(unreadable)?),
        };
        let department = self.department()?.map(|name| name.read(Lang::En).to_owned()).unwrap_or_default();
        let mut new = NewRecord {
            part: turn.instance_id,
            mark: String::new(),
            languages: filing::languages_of(&mapping.title),
            title: mapping.title.clone(),
            kind: RecordType::Form,
            medium: Medium::Electronic,
            document_date: PartialDate::Day(turn.inputs.today),
            received_at: None,
            creator: turn.instance.as_ref().and_then(Instance::began).unwrap_or(holder).name.en.clone(),
            organisation: if department.is_empty() { holder.unit.clone() } else { department },
            security,
            personal_data: asks_about_people(&turn.definition),
            subjects: BTreeMap::from([("form".to_owned(), vec![turn.instance_id.to_string()])]),
            named_dates,
            disposal_override: None,
            components: Vec::new(),
            form: Some(FormOrigin {
                form: format!("{} ({})", turn.definition.form_no, turn.definition.edition),
                definition_sha256: turn.definition.hash().to_owned(),
                instance: turn.instance_id,
            }),
        };
        for (name, value) in &mapping.metadata {
            set(&mut new, name, value).ok_or_else(unreadable)?;
        }
        Ok(new)
    }

    /// The signed papers of a form and its data.
    fn papers_of_record(&self, turn: &Turn, completed: &Completed, paper: Vec<u8>) -> Result<Vec<Incoming>, Failure> {
        let form_no = &turn.definition.form_no;
        let mut files = vec![
            Incoming { name: format!("{form_no}.pdf"), bytes: paper },
            Incoming { name: format!("{form_no}.json"), bytes: completed.statement_bytes() },
        ];
        // What ran beside the main way was signed on papers of its own.
        let way = turn.definition.main_way();
        let apart = turn.definition.stages.iter().filter(|stage| stage.signs() && !way.contains(&stage.id.as_str()));
        if let Some(instance) = &turn.instance {
            for revision in apart.filter_map(|stage| instance.standing(&stage.id)) {
                let name = format!("{form_no} {}.pdf", revision.stage);
                files.push(Incoming { name, bytes: self.paper_of(instance, revision)? });
            }
        }
        Ok(files)
    }

    /// Scans of the sheets that were signed in ink, of this stage and those before it.
    fn signed_sheets(&self, turn: &Turn, attached: &[Attached], beside: &[Incoming]) -> Result<Vec<Incoming>, Failure> {
        let mut taken: BTreeSet<String> = beside.iter().map(|file| file.name.clone()).collect();
        let earlier = turn.instance.as_ref().map(|instance| self.scans_of(instance)).transpose()?.unwrap_or_default();
        let now = attached.iter().filter(|one| one.slot == SIGNED_SHEET).map(|one| {
            let name = attachment_name(&one.slot, &one.rows, &one.file.name);
            Incoming { name, bytes: one.file.bytes.clone() }
        });
        let sheets = earlier.into_iter().chain(now);
        Ok(sheets.map(|sheet| Incoming { name: distinct(&mut taken, &sheet.name), ..sheet }).collect())
    }

    /// Attachments under names that none of `beside` bears.
    fn files_of_slots(
        &self,
        turn: &Turn,
        slots: &[&SlotFile],
        attached: &[Attached],
        beside: &[Incoming],
    ) -> Result<Vec<Incoming>, Failure> {
        let mut taken: BTreeSet<String> = beside.iter().map(|file| file.name.clone()).collect();
        let mut files = Vec::new();
        for SlotFile { slot, rows, file, .. } in slots {
            let name = distinct(&mut taken, &attachment_name(slot, rows, &file.name));
            // An attachment is known by its digest: it comes with this stage or came with an earlier one.
            let bytes = match attached.iter().find(|one| sha256_hex(&one.file.bytes) == file.sha256) {
                Some(one) => one.file.bytes.clone(),
                None => self.attachment_of(turn.instance_id, file)?,
            };
            files.push(Incoming { name, bytes });
        }
        Ok(files)
    }

    /// A record that has just been declared, as it is shown.
    pub(super) fn filed(&self, record: NewFile, asked: &Asked, changes: &Changes) -> Result<filing::Filed, Failure> {
        Ok(filing::Filed {
            record_id: record.id,
            reference: self.reference_of(record.id)?,
            provisional: asked.provisional,
            title: record.new.title,
            components: record.new.components,
            changes: changes.clone(),
        })
    }
}

/// What is filed apart from its form: called after its slot, its row and the form, a person's data if its slot says so.
fn described_apart(definition: &Definition, linked: &LinkedRecord, form: &NewRecord, files: &[Incoming]) -> NewRecord {
    let slot = definition.attachments.iter().find(|one| one.id == linked.slot);
    let label = slot.map(|slot| slot.label.clone()).unwrap_or_default();
    let title = forms::row_number(&linked.rows).map_or_else(|| label.clone(), |row| label.with_remark(row));
    let called = |lang, colon| format!("{}{colon}{}", title.get(lang), form.title.get(lang));
    NewRecord {
        title: Text::new(called(Lang::En, ": "), called(Lang::ZhHantHk, "：")),
        kind: filing::guess_kind(files),
        personal_data: slot.is_some_and(|slot| slot.sensitivity.is_some()),
        ..form.clone()
    }
}

/// Whether a field or an attachment of the form is marked as about a person.
fn asks_about_people(definition: &Definition) -> bool {
    let fields = definition.names.fields.values().any(|field| field.sensitivity.is_some());
    fields || definition.attachments.iter().any(|slot| slot.sensitivity.is_some())
}

/// Sets an element that the form gives, by its stable name; `None` where the record cannot bear it.
fn set(new: &mut NewRecord, name: &str, value: &Value) -> Option<()> {
    let text = || value.as_str().map(str::to_owned);
    match serde_json::from_value(Value::String(name.to_owned())).ok()? {
        Element::TitleEn => new.title.en = text()?,
        Element::TitleZh => new.title.zh = text()?,
        Element::Creator => new.creator = text()?,
        Element::Organisation => new.organisation = text()?,
        Element::DocumentDate => new.document_date = text()?.parse().ok()?,
        Element::PersonalData => new.personal_data = value.as_bool()?,
        Element::Language => new.languages = vec![text()?],
        Element::ReceivedOrSent => new.received_at = Some(text()?.parse().ok()?),
        _ => return None,
    }
    Some(())
}

impl Desk {
    /// Forms that were completed here and have no record: one was refused by the authority, or the
    /// form was completed by an edition that filed it apart.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn unfiled(&self) -> Result<Vec<Instance>, Failure> {
        let mut waiting: BTreeMap<EntityId, Instance> = BTreeMap::new();
        let alone = self.store.standing()? == Standing::Authority;
        // A desk that has not yet joined its department has no holder, and no forms either.
        let holder = self.holder().ok().map(|holder| holder.to_string());
        for instance in self.instances()? {
            let here = instance.revisions.last().is_some_and(|last| alone || Some(&last.actor.id) == holder.as_ref());
            if instance.state == InstanceState::Completed && here {
                waiting.insert(EntityId(instance.id), instance);
            }
        }
        let mut after = None;
        while !waiting.is_empty() {
            let page = self.store.records(after.as_deref(), 500)?;
            for row in page.rows {
                // What was filed apart names the form as well, and is not its record.
                if let State::Record(record) = &row.entity.state
                    && record.kind == RecordType::Form
                    && let Some(form) = &record.form
                {
                    waiting.remove(&form.instance);
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        Ok(waiting.into_values().collect())
    }

    /// Files what was completed and has no record, and answers how many.
    ///
    /// # Errors
    /// The first refusal; what was filed before it stays filed.
    pub fn file_unfiled(&mut self) -> Result<(u64, Changes), Failure> {
        let (mut count, mut changes) = (0, Changes::default());
        for instance in self.unfiled()? {
            let (turn, completed) = self.completed_again(instance)?;
            let last = turn.instance.as_ref().and_then(|one| Some((one, one.standing(completed.stage())?)));
            let paper = last.map(|(one, last)| self.paper_of(one, last)).transpose()?.unwrap_or_default();
            let (records, asking) = (self.new_files(&turn, &completed, paper, &[])?, self.asking()?);
            self.put_files(&records)?;
            match self.store.transact(|tx| declare_all(tx, &records, asking)) {
                Ok((asked, more)) => {
                    let waiting = records.iter().zip(asked).filter(|(_, asked)| asked.provisional);
                    self.unsent.extend(waiting.map(|(record, _)| record.id));
                    changes.extend(more);
                }
                Err(stopped) => {
                    self.store.transact::<_, store::Fault>(|tx| take_away(tx, &records))?;
                    return Err(stopped.into());
                }
            }
            count += 1;
        }
        Ok((count, changes))
    }

    /// The last stage of a completed form as it was handed over: the same answers under the same
    /// inputs must give the same data, or nothing is filed.
    fn completed_again(&self, instance: Instance) -> Result<(Turn, Completed), Failure> {
        let changed = || Failure::fault(Message::new("registry-form-record"));
        let last = instance.revisions.last().ok_or_else(changed)?.clone();
        let (form, definition) = self.form(&instance.definition_hash)?;
        let snapshots = self.snapshots(&definition)?;
        let cites = forms::cites(&definition, &instance, &last.stage);
        let originals = instance.accounted_for();
        let (today, language, actor) = (last.today, last.language, last.actor);
        let inputs = Inputs { today, stage: last.stage, language, actor, snapshots, cites, originals };
        let (instance_id, agent) = (EntityId(instance.id), self.holder()?);
        let turn = Turn { definition, form, instance: Some(instance), instance_id, inputs, agent, closed: None };
        let completed = turn.complete(&last.data)?;
        if *completed.data() == last.data { Ok((turn, completed)) } else { Err(changed()) }
    }
}
