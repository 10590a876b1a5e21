//! What can be seen only when every touched object has been looked at: whether new
//! fields are signatures, and filled fields show their values. Not here: new objects that nothing leads to.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::appearance::{Shown, shown_text};
use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View};
use super::known::Known;
use super::unseen::{does_nothing, is_invisible};
use crate::form::{Field, FieldKind, rectangle};
use crate::pdf::{Snapshot, StructureFault, dictionary, name, text};

type Read<T> = Result<T, StructureFault>;

/// New fields must be signature fields with names of their own: signed at once, and of a certified document invisible;
/// or invisible and empty, to be signed later.
pub fn additions(view: &View<'_>, found: &mut Findings) -> Read<()> {
    let mut widgets = BTreeSet::new();
    for id in std::mem::take(&mut found.added_fields) {
        let field = view.known_after.fields.iter().find(|field| field.id == id && field.above.is_empty());
        let is_new = view.is_new(id.0)?;
        let Some(field) = field.filter(|field| is_new && has_own_name(view, field)) else {
            found.other(ChangeKind::FieldAdded, id.0, "AcroForm/Fields");
            continue;
        };
        let signature = field.value.as_reference().ok();
        let (kind, level) = match signature {
            _ if !does_nothing(view.after, field)? => (ChangeKind::FieldAdded, Level::Other),
            Some(signature) => added_field(view, field, signature)?,
            None if is_to_be_signed(view, field)? => (ChangeKind::FieldAdded, Level::FormFilling),
            None => (ChangeKind::FieldAdded, Level::Other),
        };
        let mut change = Change::new(kind, level, Some(id.0), format!("AcroForm/{}", field.name));
        change.signature = signature;
        view.place(&mut change, &field.name)?;
        widgets.extend(field.widgets.iter().copied());
        found.changes.push(change);
        found.claims.push(Object::Reference(id));
    }
    for (page, id) in std::mem::take(&mut found.added_annotations) {
        if !widgets.contains(&id) {
            found.on_page(ChangeKind::AnnotationChanged, id.0, page, "Annots");
        }
    }
    Ok(())
}

/// No other field answers to the name, nor did one before.
fn has_own_name(view: &View<'_>, field: &Field) -> bool {
    let is_other = |id: &ObjectId| *id != field.id && !field.widgets.contains(id);
    let has = |known: &Known| known.names.iter().any(|(id, name)| is_other(id) && *name == field.name);
    !field.name.is_empty() && !has(view.known_before) && !has(view.known_after)
}

/// An empty field for a signature that shows nothing and does nothing.
fn is_to_be_signed(view: &View<'_>, field: &Field) -> Read<bool> {
    let is_plain = !["AP", "MK", "V"].iter().any(|key| field.dictionary.has(key.as_bytes()));
    let is_bare = field.widgets.iter().all(|widget| *widget == field.id);
    Ok(field.kind == FieldKind::Signature && is_plain && is_bare && is_invisible(view.after, &field.widgets)?)
}

/// Square points that the look of a signature may take on a page on which no place was prepared for it: about a third of A4.
const LARGEST_LOOK: f32 = 150_000.0;

