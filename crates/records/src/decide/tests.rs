//! What the rules refuse, and why: one row for each way in which an operation can be wrong. Every
//! row changes one thing in an operation that is granted without that change.

use jiff::civil::date;
use uuid::Uuid;
use words::Text;

use super::*;
use crate::{
    Class, DeviceId, FormOrigin, Medium, Nature, OpId, PartialDate, Period, RecordType, Role, ScopeId, Security, apply,
};

mod proofs;

const MANAGER: u128 = 1;
const CLERK: u128 = 2;
const AUDITOR: u128 = 3;
const RETIRED: u128 = 4;
const CLASS: u128 = 10;
const HEADING: u128 = 11;
const FOLDER: u128 = 20;
const PART: u128 = 30;
const RECORD: u128 = 40;
const FACT: u128 = 50;
const NEW: u128 = 99;

fn id(n: u128) -> EntityId {
    EntityId(Uuid::from_u128(n))
}

/// A department in memory, made by the rules themselves.
#[derive(Default)]
struct Office(BTreeMap<EntityId, Entity>);

impl World for Office {
    fn entity(&self, id: EntityId) -> Option<Entity> {
        self.0.get(&id).cloned()
    }

    fn by_key(&self, kind: Kind, key: &str) -> Vec<EntityId> {
        let bears = |entity: &&Entity| entity.state.kind() == kind && entity.state.keys().iter().any(|one| one == key);
        self.0.values().filter(bears).map(|entity| entity.id).collect()
    }

    fn has_any(&self, kind: Kind) -> bool {
        self.0.values().any(|entity| entity.state.kind() == kind)
    }

    fn last_part(&self, folder: EntityId) -> Option<Entity> {
        let of = |entity: &&Entity| matches!(&entity.state, State::Part(part) if part.folder == folder);
        let number = |entity: &&Entity| if let State::Part(part) = &entity.state { part.number } else { 0 };
        self.0.values().filter(of).max_by_key(number).cloned()
    }
}

impl Office {
    fn new() -> Self {
        let mut office = Self::default();
        for (n, alias, roles, until) in [
            (MANAGER, "manager", vec![Role::RecordsManager], None),
            (CLERK, "clerk", vec![Role::RegistryClerk], None),
            (AUDITOR, "auditor", vec![Role::Auditor], None),
            (RETIRED, "retired", vec![Role::RecordsManager], Some(date(2025, 12, 31))),
        ] {
            office.take(&by(MANAGER, n, register(alias, roles, until)));
        }
        office.take(&by(MANAGER, CLASS, class("ADM-1", Some("A1-01"))));
        office.take(&by(MANAGER, HEADING, class("ADM", None)));
        office.take(&by(MANAGER, FOLDER, folder("ADM/1/7")));
        office.take(&by(CLERK, PART, part(FOLDER, date(2026, 2, 1))));
        office.take(&by(CLERK, RECORD, declare(|_| {})));
        office.take(&by(CLERK, FACT, state_fact()));
        office
    }

    fn ask(&self, operation: &Operation) -> Result<Vec<Decided>, Refusal> {
        decide(self, operation, &Context { today: date(2026, 11, 20), numbering: Numbering::Permanent })
    }

    fn take(&mut self, operation: &Operation) {
        for (entity, change) in self.ask(operation).unwrap() {
            let after = apply(self.0.remove(&entity), entity, &operation.scope, &change).unwrap();
            self.0.insert(entity, after);
        }
    }
}

fn by(agent: u128, entity: u128, act: Act) -> Operation {
    let named = |file: &Component| ComponentRef {
        owner: id(entity),
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        size_bytes: file.size_bytes,
    };
    let components = match &act {
        Act::DeclareRecord { record } => record.components.iter().map(named).collect(),
        _ => Vec::new(),
    };
    Operation {
        op_id: OpId(Uuid::from_u128(7)),
        device: DeviceId(Uuid::from_u128(8)),
        device_seq: 1,
        scope: home_scope(&act),
        entity: id(entity),
        base_rev: 0,
        schema: Operation::SCHEMA,
        agent: id(agent),
        authored_at: "2026-11-20T02:00:00Z".parse().unwrap(),
        act,
        components,
    }
}

