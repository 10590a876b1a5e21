//! Habits of certain programs that sign: each accepted one beside a forged twin, which is refused.

use signing::testkit::{
    Ciphered, Leaf, Paper, Slip, Stamper, Target, desk, judged, once, paper, request, signed_update, signed_with_token,
    stamped_apart, stream,
};
use signing::{Baseline, Place, SignError, SignRequest, Verdict, sign};

use crate::codes;
use crate::elsewhere::{accepted, form, prepared, refused, signed, with};

fn look(ink: &str, extra: &str) -> String {
    stream(ink).replacen("<<", &format!("<</Type/XObject/Subtype/Form/BBox[0 0 99 20]{extra}"), 1)
}

/// PDFBox: the form keeps the frame of the newest visible signature under one name.
#[test]
fn the_frame_of_a_visible_signature_may_be_exchanged_where_nobody_draws_it() {
    let base = |ink: &'static str, extra: &'static str| {
        signed(&prepared(|target| {
            let (form, field) = (form(target), target.field("stage.2.signature"));
            vec![
                (form, with(&target.body(form), "/DR<</XObject<</FRM 90 0 R/Old 92 0 R>>>>")),
                (field, with(&target.body(field), "/AP<</N 91 0 R>>")),
                (90, look("q Q", "/Resources<<>>")),
                (91, look(ink, extra)),
                (92, look("0 0 9 9 re f", "/Resources<<>>")),
            ]
        }))
    };
    let exchanged = |base: &[u8], from: &str, to: &str, new: &str| {
        let target = Target::of(base);
        let form = form(&target);
        target.update(&[(form, target.body(form).replace(from, to)), (99, new.to_owned())])
    };
    let (own, frame) = (base("/FRM Do", "/Resources<<>>"), look("Q q", "/Resources<<>>"));
    accepted("a new frame", &exchanged(&own, "/FRM 90 0 R", "/FRM 99 0 R", &frame));
    accepted("nothing drawn", &exchanged(&base("", ""), "/FRM 90 0 R", "/FRM 99 0 R", &frame));
    let content = |name, pdf: &[u8]| refused(name, "changed-content", pdf);
    let both = ["/FRM 90 0 R/Old 92 0 R", "/FRM 99 0 R/Old 99 0 R"];
    content("and another name", &exchanged(&own, both[0], both[1], &frame));
    content("under another name", &exchanged(&own, "/Old 92 0 R", "/Old 99 0 R", &frame));
    content("one that was there", &exchanged(&own, "/FRM 90 0 R", "/FRM 92 0 R", &frame));
    content("an image", &exchanged(&own, "/FRM 90 0 R", "/FRM 99 0 R", &frame.replace("/Form", "/Image")));
    content("one that a field may draw", &exchanged(&base("/FRM Do", ""), "/FRM 90 0 R", "/FRM 99 0 R", &frame));
    content("in its place", &Target::of(&own).update(&[(90, frame)]));
}

