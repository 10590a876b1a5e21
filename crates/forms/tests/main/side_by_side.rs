//! Stages that run side by side: opened together, done in any order, joined without a choice.

use forms::{
    Actor, Definition, HandOver, Handed, Inputs, Instance, InstanceState, Next, Outcome, Refusal, Snapshots, apply,
    complete, decide_hand_over, evaluate,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use crate::shelf::{actor, parse};

const INSTANCE: Uuid = Uuid::from_u128(9);
const TODAY: &str = "2026-11-23";

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A paper that two offices comment on side by side, a third only where money is asked for, and that
/// whoever asked then decides upon.
fn source() -> Json {
    let field = |kind: &str, stage: &str| json!({"type": kind, "stage": stage, "label": label(stage)});
    let stage = |id: &str, post: &str, more: Json| {
        let mut stage = json!({"id": id, "label": label(id), "by": {"post": post}});
        stage.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        stage
    };
    let item = json!({"type": "object", "additionalProperties": false, "properties":
        {"what": {"type": "string"}, "law": {"type": "string"}, "cost": {"type": "integer"}}});
    json!({
        "mform": 1, "requires": ["repeat", "stages", "parallel"],
        "id": "urn:mform:test:circulate", "formNo": "CIRC-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Circulate")},
        "data": {"type": "object", "additionalProperties": false, "required": ["items", "opinion", "vote", "decision"],
            "properties": {"items": {"type": "array", "minItems": 1, "maxItems": 5, "items": item}, "money": {"type": "boolean"},
                "opinion": {"type": "string"}, "vote": {"type": "string"}, "audit": {"type": "string"},
                "total": {"type": "integer"}, "decision": {"type": "string"}}},
        "fields": {
            "/items": field("repeat", "ask"), "/items/*/what": field("text", "ask"),
            "/items/*/law": field("text", "legal"), "/items/*/cost": field("integer", "finance"),
            "/money": field("boolean", "ask"), "/opinion": field("text", "legal"), "/vote": field("text", "finance"),
            "/audit": field("text", "audit"), "/total": field("integer", "decide"), "/decision": field("text", "decide")
        },
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            {"repeat": "/items", "as": "grid", "columns": ["/items/*/what", "/items/*/law", "/items/*/cost"]},
            "/money", "/opinion", "/vote", "/audit", "/total", "/decision"]}]}]},
        "logic": {"compute": {"/total": {"sum": [{"var": "/items/*/cost"}]}}},
        "workflow": {"stages": [
            stage("ask", "Clerk", json!({})),
            stage("legal", "Counsel", json!({"after": ["ask"], "mayReturnTo": ["ask"], "mayRefuse": true})),
            stage("finance", "Treasurer", json!({"after": ["ask"], "mayReturnTo": ["ask"]})),
            stage("audit", "Auditor", json!({"after": ["finance"], "when": {"var": "/money"}})),
            stage("decide", "Head", json!({"after": ["legal", "audit"], "mayReturnTo": ["finance"],
                "distinctFrom": ["finance"]}))
        ]},
        "evidence": {}, "record": {"class": "GEN-1", "title": {"zh-Hant-HK": "傳閱", "en": "Circulated"}}, "tests": []
    })
}