fn register(alias: &str, roles: Vec<Role>, until: Option<Date>) -> Act {
    Act::RegisterAgent {
        agent: Agent {
            alias: alias.to_owned(),
            name: Text::new(alias, ""),
            post: Text::new(alias, ""),
            rank: String::new(),
            unit: Text::default(),
            roles,
            active: Period { from: date(2020, 1, 1), until },
        },
    }
}

fn class(code: &str, disposal_class: Option<&str>) -> Act {
    Act::AddClass {
        class: Class {
            code: code.to_owned(),
            title: Text::new(code, ""),
            parent: None,
            nature: Nature::Administrative,
            disposal_class: disposal_class.map(str::to_owned),
            custody: String::new(),
        },
    }
}

fn folder_in(class: u128, reference: &str, title: &str) -> Act {
    Act::OpenFolder {
        folder: Folder {
            reference: reference.to_owned(),
            title: Text::new(title, ""),
            class: id(class),
            security: Security::Unclassified,
            medium: Medium::Electronic,
            responsible: None,
            opened_on: date(2026, 1, 2),
            disposal_override: None,
        },
    }
}

fn folder(reference: &str) -> Act {
    folder_in(CLASS, reference, "Security")
}

fn part(folder: u128, on: Date) -> Act {
    Act::OpenPart { folder: id(folder), on, subjects: BTreeMap::new() }
}

fn close(on: Date) -> Act {
    Act::ClosePart { on, reason: "full".to_owned() }
}

fn file(name: &str, sha256: &str) -> Component {
    Component {
        name: name.to_owned(),
        media: "text/plain".to_owned(),
        sha256: sha256.to_owned(),
        size_bytes: 1,
        seals: Vec::new(),
        proofs: Vec::new(),
    }
}

fn declare(change: impl FnOnce(&mut NewRecord)) -> Act {
    let mut record = NewRecord {
        part: id(PART),
        mark: String::new(),
        title: Text::new("Report", ""),
        kind: RecordType::Document,
        languages: Vec::new(),
        medium: Medium::Electronic,
        document_date: PartialDate::Day(date(2026, 11, 19)),
        received_at: None,
        creator: "Chan Tai-man".to_owned(),
        organisation: "HDSD".to_owned(),
        security: None,
        personal_data: false,
        subjects: BTreeMap::new(),
        named_dates: BTreeMap::new(),
        disposal_override: None,
        components: vec![file("1.txt", &"a".repeat(64))],
        form: None,
    };
    change(&mut record);
    Act::DeclareRecord { record: Box::new(record) }
}

fn edit(element: Element, old: &str, new: &str) -> Act {
    Act::EditMetadata { changes: vec![(element, old.into(), new.into())], reason: "typing error".to_owned() }
}

fn state_fact() -> Act {
    let on = PartialDate::Day(date(2026, 11, 1));
    let (kind, subject) = ("leave-ended".to_owned(), "S1".to_owned());
    Act::StateFact { fact: StatedFact { kind, subject, on, status: FactStatus::Asserted, note: String::new() } }
}

fn withdraw_fact() -> Act {
    Act::WithdrawFact { reason: "mistaken".to_owned() }
}

/// A whole department, the operations that are asked in turn, and what the last one meets.
#[track_caller]
fn refused(before: &[Operation], operation: &Operation, expected: &Refusal) {
    let mut office = Office::new();
    before.iter().for_each(|one| office.take(one));
    assert_eq!(office.ask(operation).as_ref(), Err(expected), "{:?}", operation.act);
}

#[test]
fn what_is_right_is_granted() {
    let mut office = Office::new();
    office.take(&by(MANAGER, NEW, register("new", vec![Role::Officer], None)));
    office.take(&by(CLERK, NEW + 1, declare(|_| {})));
    office.take(&by(CLERK, RECORD, edit(Element::TitleEn, "Report", "Final report")));
    office.take(&by(CLERK, FACT, withdraw_fact()));
    office.take(&by(MANAGER, PART, close(date(2026, 11, 20))));
    office.take(&by(CLERK, NEW + 2, part(FOLDER, date(2026, 11, 20))));
}