/// It would cover what was signed, like a sheet laid upon it.
fn is_sheet(snapshot: &Snapshot<'_>, field: &Field) -> Read<bool> {
    for widget in &field.widgets {
        let area = |[left, bottom, right, top]: [f32; 4]| (right - left).abs() * (top - bottom).abs();
        if rectangle(snapshot, *widget)?.is_some_and(|place| area(place) > LARGEST_LOOK) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn added_field(view: &View<'_>, field: &Field, signature: ObjectId) -> Read<(ChangeKind, Level)> {
    let is_certified = view.before.catalog()?.has(b"Perms");
    let is_invisible = is_invisible(view.after, &field.widgets)?;
    let is_new = view.is_new(signature.0)?;
    let value = view.after.get(signature)?;
    let is_stamp = value
        .as_deref()
        .and_then(|value| dictionary(&value.object))
        .is_some_and(|entries| name(entries, "Type") == Some("DocTimeStamp"));
    Ok(if field.kind != FieldKind::Signature || !is_new {
        (ChangeKind::FieldAdded, Level::Other)
    } else if is_stamp && is_invisible {
        (ChangeKind::EvidenceAdded, Level::LtaUpdates)
    } else if is_stamp || (is_certified && !is_invisible) || is_sheet(view.after, field)? {
        (ChangeKind::FieldAdded, Level::Other)
    } else {
        (ChangeKind::FieldAdded, Level::FormFilling)
    })
}

/// One change per filled field, and whether the field shows what it holds.
pub fn filled(view: &View<'_>, found: &mut Findings) -> Read<()> {
    for name in std::mem::take(&mut found.filled) {
        // Several fields may answer to one name, each with a look of its own.
        let of = |known: &Known| known.fields.iter().filter(|field| field.name == name).cloned().collect::<Vec<_>>();
        let (old, new) = (of(view.known_before), of(view.known_after));
        if old.is_empty() || old.len() != new.len() {
            found.field(0, &name, "T");
            continue;
        }
        for (old, new) in old.iter().zip(&new) {
            found.changes.push(one(view, &name, old, new)?);
        }
    }
    Ok(())
}

fn one(view: &View<'_>, name: &str, old: &Field, new: &Field) -> Read<Change> {
    let path = format!("AcroForm/{name}");
    let mut change = Change::new(ChangeKind::FieldFilled, Level::FormFilling, Some(new.id.0), path);
    change.before = text_of(view.before, &old.value)?;
    change.after = text_of(view.after, &new.value)?;
    match shown(view, new, change.after.as_deref().unwrap_or_default())? {
        Shown::Value if showed_other(view, old, new)? => {
            (change.kind, change.level) = (ChangeKind::FieldShowsOther, Level::Other);
        }
        Shown::Value => {}
        Shown::Other => (change.kind, change.level) = (ChangeKind::FieldShowsOther, Level::Other),
        Shown::Unreadable => change.kind = ChangeKind::FieldUnreadable,
    }
    view.place(&mut change, name)?;
    Ok(change)
}

/// The value is the same, and when the paper was signed something else was shown for it.
fn showed_other(view: &View<'_>, old: &Field, new: &Field) -> Read<bool> {
    let was = view.before.resolve(&old.value)?;
    if old.kind != FieldKind::Text || old.widgets.is_empty() || was != view.after.resolve(&new.value)? {
        return Ok(false);
    }
    let mut has_look = false;
    for widget in &old.widgets {
        let found = view.before.get(*widget)?;
        has_look |= found.as_deref().and_then(|found| dictionary(&found.object)).is_some_and(|all| all.has(b"AP"));
    }
    let value = text(&was).unwrap_or_default();
    Ok(has_look && shown_text(view.before, &old.widgets, &[&value])? != Shown::Value)
}

/// A value that programs read as the text that a person sees; none is the empty text.
fn is_text(snapshot: &Snapshot<'_>, value: &Object) -> Read<bool> {
    let value = snapshot.resolve(value)?;
    Ok(value == Object::Null || (matches!(value, Object::String(..)) && text(&value).is_some()))
}

/// What a filled field shows, beside its value in words.
fn shown(view: &View<'_>, field: &Field, value: &str) -> Read<Shown> {
    match field.kind {
        _ if field.widgets.is_empty() => Ok(Shown::Value),
        FieldKind::Text if !is_text(view.after, &field.value)? => Ok(Shown::Unreadable),
        FieldKind::Text => shown_text(view.after, &field.widgets, &[value]),
        FieldKind::Choice => choice(view.after, field),
        FieldKind::Button => state(view.after, field),
        FieldKind::Signature | FieldKind::Unknown => Ok(Shown::Other),
    }
}

/// A choice shows the text of what is chosen, or its list of options from some place on.
fn choice(snapshot: &Snapshot<'_>, field: &Field) -> Read<Shown> {
    let chosen = match snapshot.resolve(&field.value)? {
        Object::Null => Vec::new(),
        Object::Array(all) => all,
        one => vec![one],
    };
    let (mut texts, mut options) = (Vec::new(), Vec::new());
    if let Object::Array(all) = snapshot.value(&field.dictionary, "Opt")? {
        for option in all {
            // An option is a text, or the pair of a value and the text for it (table 231).
            let pair = match snapshot.resolve(&option)? {
                Object::Array(pair) => pair,
                one => vec![one],
            };
            let text = pair.last().and_then(text).unwrap_or_default();
            if pair.first().is_some_and(|value| chosen.contains(value)) {
                texts.push(text.clone());
            }
            options.push(text);
        }
    }
    texts.extend(chosen.iter().filter_map(text));
    texts.push(chosen.iter().filter_map(text).collect());
    // A list shows as many options as its box has room for.
    if field.flags & COMBO == 0 {
        let starts = 0..options.len();
        texts.extend(
            starts
                .flat_map(|from| (from + 1..=options.len()).map(move |to| (from, to)))
                .take(LISTS)
                .map(|(from, to)| options[from..to].concat()),
        );
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    shown_text(snapshot, &field.widgets, &texts)
}

/// A choice that drops down (table 233).
const COMBO: i64 = 1 << 17;
/// So many stretches of a list are compared with what it shows.
const LISTS: usize = 2_000;

/// The boxes of a button are in the state that its value names, and the others are off.
fn state(snapshot: &Snapshot<'_>, field: &Field) -> Read<Shown> {
    let value = match snapshot.resolve(&field.value)? {
        Object::Name(value) => value,
        Object::Null => b"Off".to_vec(),
        _ => return Ok(Shown::Other),
    };
    let mut is_on = value == b"Off";
    for widget in &field.widgets {
        let found = snapshot.get(*widget)?;
        let entries = found.as_deref().and_then(|found| dictionary(&found.object));
        let state =
            entries.and_then(|entries| entries.get(b"AS").ok()).map(|state| state.as_name().unwrap_or_default());
        is_on |= state == Some(&value);
        if state.is_some_and(|state| state != b"Off" && state != value) {
            return Ok(Shown::Other);
        }
    }
    Ok(if is_on { Shown::Value } else { Shown::Other })
}

/// A value in words, if it is one that a person can read.
fn text_of(snapshot: &Snapshot<'_>, value: &Object) -> Read<Option<String>> {
    Ok(match snapshot.resolve(value)? {
        Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
        Object::Null => None,
        other => text(&other),
    })
}
