//! A form drawn as a PDF and signed: `rendition` and `signing` beside reportlab and pyHanko.
//!
//! The form is the leave form of the demo department with its sample answers. The peer draws the same texts in
//! the same typeface, each side in a warm process; the key (RSA 3072 in a PKCS#12 file) is opened once by each.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::Timestamp;
use rendition::{Sheet, render, spots};
use serde_json::{Value, json};
use signing::certificate::Certificate;
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, KeyChoice, Leaf};
use signing::{Limits, Policy, report, sign};

use crate::Done;
use crate::measure::{Row, Unit, in_turn, timed};
use crate::peer::{Peer, python, repository, script};
use crate::sample_form::{SampleForm, first, reading};

const FORM: &str = "GEN-LV-1";
const STAGE: &str = "apply";
const PASSPHRASE: &str = "bench key";
const AT: &str = "2026-11-21T06:03:00Z";
const FONTS: &str = "fonts/node_modules/@expo-google-fonts/noto-sans-hk";

/// What is there before the clock is started.
struct Ours {
    form: SampleForm,
    answers: Value,
    sheet: Sheet,
    page: Vec<u8>,
    at: Timestamp,
    signer: Pkcs12Signer,
    anchor: Vec<u8>,
    pkcs12: Vec<u8>,
}

impl Ours {
    fn ready() -> Done<Self> {
        let root = Authority::root("Bench Root");
        let identity = root.issue(&Leaf { key: KeyChoice::Rsa(3072), ..Leaf::named("CHAN Tai-man") });
        let pkcs12 = identity.pkcs12(PASSPHRASE);
        let signer = Pkcs12Signer::open(&pkcs12, PASSPHRASE)?;
        let form = SampleForm::read(FORM)?;
        let (answers, at) = (form.answers(STAGE)?, AT.parse()?);
        let sheet = form.sheet(&form.completed(STAGE, &answers)?, at);
        let page = render(&sheet, reading())?.bytes;
        Ok(Self { form, answers, sheet, page, at, signer, anchor: root.der(), pkcs12 })
    }

    fn draw(&self) -> Done<Vec<u8>> {
        Ok(render(&self.sheet, reading())?.bytes)
    }

    fn sign(&self, pdf: &[u8]) -> Done<Vec<u8>> {
        Ok(sign(pdf, &self.signer, &first(pdf, STAGE, self.at)?)?)
    }

    /// From the answers to the signed file: judged and worked out, drawn, signed.
    fn whole(&self) -> Done<Vec<u8>> {
        let completed = self.form.completed(STAGE, &self.answers)?;
        self.sign(&render(&self.form.sheet(&completed, self.at), reading())?.bytes)
    }

    /// Both signatures whole, unchanged and by the key; otherwise there is nothing to compare.
    fn judge(&self, who: &str, pdf: &[u8]) -> Done<()> {
        let policy = Policy::trusting([Certificate::from_der(&self.anchor)?]);
        let report = report(&facts(pdf, &Limits::default()), &policy, Timestamp::now());
        if report.verdict == signing::Verdict::Valid && report.unchanged && report.signatures.len() == 1 {
            return Ok(());
        }
        Err(format!("the signature of {who} is not valid: {report:#?}").into())
    }
}

/// The texts of the form in reading order, and whether each is a label.
fn lines(sheet: &Sheet) -> Vec<(String, bool)> {
    let is_label = |spot: &rendition::Spot<'_>| spot.text == spot.place.zh || spot.text == spot.place.en;
    let texts = spots(sheet).into_iter().filter(|spot| !spot.text.trim().is_empty());
    texts
        .flat_map(|spot| spot.text.lines().map(|line| (line.to_owned(), is_label(&spot))).collect::<Vec<_>>())
        .collect()
}

/// The peer, and what it is.
///
/// # Errors
/// When it is not there.
pub fn peer() -> Done<(Peer, String)> {
    Peer::start(python()?.arg(script("paper.py")))
}