fn definition() -> Definition {
    parse(&source()).unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

fn faults(pointer: &str, value: Json) -> Vec<String> {
    let mut changed = source();
    *changed.pointer_mut(pointer).unwrap() = value;
    parse(&changed).err().unwrap_or_default().iter().map(|fault| fault.code().to_owned()).collect()
}

/// Data as people add to them, stage by stage.
struct Desk {
    definition: Definition,
    instance: Option<Instance>,
}

impl Desk {
    fn new() -> Self {
        Self { definition: definition(), instance: None }
    }

    fn asked(money: bool) -> Self {
        let mut desk = Self::new();
        let answers = json!({"items": [{"what": "roof"}, {"what": "lift"}], "money": money});
        desk.hand("ask", &answers).unwrap();
        desk
    }

    fn who(stage: &str) -> Actor {
        let post = [("ask", "Clerk"), ("legal", "Counsel"), ("finance", "Treasurer"), ("audit", "Auditor")];
        let post = post.iter().find(|(id, _)| *id == stage).map_or("Head", |(_, post)| post);
        actor(&format!("u-{stage}"), post, "Unit")
    }

    fn hand_over(&self, stage: &str, answers: &Json, outcome: Outcome) -> HandOver {
        let actor = Self::who(stage);
        let inputs = Inputs { actor: actor.clone(), ..Inputs::new(TODAY.parse().unwrap(), stage) };
        let mut data = match &self.instance {
            Some(instance) => instance.beginning(&self.definition, stage),
            None => json!({}),
        };
        merge(&mut data, answers);
        let data = match outcome {
            Outcome::Forward => complete(&self.definition, INSTANCE, &data, &inputs).unwrap().data().clone(),
            _ => Json::Null,
        };
        HandOver {
            instance: INSTANCE,
            definition_hash: self.definition.hash().to_owned(),
            stage: stage.into(),
            outcome,
            data,
            snapshots_digest: Snapshots::new().digest(),
            language: Lang::En,
            today: inputs.today,
            actor,
            signed: None,
        }
    }

    fn take(&mut self, asked: &HandOver) -> Result<Handed, Refusal> {
        let handed = decide_hand_over(&self.definition, self.instance.as_ref(), asked, &Snapshots::new())?;
        self.instance = Some(apply(self.instance.take(), &handed));
        Ok(handed)
    }

    fn hand(&mut self, stage: &str, answers: &Json) -> Result<Handed, Refusal> {
        let asked = self.hand_over(stage, answers, Outcome::Forward);
        self.take(&asked)
    }

    fn open(&self) -> Vec<&str> {
        self.instance.iter().flat_map(|instance| &instance.open).map(|open| open.stage.as_str()).collect()
    }
}

fn merge(base: &mut Json, more: &Json) {
    match (base, more) {
        (Json::Object(base), Json::Object(more)) => {
            for (name, value) in more {
                merge(base.entry(name.clone()).or_insert(Json::Null), value);
            }
        }
        (Json::Array(base), Json::Array(more)) => base.iter_mut().zip(more).for_each(|(one, other)| merge(one, other)),
        (base, more) => *base = more.clone(),
    }
}

fn legal() -> Json {
    json!({"items": [{"law": "Cap. 123"}, {"law": "none"}], "opinion": "no objection"})
}

fn finance() -> Json {
    json!({"items": [{"cost": 30}, {"cost": 12}], "vote": "Head 95"})
}

#[test]
fn offices_side_by_side_see_what_came_before_and_not_each_other() {
    let mut desk = Desk::asked(false);
    assert_eq!(desk.open(), ["legal", "finance"]);
    let handed = desk.hand("legal", &legal()).unwrap();
    assert_eq!(handed.next, Next::Stages { stages: Vec::new() }, "the other office is still at it");
    assert_eq!(desk.open(), ["finance"]);
    let instance = desk.instance.as_ref().unwrap();
    let begins = instance.beginning(&desk.definition, "finance");
    assert_eq!(begins, json!({"items": [{"what": "roof"}, {"what": "lift"}], "money": false}));
    desk.hand("finance", &finance()).unwrap();
    assert_eq!(desk.open(), ["decide"], "the audit takes no place, and both have met");
    let all = json!({"items": [{"what": "roof", "law": "Cap. 123", "cost": 30}, {"what": "lift", "law": "none", "cost": 12}],
        "money": false, "opinion": "no objection", "vote": "Head 95"});
    assert_eq!(desk.instance.as_ref().unwrap().data(), all);
    let handed = desk.hand("decide", &json!({"decision": "agreed"})).unwrap();
    assert_eq!((handed.next, handed.asked.data["total"].clone()), (Next::Completed, json!(42)));
    assert_eq!(desk.instance.unwrap().state, InstanceState::Completed);
}

#[test]
fn in_whatever_order_they_arrive_the_same_form_comes_out() {
    let begun = Desk::asked(true);
    // Each office fills in its part at its own desk, knowing nothing of the other.
    let parts = [
        begun.hand_over("legal", &legal(), Outcome::Forward),
        begun.hand_over("finance", &finance(), Outcome::Forward),
    ];
    let mut ends = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let mut desk = Desk { definition: definition(), instance: begun.instance.clone() };
        order.iter().for_each(|part| drop(desk.take(&parts[*part]).unwrap()));
        assert_eq!(desk.open(), ["audit"], "money is asked for");
        desk.hand("audit", &json!({"audit": "seen"})).unwrap();
        assert_eq!(desk.open(), ["decide"]);
        ends.push(desk.hand("decide", &json!({"decision": "agreed"})).unwrap().asked.data);
    }
    assert_eq!(ends[0], ends[1]);
    assert_eq!(ends[0]["items"][1], json!({"what": "lift", "law": "none", "cost": 12}));
}

