//! What other programs write and we do not: each accepted shape beside a forged twin, which has the same shape and one
//! thing more, and is refused.

use signing::testkit::{
    Paper, Target, desk, judged, kinds, now, once, paper, request, resealed, signed_update, stream, thrice, variants,
};
use signing::{Place, Remark, SignRequest, Verdict, sign};

use crate::codes;

/// A paper that nobody has signed, with further objects written into it before it is.
pub fn prepared(change: impl Fn(&Target<'_>) -> Vec<(u32, String)>) -> Vec<u8> {
    let bare = paper(&Paper::in_stages(3));
    let target = Target::of_unsigned(&bare);
    target.update(&change(&target))
}

/// Signed at its first stage.
pub fn signed(pdf: &[u8]) -> Vec<u8> {
    sign(pdf, &desk().signers[0], &request(1)).unwrap()
}

/// Signed by somebody once more, in an invisible field, so that what came before is signed too.
pub fn closed(pdf: &[u8]) -> Vec<u8> {
    let request = SignRequest::new(Place::New("Last".to_owned()), "Lee", now());
    let signed = sign(pdf, &desk().signers[1], &request);
    signed.unwrap_or_else(|fault| panic!("{fault:?}"))
}

pub fn accepted(name: &str, pdf: &[u8]) {
    let report = judged(pdf);
    let changes: Vec<_> = report.signatures.iter().flat_map(|one| &one.changes).map(|one| &one.change).collect();
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, true), "{name}: {:?} {changes:#?}", codes(&report));
}

pub fn refused(name: &str, code: &str, pdf: &[u8]) {
    let report = judged(pdf);
    assert!(report.verdict != Verdict::Valid && !report.unchanged, "{name}: {:?}", report.verdict);
    assert!(codes(&report).contains(&code), "{name}: {:?}", codes(&report));
}

pub fn with(body: &str, extra: &str) -> String {
    body.replacen("<<", &format!("<<{extra}"), 1)
}

pub fn form(target: &Target<'_>) -> u32 {
    let catalog = target.body(target.catalog);
    let at = catalog.find("/AcroForm ").unwrap() + 10;
    catalog[at..].split(' ').next().unwrap().parse().unwrap()
}

/// Where nobody has certified, further people may sign where no place was prepared, and be seen.
#[test]
fn a_signature_may_be_seen_beside_what_was_signed_and_not_laid_over_it() {
    let request = SignRequest { certifies: false, ..request(1) };
    let base = sign(&paper(&Paper::in_stages(3)), &desk().signers[0], &request).unwrap();
    let target = Target::of(&base);
    let (form, field, look) = (form(&target), target.next, target.next + 1);
    let seen = |room: &str| {
        let body = format!(
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(New)/Rect{room}/F 132/P {} 0 R/AP<</N {look} 0 R>>>>",
            target.page
        );
        let objects = [
            (form, target.body(form).replacen("/Fields[", &format!("/Fields[{field} 0 R "), 1)),
            (target.page, target.body(target.page).replace("/Annots[", &format!("/Annots[{field} 0 R "))),
            (look, stream("1 g 0 0 595 842 re f").replacen("<<", "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]", 1)),
        ];
        signed_update(&target, field, &body, &objects)
    };
    accepted("beside", &seen("[72 72 372 172]"));
    refused("over all of it", "new-field", &seen("[0 0 595 842]"));
    refused("over the half of it", "new-field", &seen("[595 421 0 0]"));
}

