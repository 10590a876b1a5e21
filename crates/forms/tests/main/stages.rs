//! A form on its way: hand-overs granted and refused, returns, due dates, what is overdue.

use forms::{
    Actor, Definition, HandOver, Handed, Inputs, Instance, InstanceState, Next, Outcome, Refusal, Signed, SignedBy,
    apply, complete, decide_hand_over, escalated, overdue, reminders,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use crate::shelf::{LEAVE, actor, answers, definition, inputs, snapshots};

const INSTANCE: Uuid = Uuid::from_u128(7);

struct Office {
    definition: &'static Definition,
}

impl Office {
    fn new() -> Self {
        Self { definition: definition(LEAVE) }
    }

    fn inputs(&self, stage: &str, today: &str, who: &Actor) -> Inputs {
        Inputs { actor: who.clone(), ..inputs(self.definition, stage, today) }
    }

    /// The hand-over that a desk would ask for: completed, and signed where the stage signs.
    fn forward(&self, stage: &str, today: &str, who: &Actor, draft: &Json) -> HandOver {
        let inputs = self.inputs(stage, today, who);
        let done = complete(self.definition, INSTANCE, draft, &inputs).unwrap();
        let signs = self.definition.stage(stage).unwrap().signs();
        let by = SignedBy::Certificate("c".repeat(64));
        let signed = Signed { statement: done.digest(), rendition: "r".repeat(64), by };
        HandOver {
            instance: INSTANCE,
            definition_hash: self.definition.hash().to_owned(),
            stage: stage.into(),
            outcome: Outcome::Forward,
            data: done.data().clone(),
            snapshots_digest: inputs.snapshots.digest(),
            language: Lang::En,
            today: inputs.today,
            actor: who.clone(),
            signed: signs.then_some(signed),
        }
    }

    fn decide(&self, instance: Option<&Instance>, asked: &HandOver) -> Result<Handed, Refusal> {
        decide_hand_over(self.definition, instance, asked, &snapshots(self.definition))
    }

    fn hand(&self, instance: Option<Instance>, asked: &HandOver) -> Instance {
        let handed = self.decide(instance.as_ref(), asked).unwrap();
        apply(instance, &handed)
    }

    fn applied(&self) -> Instance {
        self.hand(None, &self.forward("apply", "2026-11-20", &chan(), &answers(LEAVE, "apply")))
    }

    fn supported(&self) -> Instance {
        let asked = self.forward("support", "2026-11-23", &lee(), &answers(LEAVE, "support"));
        self.hand(Some(self.applied()), &asked)
    }

    fn returning(&self, stage: &str, to: &str, reasons: &str, who: &Actor) -> HandOver {
        let mut asked = self.forward("apply", "2026-11-24", who, &answers(LEAVE, "apply"));
        asked.stage = stage.into();
        asked.outcome = Outcome::Return { to: to.into(), reasons: reasons.into() };
        asked
    }
}

fn chan() -> Actor {
    actor("u-chan", "EOII(Records)2", "Records Management")
}
fn lee() -> Actor {
    actor("u-lee", "EOI(Records)", "Records Management")
}
fn wong() -> Actor {
    actor("u-wong", "SEO(Administration)", "Administration")
}

#[test]
fn the_first_hand_over_opens_the_second_stage_with_its_due_date() {
    let instance = Office::new().applied();
    let open = &instance.open[0];
    assert_eq!(open.stage, "support");
    assert_eq!(open.assignee.post.as_deref(), Some("EOI(Records)"));
    assert_eq!(open.due_on.unwrap().to_string(), "2026-11-25", "three working days after Friday the 20th");
    assert_eq!(instance.state, InstanceState::InProgress);
    assert_eq!(overdue(&instance, "2026-11-25".parse().unwrap()), []);
    let late = overdue(&instance, "2026-11-27".parse().unwrap()).remove(0);
    assert_eq!((late.stage.as_str(), late.days), ("support", 2));
}

/// Which reminders stand on a day, by their distance from the due day, and when the next one comes.
fn standing(instance: &Instance, today: &str) -> (Vec<i64>, Option<String>) {
    let definition = definition(LEAVE);
    let told = reminders(definition, &instance.open[0], &snapshots(definition), today.parse().unwrap()).unwrap();
    let days = told.standing.iter().map(|reminder| reminder.working_days).collect();
    (days, told.next_on.map(|day| day.to_string()))
}

/// The application, on the desk of its second office since `since` and due there on `due_on`.
fn due_there(since: &str, due_on: &str) -> Instance {
    let mut instance = Office::new().applied();
    let open = &mut instance.open[0];
    (open.since, open.due_on) = (since.parse().unwrap(), Some(due_on.parse().unwrap()));
    instance
}

#[test]
fn a_reminder_stands_from_its_day_on_counted_in_working_days_around_the_due_day() {
    let instance = due_there("2026-12-21", "2026-12-28");
    let on = |day: &str| Some(day.to_owned());
    for (today, expected) in [
        ("2026-12-23", (vec![], on("2026-12-24"))),
        ("2026-12-24", (vec![-1], on("2026-12-28"))),
        // Christmas and the week-end lie between.
        ("2026-12-27", (vec![-1], on("2026-12-28"))),
        ("2026-12-28", (vec![-1, 0], on("2026-12-29"))),
        ("2026-12-29", (vec![-1, 0, 1], None)),
        ("2027-06-30", (vec![-1, 0, 1], None)),
    ] {
        assert_eq!(standing(&instance, today), expected, "{today}");
    }
}

#[test]
fn a_late_stage_names_the_post_to_turn_to_from_its_day_on() {
    let definition = definition(LEAVE);
    let told = |since: &str, due_on: &str, today: &str| {
        let instance = due_there(since, due_on);
        let post = escalated(definition, &instance.open[0], &snapshots(definition), today.parse().unwrap());
        post.unwrap().map(str::to_owned)
    };
    let post = || Some("SEO(Administration)".to_owned());
    // Due on a Friday: the second working day after it is the Tuesday.
    assert_eq!(told("2026-11-16", "2026-11-20", "2026-11-23"), None);
    assert_eq!(told("2026-11-16", "2026-11-20", "2026-11-24"), post());
    assert_eq!(told("2026-11-16", "2026-11-20", "2027-03-01"), post());
    assert_eq!(told("2026-11-20", "2026-12-23", "2026-11-26"), None, "what is in time is nobody's trouble");
}

#[test]
fn nobody_is_reminded_of_what_came_on_that_day_or_later() {
    let instance = due_there("2026-12-24", "2026-12-28");
    assert_eq!(standing(&instance, "2026-12-24"), (vec![], Some("2026-12-28".to_owned())));
    assert_eq!(standing(&due_there("2026-12-28", "2026-12-28"), "2026-12-29").0, [1]);
}

#[test]
fn a_stage_that_knows_no_due_day_reminds_nobody() {
    let mut instance = due_there("2026-12-21", "2026-12-28");
    instance.open[0].due_on = None;
    assert_eq!(standing(&instance, "2026-12-29"), (vec![], None));
}

#[test]
fn a_reminder_beyond_the_calendar_is_said_and_never_guessed() {
    let definition = definition(LEAVE);
    let instance = due_there("2026-12-21", "2040-12-28");
    let today = "2026-12-29".parse().unwrap();
    let told = reminders(definition, &instance.open[0], &snapshots(definition), today).unwrap_err();
    assert_eq!(told.code, "forms-calendar-range");
    let told = reminders(definition, &instance.open[0], &forms::Snapshots::new(), today).unwrap_err();
    assert_eq!(told.code, "forms-snapshot-missing");
}

#[test]
fn all_stages_in_turn_complete_the_form() {
    let office = Office::new();
    let supported = office.supported();
    let open = &supported.open[0];
    assert_eq!(open.assignee.post.as_deref(), Some("SEO(Administration)"), "by the rank of the applicant");
    let asked = office.forward("approve", "2026-11-25", &wong(), &answers(LEAVE, "approve"));
    let handed = office.decide(Some(&supported), &asked).unwrap();
    assert_eq!(handed.next, Next::Completed);
    let done = apply(Some(supported), &handed);
    assert_eq!((done.state, done.open.len(), done.revisions.len()), (InstanceState::Completed, 0, 3));
    assert_eq!(done.data()["decision"], "approved");
    let again = office.decide(Some(&done), &asked).unwrap_err();
    assert_eq!(again.code(), "forms-handover-closed");
}

#[test]
fn a_return_keeps_what_was_signed_and_opens_a_successor() {
    let office = Office::new();
    let supported = office.supported();
    let asked = office.returning("approve", "apply", "日期與值勤表不符", &wong());
    let handed = office.decide(Some(&supported), &asked).unwrap();
    assert_eq!(handed.supersedes, ["apply", "support", "approve"]);
    assert_eq!(handed.asked.data, Json::Null, "a draft leaves no data in an event");
    let returned = apply(Some(supported), &handed);
    let open = &returned.open[0];
    assert_eq!((open.stage.as_str(), open.assignee.person.as_deref()), ("apply", Some("u-chan")));
    assert_eq!(open.returned.as_ref().unwrap().reasons, "日期與值勤表不符");
    assert_eq!(returned.standing("apply"), None);
    assert!(returned.revisions[0].superseded && returned.revisions[0].signed.is_some());
    assert_eq!(
        returned.beginning(office.definition, "apply")["leaveType"],
        "vacation",
        "the applicant begins with what was handed over"
    );

    let mut draft = returned.beginning(office.definition, "apply");
    draft["to"] = json!("2027-12-24");
    draft["toSession"] = json!("pm");
    let asked = office.forward("apply", "2026-11-25", &chan(), &draft);
    let handed = office.decide(Some(&returned), &asked).unwrap();
    assert_eq!(handed.revision, 2);
    let again = apply(Some(returned), &handed);
    assert_eq!(again.standing("apply").unwrap().number, 2);
    assert_eq!(again.data()["days"], "4.0");
    assert_eq!(again.revisions.len(), 4);
}

#[test]
fn what_is_refused_and_why() {
    let office = Office::new();
    let applied = office.applied();
    let good = office.forward("support", "2026-11-23", &lee(), &answers(LEAVE, "support"));
    let change = |change: &dyn Fn(&mut HandOver)| {
        let mut asked = good.clone();
        change(&mut asked);
        office.decide(Some(&applied), &asked).err().map(|refusal| refusal.code().to_owned()).unwrap_or_default()
    };
    assert_eq!(change(&|_| {}), "");
    assert_eq!(change(&|asked| asked.definition_hash = "0".repeat(64)), "forms-handover-definition");
    assert_eq!(change(&|asked| asked.snapshots_digest = "0".repeat(64)), "forms-handover-snapshots");
    assert_eq!(change(&|asked| asked.instance = Uuid::from_u128(8)), "forms-handover-instance");
    assert_eq!(change(&|asked| asked.stage = "approve".into()), "forms-handover-stage");
    assert_eq!(change(&|asked| asked.stage = "nowhere".into()), "forms-unknown-stage");
    assert_eq!(change(&|asked| asked.actor = wong()), "forms-handover-assignee");
    assert_eq!(change(&|asked| asked.data["support"] = json!("")), "forms-handover-problems");
    assert_eq!(change(&|asked| asked.data["phone"] = json!("99999999")), "forms-handover-earlier");
    assert_eq!(change(&|asked| asked.data["days"] = json!("0.5")), "forms-handover-earlier");
    assert_eq!(change(&|asked| drop(asked.data.as_object_mut().unwrap().remove("unit"))), "forms-handover-earlier");
    assert_eq!(change(&|asked| asked.data["childBirth"] = json!("2026-12-01")), "forms-handover-earlier");
    assert_eq!(change(&|asked| asked.data["decision"] = json!("approved")), "forms-handover-differs");
    let refuse = Outcome::Refuse { reasons: "x".into() };
    assert_eq!(change(&|asked| asked.outcome = refuse.clone()), "forms-handover-no-refusal");
    let back = |to: &str, reasons: &str| Outcome::Return { to: to.into(), reasons: reasons.into() };
    assert_eq!(change(&|asked| asked.outcome = back("approve", "x")), "forms-handover-return");
    assert_eq!(change(&|asked| asked.outcome = back("apply", " 　")), "forms-handover-reasons");
}

#[test]
fn the_first_stage_is_signed_over_exactly_what_is_handed_over() {
    let office = Office::new();
    let good = office.forward("apply", "2026-11-20", &chan(), &answers(LEAVE, "apply"));
    let change = |change: &dyn Fn(&mut HandOver)| {
        let mut asked = good.clone();
        change(&mut asked);
        office.decide(None, &asked).err().map(|refusal| refusal.code().to_owned()).unwrap_or_default()
    };
    assert_eq!(change(&|_| {}), "");
    assert_eq!(change(&|asked| asked.signed = None), "forms-handover-unsigned");
    assert_eq!(change(&|asked| asked.data["phone"] = json!("99999999")), "forms-handover-signed-other");
    assert_eq!(change(&|asked| asked.language = Lang::ZhHantHk), "forms-handover-signed-other");
    assert_eq!(change(&|asked| asked.data["days"] = json!("0.5")), "forms-handover-differs");
    assert_eq!(change(&|asked| asked.stage = "support".into()), "forms-handover-not-begun");
    assert_eq!(change(&|asked| asked.outcome = Outcome::Withdraw { reasons: "x".into() }), "forms-handover-not-begun");
}

#[test]
fn nobody_supports_their_own_application() {
    let office = Office::new();
    let applied = office.applied();
    let both = Actor { acting: vec!["EOI(Records)".into()], ..chan() };
    let asked = office.forward("support", "2026-11-23", &both, &answers(LEAVE, "support"));
    assert_eq!(office.decide(Some(&applied), &asked).unwrap_err().code(), "forms-handover-same-person");
    let acting = Actor { acting: vec!["EOI(Records)".into()], ..wong() };
    let asked = office.forward("support", "2026-11-23", &acting, &answers(LEAVE, "support"));
    assert!(office.decide(Some(&applied), &asked).is_ok(), "whoever acts for the post may");
}

#[test]
fn only_who_began_a_form_withdraws_it() {
    let office = Office::new();
    let applied = office.applied();
    let mut asked = office.forward("apply", "2026-11-24", &lee(), &answers(LEAVE, "apply"));
    asked.outcome = Outcome::Withdraw { reasons: "不再放假".into() };
    assert_eq!(office.decide(Some(&applied), &asked).unwrap_err().code(), "forms-handover-withdraw");
    asked.actor = chan();
    let gone = office.hand(Some(applied), &asked);
    assert_eq!((gone.state, gone.open.len()), (InstanceState::Withdrawn, 0));
    assert!(gone.revisions[0].signed.is_some(), "what was signed stays");
}

#[test]
fn a_due_date_beyond_the_calendar_is_refused_and_not_guessed() {
    let office = Office::new();
    let mut draft = answers(LEAVE, "apply");
    draft["leaveType"] = json!("special");
    draft["purpose"] = json!("陪審員職務");
    draft["from"] = json!("2027-12-30");
    draft["to"] = json!("2027-12-30");
    draft["toSession"] = json!("pm");
    let asked = office.forward("apply", "2027-12-30", &chan(), &draft);
    assert_eq!(office.decide(None, &asked).unwrap_err().code(), "forms-calendar-range");
}

#[test]
fn a_form_that_was_begun_with_one_stage_after_the_other_is_read_as_it_was_written() {
    let applied = Office::new().applied();
    let mut written = serde_json::to_value(&applied).unwrap();
    written["open"] = written["open"][0].clone();
    assert_eq!(serde_json::from_value::<Instance>(written.clone()).unwrap(), applied);
    written["open"] = Json::Null;
    assert_eq!(serde_json::from_value::<Instance>(written.clone()).unwrap().open, []);
    written["open"] = json!("support");
    assert!(serde_json::from_value::<Instance>(written).is_err());
}

#[test]
fn the_state_is_the_fold_of_what_was_handed_over() {
    let office = Office::new();
    let supported = office.supported();
    let text = serde_json::to_string(&supported).unwrap();
    assert_eq!(serde_json::from_str::<Instance>(&text).unwrap(), supported, "an instance survives its JSON");
    let asked = office.forward("apply", "2026-11-20", &chan(), &answers(LEAVE, "apply"));
    let handed = office.decide(None, &asked).unwrap();
    let event: Handed = serde_json::from_str(&serde_json::to_string(&handed).unwrap()).unwrap();
    assert_eq!(apply(None, &event), office.applied());
}