#[test]
fn who_may_not_ask() {
    let to = |act: &str| Refusal::NotAllowed(act.to_owned());
    for (operation, expected) in [
        (by(NEW, NEW + 1, declare(|_| {})), Refusal::Unknown(Kind::Agent)),
        (by(CLASS, NEW, declare(|_| {})), Refusal::Unknown(Kind::Agent)),
        (by(RETIRED, NEW, class("ADM-2", None)), Refusal::NotActive("retired".to_owned())),
        (by(CLERK, NEW, class("ADM-2", None)), to("add-class")),
        (by(CLERK, NEW, folder("ADM/1/8")), to("open-folder")),
        (by(CLERK, PART, close(date(2026, 11, 20))), to("close-part")),
        (by(CLERK, NEW, register("new", vec![Role::RecordsManager], None)), to("register-agent")),
        (by(AUDITOR, NEW, declare(|_| {})), to("declare-record")),
        (by(AUDITOR, RECORD, edit(Element::TitleEn, "Report", "x")), to("edit-metadata")),
        (by(AUDITOR, NEW, state_fact()), to("state-fact")),
        (by(AUDITOR, FACT, withdraw_fact()), to("withdraw-fact")),
        (by(AUDITOR, NEW, part(FOLDER, date(2026, 11, 20))), to("open-part")),
    ] {
        refused(&[], &operation, &expected);
    }
}

#[test]
fn only_the_first_agent_registers_itself() {
    let itself = by(NEW, NEW, register("new", vec![Role::RecordsManager], None));
    assert!(Office::default().ask(&itself).is_ok(), "there is nobody yet who could do it");
    refused(&[], &itself, &Refusal::Unknown(Kind::Agent));
    let other = by(NEW, NEW + 1, register("new", vec![Role::RecordsManager], None));
    assert_eq!(Office::default().ask(&other), Err(Refusal::Unknown(Kind::Agent)));
    let not_yet = by(NEW, NEW, class("ADM-2", None));
    assert_eq!(Office::default().ask(&not_yet), Err(Refusal::Unknown(Kind::Agent)));
}

#[test]
fn every_act_has_one_scope() {
    let hand_over = Act::HandOver { hand_over: serde_json::Value::Null };
    let schedule = Act::PublishSchedule { schedule: serde_json::Value::Null };
    let form = Act::PublishForm { definition: serde_json::Value::Null };
    let granted = [
        (by(MANAGER, NEW, register("new", vec![], None)), ScopeId::department()),
        (by(MANAGER, NEW, class("ADM-2", None)), ScopeId::department()),
        (by(MANAGER, NEW, schedule), ScopeId::department()),
        (by(MANAGER, NEW, form), ScopeId::department()),
        (by(MANAGER, NEW, folder("ADM/1/8")), ScopeId::files()),
        (by(CLERK, NEW, part(FOLDER, date(2026, 11, 20))), ScopeId::files()),
        (by(MANAGER, PART, close(date(2026, 11, 20))), ScopeId::files()),
        (by(CLERK, NEW, declare(|_| {})), ScopeId::files()),
        (by(CLERK, RECORD, edit(Element::TitleEn, "Report", "x")), ScopeId::files()),
        (by(CLERK, NEW, state_fact()), ScopeId::files()),
        (by(CLERK, FACT, withdraw_fact()), ScopeId::files()),
        (by(MANAGER, NEW, hand_over), ScopeId::routing()),
    ];
    for (operation, home) in granted {
        for scope in ScopeId::all().into_iter().chain([ScopeId("secret".to_owned()), ScopeId(String::new())]) {
            let asked = Operation { scope: scope.clone(), ..operation.clone() };
            let verdict = permitted(&Office::new(), &asked, date(2026, 11, 20)).map(|_| ());
            let expected = if scope == home { Ok(()) } else { Err(Refusal::WrongScope(home.clone())) };
            assert_eq!(verdict, expected, "{:?} in {scope:?}", asked.act);
        }
    }
}