#[test]
fn an_object_that_nothing_leads_to_is_remarked_and_one_that_a_reader_may_find_is_refused() {
    let target = Target::of(thrice());
    let left = target.update(&[(target.next, stream("q Q")), (target.next + 1, "<</A 1>>".to_owned())]);
    accepted("left behind", &left);
    assert_eq!(judged(&left).remarks.last(), Some(&Remark::HiddenObjects));
    assert_eq!(judged(&left).signatures[2].answers.changed.code, "signing-answer-unchanged");
    for (name, body) in [
        ("a catalog", target.body(target.catalog)),
        ("a page", target.body(target.page)),
        ("a catalog without its name", "<</Pages 2 0 R>>".to_owned()),
        ("an object stream", "<</Type/ObjStm/N 1/First 4/Length 8>>stream\n4 0 null\nendstream".to_owned()),
        ("something whose type stands elsewhere", format!("<</Type {} 0 R>>", target.next)),
    ] {
        refused(name, "changed-content", &target.update(&[(target.next, body)]));
    }
    // Before signing, an object that is led to, or one that is not, names a number that is not there.
    for (name, names) in [("a page", true), ("an orphan", false)] {
        let base = prepared(|target| match names {
            true => vec![(target.page, with(&target.body(target.page), "/Tabs/S/Thumb 90 0 R"))],
            false => vec![(target.next, "<</Thumb 90 0 R>>".to_owned())],
        });
        let base = signed(&base);
        accepted(name, &Target::of(&base).update(&[(95, stream("q Q"))]));
        refused(name, "changed-content", &Target::of(&base).update(&[(90, stream("q Q"))]));
    }
}

#[test]
fn a_second_table_may_say_the_same_and_nothing_else() {
    let base = once();
    let target = Target::of(base);
    let table = |entries: &str, root: u32| {
        let head = format!(
            "/Type/XRef/Size {}/W[1 4 1]/Index[{}]/Root {root} 0 R",
            target.next,
            &entries[..entries.find('|').unwrap()]
        );
        let digits = &entries[entries.find('|').unwrap() + 1..];
        format!("<<{head}/Filter/ASCIIHexDecode/Length {}>>stream\n{digits}>\nendstream", digits.len() + 1)
    };
    accepted("the same", &target.update(&[(target.next, table("0 1|000000000000", target.catalog))]));
    let moved = table(&format!("{} 1|010000000900", target.content), target.catalog);
    refused("another place", "changed-content", &target.update(&[(target.next, moved)]));
    let other = table("0 1|000000000000", target.page);
    refused("another catalog", "changed-content", &target.update(&[(target.next, other)]));
}

#[test]
fn the_catalog_may_move_and_say_the_same() {
    let target = Target::of(once());
    let (root, information) = (target.next, target.next + 1);
    let moved = |catalog: String| {
        target.update_with(&[(root, catalog), (information, target.body(target.catalog + 1))], root, "")
    };
    let catalog = target.body(target.catalog);
    accepted("as it was", &moved(catalog.clone()));
    for (name, extra) in [
        ("an action", "/OpenAction<</S/Named/N/Print>>"),
        ("layers", "/OCProperties<</D<<>>/OCGs[]>>"),
        ("a language", "/Lang(ja)"),
    ] {
        refused(name, "changed-content", &moved(with(&catalog, extra)));
    }
    refused(
        "other pages",
        "changed-content",
        &moved(
            catalog
                .replace("/Pages ", "/Pages  0 R/Paged ")
                .replace("/Pages  0 R", &format!("/Pages {} 0 R", target.page)),
        ),
    );
}

#[test]
fn the_form_and_its_lists_may_move_and_keep_what_they_hold() {
    let target = Target::of(once());
    let (catalog, page) = (target.body(target.catalog), target.body(target.page));
    let old = form(&target);
    let body = target.body(old);
    let moved = |form: String| {
        let catalog = catalog.replace(&format!("/AcroForm {old} 0 R"), &format!("/AcroForm {} 0 R", target.next));
        target.update(&[(target.catalog, catalog), (target.next, form)])
    };
    accepted("the form as it was", &moved(body.clone()));
    refused("a form that draws anew", "changed-content", &moved(with(&body, "/NeedAppearances true")));
    refused("a form without fields", "changed-field", &moved("<</Fields[]/SigFlags 3>>".to_owned()));
    let start = page.find("/Annots[").unwrap() + 7;
    let end = start + page[start..].find(']').unwrap() + 1;
    let marks = &page[start..end];
    let apart = |list: String, more: &[(u32, String)]| {
        let page = format!("{} {} 0 R{}", &page[..start], target.next, &page[end..]);
        target.update(&[&[(target.page, page), (target.next, list)], more].concat())
    };
    accepted("marks in a list apart", &apart(marks.to_owned(), &[]));
    refused("a mark less", "changed-annotation", &apart("[]".to_owned(), &[]));
    let more = format!("[{} 0 R {}", target.next + 1, &marks[1..]);
    let cover = "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 800]/Contents(No)>>".to_owned();
    refused("a mark more", "changed-annotation", &apart(more, &[(target.next + 1, cover)]));
}

