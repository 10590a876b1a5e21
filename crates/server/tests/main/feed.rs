//! Events come down: checked, page by page, and at once when there is news.

use std::collections::BTreeMap;

use records::ScopeId;
use sync::{CONTENT_TYPE, Cursor, FeedAnswer, FeedRequest, PushRequest, check_feed};

use crate::kit::{Client, House};

fn ask(client: &Client, cursors: &BTreeMap<ScopeId, Cursor>, limit: u32, wait_seconds: u32) -> FeedAnswer {
    let got = client.post("/v1/feed", &FeedRequest { cursors: cursors.clone(), limit, wait_seconds });
    assert_eq!(got.status, 200, "{}", got.text());
    got.json()
}

/// Everything, in pages of this many, each of them checked.
fn all(client: &Client, limit: u32) -> (BTreeMap<ScopeId, Cursor>, usize) {
    let (mut cursors, mut count) = (BTreeMap::new(), 0);
    loop {
        let page = ask(client, &cursors, limit, 0);
        assert!(page.events.len() <= limit as usize);
        cursors = check_feed(client.deployment(), &cursors, &page).unwrap();
        count += page.events.len();
        if !page.more {
            return (cursors, count);
        }
    }
}

#[test]
fn pages_of_any_length_lead_to_the_same_signed_end() {
    let house = House::new();
    let client = house.device();
    let operations = (0..7).map(|n| client.fact(&n.to_string())).collect();
    assert_eq!(client.post("/v1/ops", &PushRequest { operations }).status, 200);
    let (end, count) = all(&client, 2_000);
    assert_eq!(count, 4 + 7);
    for limit in [1, 2, 3, 10] {
        assert_eq!(all(&client, limit), (end.clone(), count), "{limit}");
    }
    let nothing_new = ask(&client, &end, 10, 0);
    assert!(nothing_new.events.is_empty() && !nothing_new.more);
    assert_eq!(check_feed(client.deployment(), &end, &nothing_new), Ok(end));
}

#[test]
fn another_past_is_told_as_diverged() {
    let house = House::new();
    let client = house.device();
    let (mut cursors, _) = all(&client, 100);
    cursors.get_mut(&ScopeId::files()).unwrap().link = "ab".repeat(32);
    assert_eq!(ask(&client, &cursors, 10, 0).diverged, vec![ScopeId::files()]);
    let beyond = [(ScopeId::files(), Cursor { seq: 999, link: "ab".repeat(32) })].into();
    assert_eq!(ask(&client, &beyond, 10, 0).diverged, vec![ScopeId::files()]);
}

#[test]
fn a_question_held_open_is_answered_by_news() {
    let house = House::new();
    let (reader, writer) = (house.device(), house.device());
    let (cursors, _) = all(&reader, 100);
    let waiting = std::thread::spawn(move || ask(&reader, &cursors, 10, 25));
    // Whether this comes before or after the question, the answer must hold it.
    assert_eq!(writer.post("/v1/ops", &PushRequest { operations: vec![writer.fact("S1")] }).status, 200);
    assert_eq!(waiting.join().unwrap().events.len(), 1);
}

#[test]
fn a_question_held_open_ends_when_the_server_stops() {
    let mut house = House::new();
    let reader = house.device();
    let (cursors, _) = all(&reader, 100);
    let body = serde_json::to_vec(&FeedRequest { cursors, limit: 10, wait_seconds: 25 }).unwrap();
    let headers = reader.headers(&reader.stamp(), "POST", "/v1/feed", &body);
    let (told, answers) = std::sync::mpsc::channel();
    // The same request twice: whichever is refused as a repetition, the other is inside.
    for _ in 0..2 {
        let (told, headers, body) = (told.clone(), headers.clone(), body.clone());
        let twin = Client::new(&reader.url);
        std::thread::spawn(move || {
            let mut all: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            all.push(("content-type", CONTENT_TYPE));
            told.send(twin.raw("POST", "/v1/feed", &all, &body)).unwrap();
        });
    }
    assert_eq!(answers.recv().unwrap().refusal(), (401, "server-replayed".to_owned()));
    // A question that stopping did not end would be cut off instead of answered.
    house.running.take().unwrap().stop();
    let held_open = answers.recv().unwrap();
    assert_eq!((held_open.status, held_open.json::<FeedAnswer>().events), (200, Vec::new()));
}