#[test]
fn what_is_there_already_or_not_at_all() {
    let taken = |key: &str| Refusal::Taken(key.to_owned());
    let exists = |key: &str| Refusal::Exists(key.to_owned());
    let unknown = Refusal::Unknown;
    let mut newer = by(CLERK, NEW, state_fact());
    newer.schema = Operation::SCHEMA + 1;
    for (operation, expected) in [
        (newer, Refusal::NotUnderstood("schema 2".to_owned())),
        (by(MANAGER, CLERK, register("new", vec![], None)), exists("clerk")),
        (by(MANAGER, NEW, register("clerk", vec![], None)), taken("clerk")),
        (by(MANAGER, CLASS, class("ADM-2", None)), exists("ADM-1")),
        (by(MANAGER, NEW, class("ADM-1", None)), taken("ADM-1")),
        (by(MANAGER, NEW, class(" ", None)), Refusal::BadValue(Element::Reference)),
        (by(MANAGER, FOLDER, folder("ADM/1/8")), exists("ADM/1/7")),
        (by(MANAGER, NEW, folder("ADM/1/7")), taken("ADM/1/7")),
        (by(MANAGER, NEW, folder("(1) in ADM/1/8 Pt 1")), Refusal::BadValue(Element::Reference)),
        (by(MANAGER, NEW, folder_in(NEW, "ADM/1/8", "x")), unknown(Kind::Class)),
        (by(MANAGER, NEW, folder_in(HEADING, "ADM/1/8", "x")), Refusal::Heading("ADM".to_owned())),
        (by(CLERK, PART, part(FOLDER, date(2026, 11, 20))), exists("ADM/1/7 Pt 1")),
        (by(CLERK, NEW, part(CLASS, date(2026, 11, 20))), unknown(Kind::Folder)),
        (by(CLERK, NEW, part(FOLDER, date(2026, 11, 20))), Refusal::PartOpen("ADM/1/7 Pt 1".to_owned())),
        (by(MANAGER, NEW, close(date(2026, 11, 20))), unknown(Kind::Part)),
        (by(CLERK, RECORD, declare(|_| {})), exists("(1) in ADM/1/7 Pt 1")),
        (by(CLERK, NEW, declare(|new| new.part = id(FOLDER))), unknown(Kind::Part)),
        (by(CLERK, PART, edit(Element::TitleEn, "Report", "x")), unknown(Kind::Record)),
        (by(CLERK, FACT, state_fact()), exists("S1")),
        (by(CLERK, RECORD, withdraw_fact()), unknown(Kind::Fact)),
    ] {
        refused(&[], &operation, &expected);
    }
}

#[test]
fn dates_that_lie_before_those_they_must_follow() {
    let closed = by(MANAGER, PART, close(date(2026, 6, 30)));
    refused(&[], &by(MANAGER, PART, close(date(2026, 1, 31))), &Refusal::DateOrder);
    refused(&[closed], &by(CLERK, NEW, part(FOLDER, date(2026, 1, 1))), &Refusal::DateOrder);
}

#[test]
fn what_is_closed_or_withdrawn_stays_so() {
    let closed = || [by(MANAGER, PART, close(date(2026, 6, 30)))];
    let part = Refusal::PartClosed("ADM/1/7 Pt 1".to_owned());
    refused(&closed(), &by(CLERK, NEW, declare(|_| {})), &part);
    refused(&closed(), &by(MANAGER, PART, close(date(2026, 7, 1))), &part);
    refused(&[by(CLERK, FACT, withdraw_fact())], &by(CLERK, FACT, withdraw_fact()), &Refusal::Unknown(Kind::Fact));
}