#[test]
fn a_field_may_be_put_in_front_and_none_changes_its_place() {
    let first = closed(once());
    let target = Target::of(&first);
    let (number, new) = (form(&target), target.next);
    let body = target.body(number);
    let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Front)/F 132/Rect[0 0 0 0]>>";
    let front = body.replace("/Fields[", &format!("/Fields[{new} 0 R "));
    accepted("in front", &signed_update(&target, new, field, &[(number, front)]));
    let start = body.find("/Fields[").unwrap() + 8;
    let end = start + body[start..].find(']').unwrap();
    let mut names: Vec<&str> = body[start..end].split(" R").filter(|name| !name.trim().is_empty()).collect();
    names.reverse();
    let turned = format!("{}{} R {new} 0 R{}", &body[..start], names.join(" R "), &body[end..]);
    refused("turned", "changed-field", &signed_update(&target, new, field, &[(number, turned)]));
    let twice = body.replace("/Fields[", &format!("/Fields[{new} 0 R {} R ", names[0]));
    refused("twice", "new-field", &signed_update(&target, new, field, &[(number, twice)]));
}

#[test]
fn an_empty_field_may_be_added_for_a_signature_to_come_and_shows_nothing() {
    let target = Target::of(once());
    let (number, new) = (form(&target), target.next);
    let body = target.body(number);
    let end = body.find("/Fields[").unwrap() + body[body.find("/Fields[").unwrap()..].find(']').unwrap();
    let added = |field: &str| {
        let form = format!("{} {new} 0 R{}", &body[..end], &body[end..]);
        target.update(&[(number, form), (new, field.to_owned())])
    };
    let field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Later)/F 132/Rect[0 0 0 0]>>";
    let empty = added(field);
    assert_eq!(codes(&judged(&empty)), ["unsigned-filling"]);
    assert!(!judged(&empty).unchanged);
    let later = Target::of(&empty);
    accepted("signed afterwards", &signed_update(&later, new, field, &[]));
    for (name, field) in [
        ("seen", field.replace("[0 0 0 0]", "[0 0 99 99]")),
        ("drawn", with(field, &format!("/AP<</N {} 0 R>>", target.content))),
        ("acting", with(field, "/AA<</E<</S/Named>>>>")),
        ("a text", field.replace("/FT/Sig", "/FT/Tx/V(1000)")),
        ("nameless", field.replace("/T(Later)", "")),
        ("a namesake", field.replace("/T(Later)", "/T(stage)/Kids[]")),
    ] {
        refused(name, "new-field", &added(&field));
    }
}

