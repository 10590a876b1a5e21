//! How large a form is: one page in both languages with so many different characters, and a signature on it.
//!
//! Beside the page of the same texts by reportlab and its signature by pyHanko. What is counted is what poppler reads.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rendition::{Content, Ground, Item, Kind, SealPlace, Section, Sheet, Span, Stage, Value, pages_of, render};
use serde_json::json;
use signing::key::Pkcs12Signer;
use signing::sign;
use signing::testkit::{Authority, KeyChoice, Leaf};
use words::Text;

use crate::Done;
use crate::measure::{Row, Unit};
use crate::peer::Peer;
use crate::sample_form::{first, reading};
use crate::signing_forms::{peer, shown_to, text_of};

const STAGE: &str = "apply";
const PASSPHRASE: &str = "bench key";
const AT: &str = "2026-11-21T06:03:00Z";
/// Numbers of different characters, and the sizes that we hold ourselves to, in kB.
const AIMS: [(usize, usize); 2] = [(160, 45), (300, 100)];
const SIGNATURE_AIM: usize = 40;
/// Of the basic plane as it comes, and a few of Hong Kong beyond it.
const BEYOND: &str = "𨋢𠺌𡃁𨳊";

/// A form of one page that asks for a name and particulars, with the places of its two offices.
fn sheet(particulars: &str) -> Done<Sheet> {
    let value = |zh: &str, en: &str, answer: &str| {
        let content = Content::Plain(answer.to_owned());
        Item::Value(Value { label: Text::new(en, zh), content, span: Span::Full })
    };
    let later = Content::Later { stage: "decide".to_owned(), name: "decision".to_owned(), lines: 1 };
    let decision = Item::Value(Value { label: Text::new("Decision", "決定"), content: later, span: Span::Half });
    let section = |stage: &str, heading: Text, ground, items| Section {
        part: Some(heading),
        heading: Text::default(),
        hint: None,
        stage: stage.to_owned(),
        ground,
        items,
    };
    let stage = |id: &str, title: Text| Stage {
        id: id.to_owned(),
        title,
        seal: SealPlace::Here,
        caption: None,
        declaration: None,
    };
    let items = vec![value("姓名", "Name", "陳大文 CHAN Tai-man"), value("詳情", "Particulars", particulars)];
    Ok(Sheet {
        title: Text::new("Application", "申請"),
        department: Text::new("Home Affairs Department", "民政事務總署"),
        purpose: None,
        form_no: "GEN-1".to_owned(),
        edition: "11/2026".to_owned(),
        reference: "0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3".to_owned(),
        author: "陳大文 CHAN Tai-man".to_owned(),
        made_at: AT.parse()?,
        sections: vec![
            section(STAGE, Text::new("Part A", "甲部"), Ground::Plain, items),
            section("decide", Text::new("Part B", "乙部"), Ground::Official, vec![decision]),
        ],
        stages: vec![stage(STAGE, Text::new("Applicant", "申請人")), stage("decide", Text::new("Officer", "人員"))],
        notes: Vec::new(),
        data: json!({"name": "陳大文", "particulars": particulars}).to_string(),
        kind: Kind::Form,
    })
}

fn different(pdf: &[u8], file: &Path) -> Done<usize> {
    fs::write(file, pdf)?;
    Ok(text_of(file)?.chars().collect::<BTreeSet<char>>().len())
}

/// The form with exactly so many different characters on its page, and the page.
fn with(count: usize, file: &Path) -> Done<(Sheet, Vec<u8>)> {
    // Steps through the block in strides, so that simple and intricate signs come in their proportion.
    let mut signs = BEYOND.chars().chain((0x4E00..0x9FA5).step_by(29).filter_map(char::from_u32));
    let mut particulars = String::new();
    loop {
        let sheet = sheet(&particulars)?;
        let page = match render(&sheet, reading()) {
            Ok(page) => page.bytes,
            Err(rendition::RenditionError::MissingGlyphs { missing }) => {
                particulars.retain(|sign| missing.iter().all(|one| one.character != sign));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        match different(&page, file)? {
            found if found == count => return Ok((sheet, page)),
            found if found > count => return Err(format!("{found} different characters, {count} were meant").into()),
            found => particulars.extend(signs.by_ref().take(count - found)),
        }
    }
}

/// Measures; sizes are the same in every run.
pub fn run() -> Done<Vec<Row>> {
    let at: Timestamp = AT.parse()?;
    let identity = Authority::root("Bench Root")
        .issue(&Leaf { key: KeyChoice::Rsa(3072), ..Leaf::named("CHAN Tai-man") })
        .pkcs12(PASSPHRASE);
    let signer = Pkcs12Signer::open(&identity, PASSPHRASE)?;
    let folder = tempfile::tempdir()?;
    let key = folder.path().join("key.p12");
    fs::write(&key, &identity)?;
    let (mut peer, version) = peer()?;
    let mut rows = Vec::new();
    for (count, aim) in AIMS {
        let (sheet, page) = with(count, &folder.path().join("page.pdf"))?;
        if pages_of(&page)? != 1 {
            return Err(format!("{count} different characters do not stand on one page").into());
        }
        let signed = sign(&page, &signer, &first(&page, STAGE, at)?)?;
        let [their_page, their_signed] = theirs(&mut peer, &sheet, &key)?;
        let row = |what: String, ours: usize, theirs: usize, aim: usize, unfair: &str| Row {
            what,
            unit: Unit::KB,
            ours: vec![kilobytes(ours)],
            peer: version.clone(),
            theirs: vec![kilobytes(theirs)],
            same: format!("{count} different characters on one page, by poppler; our aim is {aim} kB"),
            unfair: unfair.to_owned(),
        };
        rows.push(row(format!("a page of {count} different characters"), page.len(), their_page, aim, PAGE));
        let what = format!("a signature on a page of {count}");
        rows.push(row(what, signed.len() - page.len(), their_signed - their_page, SIGNATURE_AIM, SIGNATURE));
    }
    Ok(rows)
}

const PAGE: &str = "against us: ours is a tagged PDF/A with embedded data, prepared fields and an identifier in bars; the \
                    peer draws plain lines";
const SIGNATURE: &str = "against us: a seal with Chinese in a subset typeface; the peer stamps two lines of Latin";

/// Sizes of the peer's page and of the same signed.
fn theirs(peer: &mut Peer, sheet: &Sheet, key: &Path) -> Done<[usize; 2]> {
    let page = shown_to(peer, sheet, key, PASSPHRASE)?;
    let signed = peer.ask(&json!({"do": "both"}))?;
    let size = |said: &serde_json::Value| said["bytes"].as_u64().and_then(|bytes| usize::try_from(bytes).ok());
    Ok([size(&page).ok_or("no size")?, size(&signed).ok_or("no size")?])
}

fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1_000.0
}