#[test]
fn a_filing_is_taken_back_by_who_filed_it_or_a_manager_with_a_reason_and_once() {
    let back = |reason: &str| Act::WithdrawRecord { reason: reason.to_owned() };
    let reference = "(1) in ADM/1/7 Pt 1".to_owned();
    for agent in [CLERK, MANAGER] {
        let mut office = Office::new();
        office.take(&by(agent, RECORD, back("wrong file")));
        let Some(State::Record(record)) = office.entity(id(RECORD)).map(|entity| entity.state) else { panic!() };
        assert_eq!(record.withdrawn.as_deref(), Some("wrong file"));
        // Its number stays used.
        office.take(&by(CLERK, NEW, declare(|_| {})));
        let Some(State::Record(next)) = office.entity(id(NEW)).map(|entity| entity.state) else { panic!() };
        assert_eq!(next.number, Number::Permanent(2));
    }
    refused(&[], &by(CLERK, RECORD, back(" ")), &Refusal::NoReason);
    refused(&[], &by(CLERK, PART, back("x")), &Refusal::Unknown(Kind::Record));
    refused(&[], &by(AUDITOR, RECORD, back("x")), &Refusal::NotAllowed("withdraw-record".to_owned()));
    let other = by(MANAGER, NEW, register("other", vec![Role::RegistryClerk], None));
    refused(&[other], &by(NEW, RECORD, back("x")), &Refusal::NotAllowed("withdraw-record".to_owned()));
    let once = by(CLERK, RECORD, back("x"));
    refused(std::slice::from_ref(&once), &once, &Refusal::Withdrawn(reference.clone()));
    refused(&[once], &by(CLERK, RECORD, edit(Element::TitleEn, "Report", "R")), &Refusal::Withdrawn(reference));
    let form = FormOrigin { form: "F 1".to_owned(), definition_sha256: "00".repeat(32), instance: id(1) };
    let filed = by(CLERK, NEW, declare(|new| new.form = Some(form)));
    refused(&[filed], &by(CLERK, NEW, back("x")), &Refusal::FormFiled("(2) in ADM/1/7 Pt 1".to_owned()));
}

#[test]
fn metadata_that_is_missing_or_cannot_be() {
    let titles = vec![Element::TitleEn, Element::TitleZh];
    let (bad, missing) = (Refusal::BadValue(Element::Digest), Refusal::Missing);
    let untitled = |new: &mut NewRecord| new.title = Text::new(" ", " ");
    let twice = |new: &mut NewRecord| new.components.push(file("1.txt", &"b".repeat(64)));
    let short = |new: &mut NewRecord| new.components = vec![file("1.txt", "abc")];
    let no_hex = |new: &mut NewRecord| new.components = vec![file("1.txt", &"g".repeat(64))];
    for (operation, expected) in [
        (by(MANAGER, NEW, folder_in(CLASS, "ADM/1/8", "")), missing(titles.clone())),
        (by(CLERK, NEW, declare(untitled)), missing(titles.clone())),
        (by(CLERK, NEW, declare(|new| new.creator = " ".to_owned())), missing(vec![Element::Creator])),
        (by(CLERK, NEW, declare(|new| new.organisation = String::new())), missing(vec![Element::Organisation])),
        (by(CLERK, NEW, declare(twice)), bad.clone()),
        (by(CLERK, NEW, declare(short)), bad.clone()),
        (by(CLERK, NEW, declare(no_hex)), bad),
        (by(CLERK, RECORD, edit(Element::TitleEn, "Report", "")), missing(titles)),
        (
            by(CLERK, RECORD, edit(Element::Creator, "Chan Tai-man", " ")),
            missing(vec![Element::Creator, Element::Organisation]),
        ),
        (by(CLERK, RECORD, edit(Element::Digest, "", "00")), Refusal::NotEditable(Element::Digest)),
        (by(CLERK, RECORD, edit(Element::TitleEn, "Another", "x")), Refusal::Conflict(Element::TitleEn)),
    ] {
        refused(&[], &operation, &expected);
    }
    let number = Act::EditMetadata {
        changes: vec![(Element::TitleEn, "Report".into(), serde_json::json!(7))],
        reason: String::new(),
    };
    refused(&[], &by(CLERK, RECORD, number), &Refusal::BadValue(Element::TitleEn));
}