/// iText up to its fifth version: its own version in the tree of pages.
#[test]
fn the_tree_of_pages_may_bear_a_version_and_stays_as_it_is() {
    let base = signed(&prepared(|target| {
        let catalog = target.body(target.catalog);
        let tree = catalog.split("/Pages ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let body = target.body(tree);
        let kids = &body[body.find("/Kids[").unwrap() + 5..=body.find(']').unwrap()];
        vec![(tree, body.replace(kids, " 90 0 R")), (90, kids.to_owned())]
    }));
    let target = Target::of(&base);
    let catalog = target.body(target.catalog);
    let tree = catalog.split("/Pages ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let saying = |extra: &str| target.update(&[(tree, with(&target.body(tree), extra)), (99, "[]".to_owned())]);
    accepted("a version", &saying("/ITXT(5.0.0)"));
    for (name, extra) in [
        ("another object", "/ITXT 99 0 R"),
        ("the content", &format!("/ITXT {} 0 R", target.content)),
        ("a size for all", "/ITXT(5.0.0)/MediaBox[0 0 9 9]"),
        ("resources for all", "/Resources<<>>"),
    ] {
        refused(name, "changed-content", &saying(extra));
    }
    refused("no pages", "changed-content", &target.update(&[(90, "[]".to_owned())]));
}

#[test]
fn extensions_of_the_format_may_be_named_and_lead_nowhere() {
    let base = |page: &'static str| {
        signed(&prepared(|target| {
            vec![
                (target.catalog, with(&target.body(target.catalog), "/Extensions 90 0 R")),
                (target.page, with(&target.body(target.page), page)),
                (90, "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>".to_owned()),
            ]
        }))
    };
    let more = "<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>/ISO_[<</BaseVersion/2.0/ExtensionLevel 32001>>]>>";
    let (own, shared) = (base(""), base("/PieceInfo 90 0 R"));
    let named = |base: &[u8], body: &str| Target::of(base).update(&[(90, body.to_owned()), (99, stream("q Q"))]);
    accepted("one more", &named(&own, more));
    refused("leading somewhere", "changed-content", &named(&own, "<</ADBE 99 0 R>>"));
    refused("a stream", "changed-content", &named(&own, &stream("q Q")));
    refused("of a page too", "changed-content", &named(&shared, more));
}

#[test]
fn the_catalog_may_name_a_later_version_and_no_earlier_one() {
    let bare = Target::of(once());
    let first = bare.update(&[(bare.catalog, with(&bare.body(bare.catalog), "/Version/1.7"))]);
    accepted("a version", &first);
    let target = Target::of(&first);
    let catalog = target.body(target.catalog);
    let named = |version: &str| target.update(&[(target.catalog, catalog.replace("/Version/1.7", version))]);
    accepted("a later one", &named("/Version/2.0"));
    refused("an earlier one", "changed-content", &named("/Version/1.4"));
    refused("none", "changed-content", &named(""));
    refused("no name", "changed-content", &named("/Version(2.0)"));
}

#[test]
fn the_form_may_say_that_nothing_is_drawn_anew() {
    let target = Target::of(once());
    let number = form(&target);
    let saying = |word: &str| target.update(&[(number, with(&target.body(number), word))]);
    accepted("as without a word", &saying("/NeedAppearances false"));
    refused("drawn anew", "changed-content", &saying("/NeedAppearances true"));
    refused("somewhere", "changed-content", &saying(&format!("/NeedAppearances {} 0 R", target.content)));
}

/// PDFBox on files with tables as streams: the number of the newest is taken for something else.
#[test]
fn the_number_of_a_table_may_be_given_away_and_no_other() {
    let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Later)/F 132/Rect[0 0 0 0]>>";
    let again = |left: &str| {
        let target = Target::of(once());
        let number = target.next;
        let first = target.update(&[(number, left.to_owned())]);
        let target = Target::of(&first);
        let (form, body) = (form(&target), target.body(form(&target)));
        let at = body.find("/Fields[").unwrap() + 8;
        let listed = format!("{}{number} 0 R {}", &body[..at], &body[at..]);
        signed_update(&target, number, field, &[(form, listed)])
    };
    let head = format!("/Type/XRef/Size 9/W[1 4 1]/Index[0 1]/Root {} 0 R", Target::of(once()).catalog);
    let digits = "000000000000";
    let table = format!("<<{head}/Filter/ASCIIHexDecode/Length 13>>stream\n{digits}>\nendstream");
    accepted("a table", &again(&table));
    refused("something else", "new-field", &again(&stream("q Q")));
}

#[test]
fn a_first_table_may_name_the_one_before_as_nought_and_a_later_one_may_not() {
    let bare = paper(&Paper::in_stages(3));
    let at = bare.windows(7).rposition(|word| word == b"trailer").unwrap();
    let open = at + bare[at..].windows(2).position(|word| word == b"<<").unwrap() + 2;
    let first = [&bare[..open], b"/Prev 0", &bare[open..]].concat();
    let base = signed(&first);
    accepted("the first", &base);
    let target = Target::of(&base);
    let later = target.update(&[(target.next, stream("q Q"))]);
    let previous = format!("/Prev {}", target.section_at);
    let at = later.windows(previous.len()).rposition(|word| word == previous.as_bytes()).unwrap();
    let mut cut = later.clone();
    cut[at..at + previous.len()].copy_from_slice(format!("{:1$}", "/Prev 0", previous.len()).as_bytes());
    accepted("the twin", &later);
    refused("a later one", "structure", &cut);
}

#[test]
fn a_place_may_be_counted_from_the_line_end_before_it_and_no_earlier() {
    let target = Target::of(once());
    let (font, body) = (target.font, target.body(target.font));
    // Object and section, each so many bytes early.
    let early = |font_body: String, gap: &str, object: usize, section: usize| {
        let pdf = target.update(&[(target.next, stream("q Q")), (font, format!("{font_body}{gap}"))]);
        let find = |word: &str| pdf.windows(word.len()).rposition(|window| window == word.as_bytes()).unwrap();
        let (at, table) = (find(&format!("\n{font} 0 obj")) + 1, find("\nxref") + 1);
        let mut pdf = pdf.clone();
        let mut put = |from: String, to: String| {
            let at = pdf.windows(from.len()).rposition(|window| window == from.as_bytes()).unwrap();
            pdf[at..at + from.len()].copy_from_slice(to.as_bytes());
        };
        put(format!("{at:010} 00000 n"), format!("{:010} 00000 n", at - object));
        put(format!("startxref\n{table}"), format!("startxref\n{}", table - section));
        pdf
    };
    accepted("where they are", &early(body.clone(), "", 0, 0));
    accepted("an object", &early(body.clone(), "", 1, 0));
    accepted("a section", &early(body.clone(), "", 0, 1));
    refused("further away", "structure", &early(body.clone(), "", 2, 0));
    refused("a section further away", "structure", &early(body.clone(), "", 0, 3));
    let other = body.replace("/Helvetica", "/Symbol");
    refused("another font there", "changed-content", &early(other, "", 1, 1));
}