/// Gives the peer the texts of a form, our typeface and the key; the answer says how large its page is.
///
/// # Errors
/// What the peer says.
pub fn shown_to(peer: &mut Peer, sheet: &Sheet, key: &Path, passphrase: &str) -> Done<Value> {
    let font = |weight: &str| repository(FONTS).join(weight);
    peer.ask(&json!({
        "do": "open", "key": key, "passphrase": passphrase, "lines": lines(sheet), "title": sheet.title.en,
        "plain": font("400Regular/NotoSansHK_400Regular.ttf"),
        "bold": font("600SemiBold/NotoSansHK_600SemiBold.ttf"),
    }))
}

/// What poppler reads, without white space.
///
/// # Errors
/// When it is not installed.
pub fn text_of(pdf: &Path) -> Done<String> {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output()?;
    Ok(String::from_utf8(output.stdout)?.split_whitespace().collect())
}

/// How many of the lines cannot be read in a PDF.
fn unread(pdf: &Path, lines: &[(String, bool)]) -> Done<usize> {
    let text = text_of(pdf)?;
    Ok(lines.iter().filter(|(line, _)| !text.contains(&line.split_whitespace().collect::<String>())).count())
}

/// Measures.
pub fn run(rounds: usize) -> Done<Vec<Row>> {
    let ours = Ours::ready()?;
    let folder = tempfile::tempdir()?;
    let key = folder.path().join("key.p12");
    fs::write(&key, &ours.pkcs12)?;
    let (mut peer, version) = peer()?;
    shown_to(&mut peer, &ours.sheet, &key, PASSPHRASE)?;
    let lines = lines(&ours.sheet);

    let (our_pdf, their_pdf) = (folder.path().join("ours.pdf"), folder.path().join("theirs.pdf"));
    fs::write(&our_pdf, ours.whole()?)?;
    peer.ask(&json!({"do": "both", "out": their_pdf}))?;
    ours.judge("Muniment", &fs::read(&our_pdf)?)?;
    ours.judge("pyHanko", &fs::read(&their_pdf)?)?;
    let (our_gaps, their_gaps) = (unread(&our_pdf, &lines)?, unread(&their_pdf, &lines)?);
    let sizes = (fs::metadata(&our_pdf)?.len() / 1024, fs::metadata(&their_pdf)?.len() / 1024);
    let same = format!(
        "{} texts in one typeface; not to be read as one run: {our_gaps} of ours, {their_gaps} of the peer's (wrapped); \
         both signatures valid by our judge; {} and {} KiB",
        lines.len(),
        sizes.0,
        sizes.1
    );

    let peer = RefCell::new(peer);
    let mut rows = Vec::new();
    for (what, act, unfair) in WORKS {
        let ask = json!({"do": act});
        let runs = in_turn(
            rounds * 3,
            vec![
                Box::new(|| {
                    let work = || match act {
                        "draw" => ours.draw(),
                        "sign" => ours.sign(&ours.page),
                        _ => ours.whole(),
                    };
                    Ok(timed(work)?.0)
                }),
                Box::new(|| peer.borrow_mut().ms(&ask)),
            ],
        )?;
        let [ours, theirs] = <[_; 2]>::try_from(runs).map_err(|_| "two sides")?;
        rows.push(Row {
            what: what.to_owned(),
            unit: Unit::Ms,
            ours,
            peer: version.clone(),
            theirs,
            same: same.clone(),
            unfair: unfair.to_owned(),
        });
    }
    Ok(rows)
}

const WORKS: [(&str, &str, &str); 3] = [
    (
        "draw a form as PDF",
        "draw",
        "against us: ours is a tagged PDF/A with embedded data and prepared fields, set by a layout; the peer draws \
         plain lines. Against the peer: Python beside Rust",
    ),
    (
        "sign it (PAdES B-B, RSA 3072, key open)",
        "sign",
        "against us: a seal with Chinese in a subset typeface, and field locks; the peer stamps two lines of Latin. \
         Against the peer: it makes its field, ours is prepared; Python beside Rust (the RSA of both is OpenSSL)",
    ),
    (
        "fill in, draw and sign",
        "both",
        "as the two above; also against us: ours judges the answers and works out the form's values, the peer is given \
         the texts",
    ),
];