#[test]
fn a_return_closes_what_runs_beside_it_and_keeps_what_does_not_rest_on_it() {
    let mut desk = Desk::asked(false);
    desk.hand("legal", &legal()).unwrap();
    let back = Outcome::Return { to: "ask".into(), reasons: "漏填升降機編號".into() };
    let handed = desk.take(&desk.hand_over("finance", &json!({}), back)).unwrap();
    assert_eq!(handed.supersedes, ["ask", "legal", "finance", "audit", "decide"]);
    assert_eq!(desk.open(), ["ask"]);
    desk.hand("ask", &json!({"items": [{"what": "roof"}, {"what": "lift 3"}]})).unwrap();
    assert_eq!(desk.open(), ["legal", "finance"], "both are asked anew");
    let begins = desk.instance.as_ref().unwrap().beginning(&desk.definition, "legal");
    assert_eq!(begins["items"][0], json!({"what": "roof", "law": "Cap. 123"}), "its own part, over what stands");
    assert_eq!(begins["items"][1], json!({"what": "lift 3"}), "nobody knows whether this is still the same lift");
    let aside = json!([{"path": "/items/1/law", "label": label("legal"), "row": label("lift"), "shown": label("none"), "value": "none"}]);
    assert_eq!(begins["$setAside"], aside);
    desk.hand("legal", &legal()).unwrap();
    desk.hand("finance", &finance()).unwrap();

    let back = Outcome::Return { to: "finance".into(), reasons: "no vote of that name".into() };
    let handed = desk.take(&desk.hand_over("decide", &json!({}), back)).unwrap();
    assert_eq!(handed.supersedes, ["finance", "audit", "decide"]);
    assert!(desk.instance.as_ref().unwrap().standing("legal").is_some(), "it does not rest on finance");
    desk.hand("finance", &json!({"vote": "Head 96"})).unwrap();
    assert_eq!(desk.open(), ["decide"]);
}

#[test]
fn one_office_refuses_for_all() {
    let mut desk = Desk::asked(false);
    let late = desk.hand_over("finance", &finance(), Outcome::Forward);
    desk.take(&desk.hand_over("legal", &json!({}), Outcome::Refuse { reasons: "ultra vires".into() })).unwrap();
    assert_eq!((desk.open(), desk.instance.as_ref().unwrap().state), (vec![], InstanceState::Refused));
    assert_eq!(desk.take(&late).unwrap_err().code(), "forms-handover-closed");
}

#[test]
fn nobody_hands_over_the_part_of_the_office_beside() {
    let mut desk = Desk::asked(false);
    let mut asked = desk.hand_over("legal", &legal(), Outcome::Forward);
    asked.data["vote"] = json!("Head 95");
    assert_eq!(desk.take(&asked).unwrap_err().code(), "forms-handover-differs");
    let mut asked = desk.hand_over("legal", &legal(), Outcome::Forward);
    asked.actor = Desk::who("finance");
    assert_eq!(desk.take(&asked).unwrap_err().code(), "forms-handover-assignee");
    let mut early = desk.hand_over("legal", &legal(), Outcome::Forward);
    early.stage = "decide".into();
    assert_eq!(desk.take(&early).unwrap_err().code(), "forms-handover-stage");
}

#[test]
fn a_stage_names_all_that_follow_it() {
    let definition = definition();
    let next = |stage: &str, answers: Json| {
        evaluate(&definition, &answers, &Inputs::new(TODAY.parse().unwrap(), stage)).next_stages
    };
    assert_eq!(next("ask", json!({"money": true})), ["legal", "finance"]);
    assert_eq!(next("finance", json!({"money": true})), ["audit"]);
    assert_eq!(next("finance", json!({"money": false})), ["decide"]);
    assert_eq!(next("legal", json!({})), ["decide"]);
    assert_eq!(next("decide", json!({})), [""; 0]);
}

#[test]
fn stages_form_one_beginning_and_one_end_without_circles() {
    let stages = "/workflow/stages";
    let at = |index: usize, name: &str| format!("{stages}/{index}/{name}");
    assert_eq!(faults(&at(4, "after"), json!(["audit"])), ["forms-def-stage-ends"], "legal leads nowhere");
    assert_eq!(faults(&at(2, "after"), json!([])), ["forms-def-stage-start", "forms-def-stage"]);
    assert_eq!(faults(&at(1, "after"), json!(["decide"]))[0], "forms-def-stage");
    assert_eq!(faults(&at(2, "mayReturnTo"), json!(["legal"])), ["forms-def-stage"], "it runs beside");
    assert_eq!(faults(&at(4, "distinctFrom"), json!(["decide"])), ["forms-def-stage"]);
    let mut meets = source();
    meets["workflow"]["stages"][4]["when"] = json!({"isBlank": [{"var": "/vote"}]});
    assert_eq!(parse(&meets).unwrap_err()[0].code(), "forms-def-stage-meets", "counsel does not know of the vote");
    meets["workflow"]["stages"][4]["when"] = json!({"isBlank": [{"var": "/money"}]});
    let definition = parse(&meets).unwrap();
    let next = |money: Json| evaluate(&definition, &money, &Inputs::new(TODAY.parse().unwrap(), "ask")).next_stages;
    assert_eq!(next(json!({"money": true})), [""; 0], "where they do not meet, none of them takes place");
    assert_eq!(next(json!({})), ["legal", "finance"]);
}