#[test]
fn a_store_of_evidence_need_not_say_what_it_is_and_says_nothing_else() {
    let target = Target::of(once());
    let digits: String = desk().root.der().iter().map(|byte| format!("{byte:02x}")).collect();
    let certificate = format!("<</Filter/ASCIIHexDecode/Length {}>>stream\n{digits}>\nendstream", digits.len() + 1);
    let (store, piece) = (target.next, target.next + 1);
    let catalog = with(&target.body(target.catalog), &format!("/DSS {store} 0 R"));
    let added = |kind: &str| {
        let body = format!("<<{kind}/Certs[{piece} 0 R]>>");
        target.update(&[(target.catalog, catalog.clone()), (store, body), (piece, certificate.clone())])
    };
    let named = added("/Type/DSS");
    accepted("as it should be", &named);
    accepted("without a name", &added(""));
    refused("another name", "changed-content", &added("/Type/Catalog"));
    // The name may go later, and the evidence may not.
    let later = Target::of(&named);
    let nameless = |body: String| later.update(&[(store, body)]);
    accepted("the name gone", &nameless(format!("<</Certs[{piece} 0 R]>>")));
    refused("the evidence gone", "changed-content", &nameless("<</Certs[]>>".to_owned()));
}

#[test]
fn time_stamps_of_several_authorities_may_stand_apart_and_each_must_be_right() {
    let leaf = |name: &str| Leaf { purposes: vec!["timeStamping"], purposes_are_critical: true, ..Leaf::named(name) };
    let (one, mut other) = (
        Stamper::new(&desk().office.issue(&leaf("One")), signing::testkit::now()),
        Stamper::new(&desk().office.issue(&leaf("Other")), signing::testkit::now()),
    );
    let base = signed_with_token(&paper(&Paper::in_stages(3)), &desk().signers[0], &request(1), &one);
    let both = stamped_apart(&base, &[&one, &other]);
    accepted("two", &both);
    let report = judged(&both);
    assert_eq!((report.signatures[0].stamps.len(), report.signatures[0].level), (2, Some(Baseline::BT)));
    other.slip = Some(Slip::OtherBytes);
    let report = judged(&stamped_apart(&base, &[&one, &other]));
    assert_eq!((report.verdict, codes(&report)), (Verdict::Invalid, vec!["time-stamp-wrong"]));
}

#[test]
fn an_encrypted_file_that_needs_no_password_is_judged_by_what_it_says_and_added_to_by_nobody() {
    let paper = Ciphered::behind("");
    accepted("as it is", &paper.signed);
    let target = Target::of(&paper.signed);
    let (font, locked, open) = (target.font, target.field("stage.1.data"), target.field("stage.2.data"));
    let (same, content) = (target.body(font), stream("BT /F1 18 Tf 72 760 Td (Pay 9000) Tj ET"));
    // Enciphered anew, other bytes say the same.
    let again = [(font, same.clone()), (locked, target.body(locked)), (target.page, target.body(target.page))];
    accepted("written anew", &paper.update(&again));
    refused("another font", "changed-content", &paper.update(&[(font, same.replace("/Helvetica", "/Symbol"))]));
    refused("other content", "changed-content", &paper.update(&[(target.content, content)]));
    let filled = |number: u32| paper.update(&[(number, with(&target.body(number), "/V(7)"))]);
    assert_eq!(codes(&judged(&filled(open))), ["unsigned-filling"]);
    refused("a locked field", "changed-locked-field", &filled(locked));
    // Which cipher counts, readers would not agree.
    refused("the cipher again", "encrypted", &paper.update(&[(paper.cipher, target.body(paper.cipher))]));
    refused("no cipher", "encrypted", &target.update(&[(font, same)]));
    let mut flipped = paper.signed.clone();
    let at = flipped.windows(6).position(|word| word == b"stream").unwrap() + 12;
    flipped[at] ^= 1;
    refused("one bit", "digest-mismatch", &flipped);
    let request = SignRequest::new(Place::New("Last".to_owned()), "Lee", signing::testkit::now());
    let added = sign(&paper.signed, &desk().signers[1], &request);
    assert!(matches!(added, Err(SignError::Unreadable(signing::StructureFault::Encrypted))), "{added:?}");
    assert_eq!(codes(&judged(&Ciphered::behind("secret").signed)), ["no-signature", "encrypted"]);
}