#[test]
fn an_operation_names_the_files_of_its_record_and_no_others() {
    let right = by(CLERK, NEW, declare(|_| {}));
    assert!(Office::new().ask(&right).is_ok());
    type Alter = fn(&mut Vec<ComponentRef>);
    let wrong: [Alter; 6] = [
        |named| named.clear(),
        |named| named[0].owner = id(RECORD),
        |named| named[0].name = "2.txt".to_owned(),
        |named| named[0].sha256 = "b".repeat(64),
        |named| named[0].size_bytes = 2,
        |named| named.push(named[0].clone()),
    ];
    for alter in wrong {
        let mut operation = right.clone();
        alter(&mut operation.components);
        refused(&[], &operation, &Refusal::BadValue(Element::Digest));
    }
}

#[test]
fn acts_of_other_rooms_are_not_understood_here() {
    let act = Act::HandOver { hand_over: serde_json::Value::Null };
    refused(&[], &by(MANAGER, NEW, act), &Refusal::NotUnderstood("act of another room".to_owned()));
}

fn recognise(name: &str, key: &str) -> Act {
    let title = Text::new("Forms unit", "表格組");
    let publisher = Publisher { name: name.to_owned(), title, key: key.to_owned(), own: false, withdrawn: None };
    Act::RecognisePublisher { publisher }
}

#[test]
fn a_publisher_is_recognised_once_and_withdrawn_with_a_reason_by_the_records_manager_alone() {
    const KEY: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let withdraw = |reason: &str| by(MANAGER, NEW, Act::WithdrawPublisher { reason: reason.to_owned() });
    let mut office = Office::new();
    let name = "forms.example";
    assert_eq!(
        office.ask(&by(CLERK, NEW, recognise(name, KEY))),
        Err(Refusal::NotAllowed("recognise-publisher".to_owned()))
    );
    for (name, key) in [("", KEY), ("two words", KEY), ("a+b", KEY), (name, "00"), (name, "zz")] {
        assert_eq!(
            office.ask(&by(MANAGER, NEW, recognise(name, key))),
            Err(Refusal::UnsoundPublisher(name.to_owned())),
            "{name} {key}"
        );
    }
    assert_eq!(office.ask(&withdraw("Stolen")), Err(Refusal::Unknown(Kind::Publisher)));
    office.take(&by(MANAGER, NEW, recognise(name, KEY)));
    let again = by(MANAGER, NEW + 1, recognise("somebody.else", KEY));
    assert_eq!(office.ask(&again), Err(Refusal::Exists("somebody.else".to_owned())), "the key is known already");
    assert_eq!(office.ask(&withdraw("  ")), Err(Refusal::NoReason));
    // Another key under the name of one who is recognised, or of the department itself.
    const OTHER: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    let second = by(MANAGER, NEW + 1, recognise(name, OTHER));
    assert_eq!(office.ask(&second), Err(Refusal::PublisherName(name.to_owned())));
    let Act::RecognisePublisher { publisher } = recognise(name, OTHER) else { unreachable!() };
    let own = Act::RecognisePublisher { publisher: Publisher { own: true, ..publisher } };
    assert_eq!(office.ask(&by(MANAGER, NEW + 1, own)), Err(Refusal::PublisherName(name.to_owned())));
    office.take(&withdraw("Stolen"));
    assert!(office.ask(&second).is_ok(), "the next key of one whose key was withdrawn");
    let State::Publisher(publisher) = &office.0[&id(NEW)].state else { panic!("no publisher") };
    assert_eq!(publisher.withdrawn.as_ref().map(|gone| gone.on), Some(date(2026, 11, 20)));
    assert_eq!(office.ask(&withdraw("Again")), Err(Refusal::Unknown(Kind::Publisher)));
    assert_eq!(
        office.ask(&again),
        Err(Refusal::Exists("somebody.else".to_owned())),
        "a withdrawn key does not come back"
    );
}
