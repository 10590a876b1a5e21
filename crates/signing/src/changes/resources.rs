//! Rules for the resources of the form: they may grow, and what is there keeps its name.
//!
//! Not here: resources of pages, which are content.

use lopdf::{Dictionary, Object, Stream};

use super::compare::differing;
use super::findings::View;
use crate::form::FieldKind;
use crate::pdf::{StructureFault, dictionary, name, plain};

/// Kinds of resources (table 34, and table 224 for the form); no reader looks for any other.
const RESOURCES: [&str; 9] =
    ["ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "ProcSet", "Properties", "Encoding"];

/// Resources that keep every old name of every kind.
pub fn has_grown(view: &View<'_>, old: &Object, new: &Object) -> Result<bool, StructureFault> {
    let empty = Dictionary::new();
    let (Some(old), Some(new)) = (dictionary(old).or((*old == Object::Null).then_some(&empty)), dictionary(new)) else {
        return Ok(false);
    };
    for kind in view.differing(old, new) {
        let (was, is) = (view.before.value(old, &kind)?, view.after.value(new, &kind)?);
        if RESOURCES.contains(&kind.as_str()) && !has_names(view, &was, &is)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Resources of one kind that keep every old name, and what it leads to.
pub fn has_names(view: &View<'_>, old: &Object, new: &Object) -> Result<bool, StructureFault> {
    let (Some(old), Some(new)) = (dictionary(old), dictionary(new)) else {
        return Ok(*old == Object::Null && !is_drawn_anew(view)?);
    };
    // A name is octets, and need not be text.
    let names = differing(old, new, &view.after.file.limits);
    if names.iter().any(|name| !old.has(name)) && is_drawn_anew(view)? {
        return Ok(false);
    }
    for name in names {
        let is_exchanged = old.has(&name);
        if is_exchanged && !(name == FRAME.as_bytes() && is_new(view, new)? && !is_drawn_from(view)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Readers draw a field themselves that holds a value, with what the form says and has: where the form asks for it, or
/// where there is nothing drawn.
pub fn is_drawn_anew(view: &View<'_>) -> Result<bool, StructureFault> {
    let form = view.before.value(&view.before.catalog()?, "AcroForm")?;
    let Some(form) = dictionary(&form) else { return Ok(false) };
    let asks = !matches!(view.before.value(form, "NeedAppearances")?, Object::Null | Object::Boolean(false));
    let drawn =
        view.known_before.fields.iter().filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Choice));
    for field in drawn.filter(|field| !field.is_empty()) {
        for widget in &field.widgets {
            let found = view.before.get(*widget)?;
            let has_look =
                found.as_deref().and_then(|found| dictionary(&found.object)).is_some_and(|all| all.has(b"AP"));
            if asks || !has_look {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The name under which PDFBox keeps the frame of the newest visible signature among the forms of the resources, where
/// it is of no use: what a field looks like has its own.
const FRAME: &str = "FRM";

/// The frame leads to a form that was not there before.
fn is_new(view: &View<'_>, forms: &Dictionary) -> Result<bool, StructureFault> {
    let Ok(Object::Reference(id)) = forms.get(FRAME.as_bytes()) else { return Ok(false) };
    let is_form = |found: &Object| matches!(found, Object::Stream(form) if name(&form.dict, "Subtype") == Some("Form"));
    Ok(view.is_new(id.0)? && view.after.get(*id)?.is_some_and(|found| is_form(&found.object)))
}

/// What some field looked like has no resources of its own, and may be drawn with those of the form.
fn is_drawn_from(view: &View<'_>) -> Result<bool, StructureFault> {
    for widget in view.known_before.fields.iter().flat_map(|field| &field.widgets) {
        let Some(found) = view.before.get(*widget)? else { continue };
        let Some(entries) = dictionary(&found.object) else { continue };
        let mut open = vec![(view.before.value(entries, "AP")?, 0)];
        while let Some((value, depth)) = open.pop() {
            match &value {
                Object::Stream(look) => {
                    let resources = view.before.value(&look.dict, "Resources")?;
                    if !matches!(resources, Object::Dictionary(_)) && draws_forms(view, look) {
                        return Ok(true);
                    }
                }
                Object::Dictionary(states) if depth < STATES => {
                    for (_, state) in states.iter() {
                        open.push((view.before.resolve(state)?, depth + 1));
                    }
                }
                Object::Dictionary(_) => return Ok(true),
                _ => {}
            }
        }
    }
    Ok(false)
}

fn draws_forms(view: &View<'_>, look: &Stream) -> bool {
    let content = plain(look, view.before.file.limits.stream_bytes);
    content.is_none_or(|content| content.windows(2).any(|pair| pair == b"Do"))
}

/// An appearance has kinds, and these have states (12.5.5).
const STATES: usize = 2;