#[test]
fn resources_of_the_form_may_grow_and_keep_their_names() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned();
    let symbol = font.replace("/Helvetica/Encoding/WinAnsiEncoding", "/Symbol");
    let base = prepared(|target| {
        let form = form(target);
        let body = with(&target.body(form), "/DA(/Helv 0 Tf)/DR<</DSz 91 0 R/Font 90 0 R>>");
        vec![(form, body), (90, "<</Helv 92 0 R>>".to_owned()), (91, "<<>>".to_owned()), (92, font.clone())]
    });
    let base = signed(&base);
    let target = Target::of(&base);
    let number = form(&target);
    let body = target.body(number);
    accepted("a kind that nobody reads", &target.update(&[(number, body.replace("/DSz 91", "/DSz 92"))]));
    let grown = |fonts: &str| target.update(&[(90, fonts.to_owned()), (99, symbol.clone())]);
    accepted("a font more", &grown("<</Helv 92 0 R/Symb 99 0 R>>"));
    refused("another font under its name", "changed-content", &grown("<</Helv 99 0 R>>"));
    refused("a font less", "changed-content", &target.update(&[(90, "<<>>".to_owned())]));
    refused("the font itself", "changed-content", &target.update(&[(92, symbol.clone())]));
    let moved = |fonts: &str| {
        let body = body.replace("/Font 90 0 R", "/Font 98 0 R");
        target.update(&[(number, body), (98, fonts.to_owned()), (99, symbol.clone())])
    };
    accepted("fonts in another place", &moved("<</Helv 92 0 R/Symb 99 0 R>>"));
    refused("other fonts in another place", "changed-content", &moved("<</Helv 99 0 R>>"));
    refused(
        "another manner of writing",
        "changed-content",
        &target.update(&[(number, body.replace("/Helv 0 Tf", "/Helv 9 Tf"))]),
    );
}

#[test]
fn a_whole_number_may_be_written_as_a_real_one() {
    let target = Target::of(once());
    let page = target.body(target.page);
    let sized =
        |width: &str| target.update(&[(target.page, page.replace("[0 0 595 842]", &format!("[0 0 {width} 842]")))]);
    accepted("the same", &sized("595.0"));
    refused("a half more", "changed-content", &sized("595.5"));
}

#[test]
fn a_lock_that_the_signature_does_not_repeat_binds_all_the_same() {
    let bare = paper(&Paper::in_stages(3));
    let target = Target::of_unsigned(&bare);
    let field = target.field("stage.1.signature");
    let base = signed_update(&target, field, &target.body(field), &[]);
    accepted("not repeated", &base);
    let target = Target::of(&base);
    let (locked, open) = (target.field("stage.1.data"), target.field("stage.2.data"));
    let filled = |number: u32| target.update(&[(number, with(&target.body(number), "/V(7)"))]);
    accepted("another field", &closed(&filled(open)));
    refused("a locked field", "changed-locked-field", &filled(locked));
}

#[test]
fn what_a_field_looked_like_may_be_exchanged_in_its_place_when_it_is_signed() {
    let look = |ink: &str| stream(ink).replacen("<<", "<</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<<>>", 1);
    let base = |extra: &'static str| {
        signed(&prepared(|target| {
            let field = target.field("stage.2.signature");
            let body = with(&target.body(field), "/AP<</N 90 0 R>>");
            vec![(field, body), (90, look("q Q")), (target.page, with(&target.body(target.page), extra))]
        }))
    };
    let own = base("");
    let target = Target::of(&own);
    let field = target.field("stage.2.signature");
    let body = target.body(field);
    accepted("in its place", &signed_update(&target, field, &body, &[(90, look("0 0 9 9 re f"))]));
    let (new, moved) = (target.next, body.replace("/N 90 0 R", &format!("/N {} 0 R", target.next)));
    accepted("in another", &signed_update(&target, field, &moved, &[(new, look("q Q Q"))]));
    refused("not signed", "changed-field", &target.update(&[(90, look("0 0 9 9 re f"))]));
    // The page draws it too.
    let shared = base("/PieceInfo 90 0 R");
    let target = Target::of(&shared);
    let again = |body: String, number: u32| signed_update(&target, field, &body, &[(number, look("0 0 9 9 re f"))]);
    refused("shared, in its place", "changed-content", &again(body.clone(), 90));
    refused("shared, in another", "changed-field", &again(moved, new));
    // Flags that make it printed are set, and none that hides.
    let target = Target::of(&own);
    let flags = |flags: &str| signed_update(&target, field, &body.replace("/F 132", flags), &[]);
    accepted("printed no more", &flags("/F 128"));
    refused("hidden", "changed-field", &flags("/F 134"));
}

