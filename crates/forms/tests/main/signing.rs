//! Ways of signing: which a definition accepts, and what each must show.

use forms::{
    Definition, HandOver, Inputs, NamePair, OnPaper, Outcome, Sheet, Signed, SignedBy, SigningWay, Snapshots, complete,
    decide_hand_over,
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::shelf::{actor, parse};

const INSTANCE: Uuid = Uuid::from_u128(12);
const TODAY: &str = "2026-11-23";

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A form of one stage that is signed as `signs` says.
fn source(signs: Json) -> Json {
    json!({
        "mform": 1, "requires": ["sign"],
        "id": "urn:mform:test:signing", "formNo": "SIGN-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Signing")},
        "data": {"type": "object", "additionalProperties": false, "required": [], "properties": {"what": {"type": "string"}}},
        "fields": {"/what": {"type": "text", "stage": "apply", "label": label("what")}},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [
            {"id": "s", "title": label("s"), "items": ["/what"]}]}]},
        "workflow": {"stages": [{"id": "apply", "label": label("apply"), "by": {"role": "applicant"}, "signs": signs}]},
        "record": {"class": "GEN-1", "title": label("Signed")}, "tests": []
    })
}

fn definition(signs: Json) -> Definition {
    parse(&source(signs))
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

/// The code with which a signature is refused; none when it is taken.
fn refused(definition: &Definition, by: Option<SignedBy>) -> Option<String> {
    let mut who = actor("a1", "Applicant", "applicant");
    who.name = NamePair { zh: "李慧敏".into(), en: "LEE Wai-man".into() };
    let inputs = Inputs { actor: who, ..Inputs::new(TODAY.parse().unwrap(), "apply") };
    let done = complete(definition, INSTANCE, &json!({"what": "x"}), &inputs).unwrap();
    let signed = by.map(|by| Signed { statement: done.digest(), rendition: "r".repeat(64), by });
    let asked = HandOver {
        instance: INSTANCE,
        definition_hash: definition.hash().to_owned(),
        stage: "apply".into(),
        outcome: Outcome::Forward,
        data: done.data().clone(),
        snapshots_digest: inputs.snapshots.digest(),
        language: inputs.language,
        today: inputs.today,
        actor: inputs.actor.clone(),
        signed,
    };
    decide_hand_over(definition, None, &asked, &Snapshots::new()).err().map(|refusal| refusal.code().to_owned())
}

fn on_paper() -> OnPaper {
    OnPaper {
        sheet: Sheet::Printed,
        signer: "李慧敏".into(),
        signed_on: TODAY.parse().unwrap(),
        scans: vec!["5".repeat(64)],
    }
}

fn every_way() -> [SignedBy; 4] {
    [
        SignedBy::Certificate("c".repeat(64)),
        SignedBy::Platform {},
        SignedBy::TypedName("LEE Wai-man".into()),
        SignedBy::WetInk(on_paper()),
    ]
}

#[test]
fn a_stage_is_signed_in_the_ways_that_it_names_and_in_no_other() {
    for way in SigningWay::ALL {
        let only = definition(json!([way.code()]));
        assert_eq!(only.stage("apply").unwrap().ways, [way]);
        assert_eq!(refused(&only, None).as_deref(), Some("forms-handover-unsigned"));
        for by in every_way() {
            let expected = (by.way() != way).then_some("forms-handover-way");
            assert_eq!(refused(&only, Some(by)).as_deref(), expected);
        }
    }
    let plain = definition(json!(true));
    assert_eq!(plain.stage("apply").unwrap().ways, [SigningWay::Certificate], "without a word it is a certificate");
    let unsigned = definition(json!(false));
    assert!(!unsigned.stage("apply").unwrap().signs());
    assert_eq!(refused(&unsigned, None), None);
    assert_eq!(refused(&unsigned, Some(SignedBy::Platform {})).as_deref(), Some("forms-handover-way"));
}

#[test]
fn ways_are_kept_in_their_own_order_and_unknown_ones_are_faults() {
    let several = definition(json!(["wet-ink", "certificate", "wet-ink"]));
    assert_eq!(several.stage("apply").unwrap().ways, [SigningWay::Certificate, SigningWay::WetInk]);
    let faults = parse(&source(json!(["thumb-print"]))).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["forms-def-signing"]);
}

#[test]
fn a_typed_name_is_ones_own_in_either_script() {
    let typed = definition(json!(["typed-name"]));
    let taken = |name: &str| refused(&typed, Some(SignedBy::TypedName(name.into())));
    for own in ["李慧敏", "LEE Wai-man", " lee  wai-MAN "] {
        assert_eq!(taken(own), None, "{own}");
    }
    for other in ["", "LEE Wai", "陳大文", "李慧敏 LEE Wai-man"] {
        assert_eq!(taken(other).as_deref(), Some("forms-handover-typed-name"), "{other}");
    }
}

#[test]
fn ink_on_paper_comes_with_its_scan_its_signer_and_its_day() {
    let inked = definition(json!(["wet-ink"]));
    let taken = |paper: OnPaper| refused(&inked, Some(SignedBy::WetInk(paper)));
    assert_eq!(taken(on_paper()), None);
    assert_eq!(taken(OnPaper { sheet: Sheet::Blank, ..on_paper() }), None);
    let code = |paper| taken(paper).unwrap_or_default();
    assert_eq!(code(OnPaper { scans: vec![], ..on_paper() }), "forms-handover-scan");
    assert_eq!(code(OnPaper { scans: vec!["scan.pdf".into()], ..on_paper() }), "forms-handover-scan");
    assert_eq!(code(OnPaper { signer: " ".into(), ..on_paper() }), "forms-handover-signer");
    let tomorrow = "2026-11-24".parse().unwrap();
    assert_eq!(code(OnPaper { signed_on: tomorrow, ..on_paper() }), "forms-handover-signed-on");
}

#[test]
fn a_signature_is_written_by_its_way_and_older_ones_are_read() {
    let signed = |by| Signed { statement: "s".into(), rendition: "r".into(), by };
    let older = json!({"statement": "s", "rendition": "r", "certificate": "cc"});
    assert_eq!(serde_json::to_value(signed(SignedBy::Certificate("cc".into()))).unwrap(), older);
    for by in every_way() {
        let one = signed(by);
        let written = serde_json::to_value(&one).unwrap();
        assert!(written.get(one.by.way().code()).is_some(), "{written}");
        assert_eq!(serde_json::from_value::<Signed>(written).unwrap(), one);
    }
}
