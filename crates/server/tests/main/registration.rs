//! A device becomes known: once per code, by whoever holds its key.

use server::{AdminReply, AdminRequest};
use sync::{CONTENT_TYPE, HeadAnswer, RegisterAnswer};

use crate::kit::{Client, House, MANAGER, id};

#[test]
fn a_code_opens_the_door_once_and_an_answer_that_was_lost_is_given_again() {
    let house = House::new();
    let (code, first) = (house.code(), Client::new(&house.url()));
    let got = first.register(&code.to_lowercase().replace('-', " "));
    assert_eq!(got.status, 200, "{}", got.text());
    let answer: RegisterAnswer = got.json();
    assert_eq!((answer.agent, answer.deployment.epoch), (id(MANAGER), 1));
    assert_eq!(got.header("muniment-origin"), Some(answer.deployment.header().as_str()));
    assert_eq!(sync::read_registration(&got.response()), Ok(Ok(answer.clone())));
    assert_eq!(first.register(&code).json::<RegisterAnswer>(), answer, "the answer may have been lost");
    let second = Client::new(&house.url());
    assert_eq!(second.register(&code).refusal(), (403, "server-code".to_owned()));
    let other: RegisterAnswer = second.register(&house.code()).json();
    assert_ne!(other.mark, answer.mark, "provisional numbers of two devices never meet");
    let head: HeadAnswer = first.raw("GET", "/v1/head", &[], b"").json();
    assert_eq!(head.deployment, answer.deployment);
}

#[test]
fn a_wrong_code_a_foreign_key_and_a_bad_name_are_refused() {
    let house = House::new();
    let client = Client::new(&house.url());
    for wrong in ["", "0000-0000-0000-0000", "x"] {
        assert_eq!(client.register(wrong).refusal(), (403, "server-code".to_owned()));
    }
    let code = house.code();
    let send = |request: &sync::RegisterRequest| {
        let body = serde_json::to_vec(request).unwrap();
        client.raw("POST", "/v1/register", &[("content-type", CONTENT_TYPE)], &body).refusal()
    };
    let mut foreign = client.registration(&code);
    foreign.public_key = Client::new("").public_key();
    assert_eq!(send(&foreign), (401, "server-signature".to_owned()));
    for name in ["", "  ", "a\nb", &"x".repeat(121)] {
        let mut named = client.registration(&code);
        named.name = name.to_owned();
        assert_eq!(send(&named), (400, "server-device-name".to_owned()), "{name:?}");
    }
    // Nothing of this has used the code up.
    assert_eq!(client.register(&code).status, 200);
    let mut other_key = Client::new(&house.url());
    other_key.device = client.device;
    assert_eq!(other_key.register(&house.code()).refusal(), (409, "server-device-registered".to_owned()));
}

#[test]
fn codes_are_made_out_for_known_agents_and_run_out() {
    let house = House::new();
    let nobody = AdminRequest::Code { agent: "nobody".to_owned(), valid_minutes: 5 };
    assert!(matches!(house.ask(&nobody), AdminReply::Refused { message } if message.code == "server-no-agent"));
    let out_of_date = AdminRequest::Code { agent: "lee-wai-man".to_owned(), valid_minutes: 0 };
    let AdminReply::Code { code, .. } = house.ask(&out_of_date) else { panic!("no code") };
    assert_eq!(Client::new(&house.url()).register(&code).refusal(), (403, "server-code".to_owned()));
}