#[test]
fn containers_of_other_writers_hold_and_their_twins_do_not() {
    for (name, holds, pdf) in variants(once()) {
        let report = judged(&pdf);
        assert_eq!(
            (report.verdict == Verdict::Valid, report.unchanged),
            (holds, holds),
            "{name}: {:?}",
            codes(&report)
        );
    }
    accepted("sealed anew", &resealed(once()));
}

#[test]
fn signatures_of_kinds_that_we_do_not_make_are_judged_by_what_they_prove() {
    for kind in kinds(once()) {
        let report = judged(&kind.bytes);
        let signature = &report.signatures[0];
        assert_eq!(codes(&report), kind.codes, "{}: {:?}", kind.name, signature.findings);
        assert_eq!((signature.intact, report.unchanged), (kind.is_intact, kind.is_intact), "{}", kind.name);
        assert_eq!(report.verdict == Verdict::Valid, kind.codes.is_empty(), "{}", kind.name);
        if kind.name == "bare" {
            // Nothing in it binds the certificate.
            assert_eq!((signature.level, signature.remarks.contains(&Remark::BasicLevel)), (None, true));
        }
    }
}

#[test]
fn a_box_and_a_choice_may_be_filled_and_show_what_is_chosen() {
    let look = |says: &str| {
        let font = "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[200/g017]>>>>>>";
        let head = format!("<</Type/XObject/Subtype/Form/BBox[0 0 99 20]/Resources<</Font{font}>>");
        stream(&format!("BT /F1 9 Tf ({says}) Tj ET")).replacen("<<", &head, 1)
    };
    let widget = "/Type/Annot/Subtype/Widget/Rect[0 0 99 20]/F 4";
    let button = |state: &str| format!("<<{widget}/Parent 90 0 R/AS/{state}/AP<</N<</a 94 0 R/Off 94 0 R>>>>>>");
    let kind = |value: &str| format!("<</FT/Btn/Ff 49152/T(kind)/Kids[91 0 R]{value}>>");
    let pick = |more: &str| format!("<<{widget}/FT/Ch/Ff 131072/T(pick)/Opt[(one)[(2)(two)]]{more}>>");
    let base = signed(&prepared(|target| {
        let form = form(target);
        let body = target.body(form).replace("/Fields[", "/Fields[90 0 R 92 0 R ");
        vec![(form, body), (90, kind("")), (91, button("Off")), (92, pick("")), (94, look("x"))]
    }));
    let target = Target::of(&base);
    let chosen = |value: &str, state: &str| target.update(&[(90, kind(value)), (91, button(state))]);
    accepted("a box", &closed(&chosen("/V/a", "a")));
    refused("a box beside its value", "appearance-mismatch", &chosen("/V/a", "Off"));
    refused("a state that is not there", "changed-field", &chosen("/V/z", "z"));
    let new = target.next;
    let picked = |value: &str, says: &str| {
        target.update(&[(92, pick(&format!("/V({value})/AP<</N {new} 0 R>>"))), (new, look(says))])
    };
    accepted("a choice by its text", &closed(&picked("2", "two")));
    accepted("a choice by its value", &closed(&picked("one", "one")));
    refused("another choice", "appearance-mismatch", &picked("2", "one"));
    refused("a sign that nobody knows", "appearance-unreadable", &picked("one", "one\\310"));
}

#[test]
fn metadata_that_are_new_say_dates_and_tools_only() {
    let target = Target::of(once());
    let catalog = with(&target.body(target.catalog), &format!("/Metadata {} 0 R", target.next));
    let added = |more: &str| {
        let text = format!("<rdf:RDF><rdf:Description xmp:ModifyDate=\"2026\" rdf:about=\"\"/>{more}</rdf:RDF>");
        target.update(&[(target.catalog, catalog.clone()), (target.next, stream(&text))])
    };
    accepted("dates", &added(""));
    refused("a title", "changed-content", &added("<dc:title>Paid</dc:title>"));
}
