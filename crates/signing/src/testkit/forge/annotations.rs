//! Evil annotations: on a paper that was certified for notes (P 3), something covers the text that is no note.

use super::sealing::signed_update_saying;
use super::tools::{Forgery, Target, object_stream};
use crate::reason::Reason;
use crate::testkit::desk::signed_paper;
use crate::testkit::paper::{Paper, paper};

/// A paper that is certified with the permission to annotate.
pub fn annotatable() -> Vec<u8> {
    let bare = paper(&Paper::in_stages(3));
    let target = Target::of_unsigned(&bare);
    let field = target.field("stage.1.signature");
    let certified = format!("<</Perms<</DocMDP {} 0 R>>", target.next);
    let catalog = target.body(target.catalog).replacen("<<", &certified, 1);
    let entries =
        "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 3/V/1.2>>>>]";
    signed_update_saying(&target, field, &target.body(field), &[(target.catalog, catalog)], entries)
}

/// A paper on streams, signed once.
pub fn on_streams() -> Vec<u8> {
    signed_paper(&Paper { is_modern: true, ..Paper::in_stages(3) }, 1)
}

/// Marks of every kind that can cover or say something else.
pub fn forgeries(base: &[u8]) -> Vec<Forgery> {
    let target = Target::of(base);
    let page = target.body(target.page);
    let new = target.next;
    let page = page.replace("/Annots[", &format!("/Annots[{new} 0 R "));
    let kinds = [
        ("free-text", "/Subtype/FreeText/Contents(1000)"),
        ("stamp", "/Subtype/Stamp/Contents(1000)"),
        ("ink", "/Subtype/Ink/InkList[[72 740 400 790]]/BS<</W 50>>/C[1 1 1]"),
        ("redaction", "/Subtype/Redact/IC[1 1 1]/OverlayText(1000)"),
        ("highlight", "/Subtype/Highlight/QuadPoints[72 790 400 790 72 740 400 740]/C[1 1 1]/CA 1"),
        ("without-kind", "/Contents(1000)"),
        ("hidden-from-lists", "/Subtype/FreeText/F 516/Contents(1000)"),
    ];
    let forge = |(name, what): (&str, &str)| {
        let mark = format!("<</Type/Annot/Rect[72 740 400 790]{what}>>");
        let bytes = target.update(&[(target.page, page.clone()), (new, mark)]);
        Forgery::new(Reason::ChangedAnnotation, format!("mark-{name}"), bytes)
    };
    kinds.into_iter().map(forge).collect()
}

/// The stream is written anew in which all objects of the page stand.
pub fn of_streams(base: &[u8]) -> Vec<Forgery> {
    let bytes = Target::of(base).update(&[object_stream(base, "842", "600")]);
    vec![Forgery::new(Reason::ChangedContent, "object-stream-rewritten", bytes)]
}
