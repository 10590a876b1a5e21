//! Fields by their qualified names (ISO 32000-2, 12.7.4).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use crate::pdf::{Snapshot, StructureFault, integer, name, text};

/// The kind of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// `Sig`
    Signature,
    /// `Tx`
    Text,
    /// `Ch`
    Choice,
    /// `Btn`
    Button,
    /// None of these.
    Unknown,
}

/// A terminal field: one that holds a value.
#[derive(Debug, Clone)]
pub struct Field {
    /// Partial names from the root, joined by full stops.
    pub name: String,
    /// The object.
    pub id: ObjectId,
    /// Kind, own or inherited.
    pub kind: FieldKind,
    /// The dictionary.
    pub dictionary: Dictionary,
    /// Value as written: own or inherited, null when absent.
    pub value: Object,
    /// Flags `Ff`, own or inherited.
    pub flags: i64,
    /// Its widgets; the field itself when the two dictionaries are one.
    pub widgets: Vec<ObjectId>,
    /// The fields above it, outermost first.
    pub above: Vec<ObjectId>,
}

/// A field with the flag that keeps people from changing it.
const READ_ONLY: i64 = 1;

impl Field {
    /// The flag ReadOnly is set.
    pub fn is_read_only(&self) -> bool {
        self.flags & READ_ONLY != 0
    }

    /// It has no value yet.
    pub fn is_empty(&self) -> bool {
        self.value == Object::Null
    }
}

/// What a field hands down to the fields below it.
#[derive(Clone)]
struct Inherited {
    name: String,
    kind: FieldKind,
    value: Object,
    flags: i64,
    above: Vec<ObjectId>,
}

/// Fields inside fields, at most so deep.
const DEPTH: usize = 32;

/// All terminal fields, in the order of the form.
pub fn fields(snapshot: &Snapshot<'_>) -> Result<Vec<Field>, StructureFault> {
    let form = snapshot.value(&snapshot.catalog()?, "AcroForm")?;
    let Object::Dictionary(form) = form else { return Ok(Vec::new()) };
    let Object::Array(roots) = snapshot.value(&form, "Fields")? else { return Ok(Vec::new()) };
    let start =
        Inherited { name: String::new(), kind: FieldKind::Unknown, value: Object::Null, flags: 0, above: Vec::new() };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for root in &roots {
        walk(snapshot, root, &start, &mut seen, &mut found)?;
    }
    Ok(found)
}

fn walk(
    snapshot: &Snapshot<'_>,
    item: &Object,
    inherited: &Inherited,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut Vec<Field>,
) -> Result<(), StructureFault> {
    let Object::Reference(id) = item else { return Ok(()) };
    // A field that is reached twice would have two names.
    if inherited.above.len() > DEPTH || !seen.insert(*id) {
        return Ok(());
    }
    let Some(object) = snapshot.get(*id)? else { return Ok(()) };
    let Object::Dictionary(dictionary) = &object.object else { return Ok(()) };
    let own = own(snapshot, dictionary, inherited)?;
    let (below, widgets) = kids(snapshot, *id, dictionary)?;
    if below.is_empty() {
        found.push(Field {
            name: own.name,
            id: *id,
            kind: own.kind,
            dictionary: dictionary.clone(),
            value: own.value,
            flags: own.flags,
            widgets,
            above: own.above,
        });
        return Ok(());
    }
    let handed = Inherited { above: [own.above.as_slice(), &[*id]].concat(), ..own };
    for kid in &below {
        walk(snapshot, kid, &handed, seen, found)?;
    }
    Ok(())
}

/// What a field is, its own entries before the inherited ones.
fn own(snapshot: &Snapshot<'_>, dictionary: &Dictionary, inherited: &Inherited) -> Result<Inherited, StructureFault> {
    let mut own = inherited.clone();
    if let Some(partial) = text(&snapshot.value(dictionary, "T")?) {
        own.name = if own.name.is_empty() { partial } else { format!("{}.{partial}", own.name) };
    }
    if dictionary.has(b"FT") {
        own.kind = match name(dictionary, "FT") {
            Some("Sig") => FieldKind::Signature,
            Some("Tx") => FieldKind::Text,
            Some("Ch") => FieldKind::Choice,
            Some("Btn") => FieldKind::Button,
            _ => FieldKind::Unknown,
        };
    }
    if let Ok(value) = dictionary.get(b"V") {
        own.value = value.clone();
    }
    own.flags = integer(dictionary, "Ff").unwrap_or(own.flags);
    Ok(own)
}

/// The fields below a field, and the widgets of a field that has none below.
fn kids(
    snapshot: &Snapshot<'_>,
    id: ObjectId,
    dictionary: &Dictionary,
) -> Result<(Vec<Object>, Vec<ObjectId>), StructureFault> {
    let (mut below, mut widgets) = (Vec::new(), Vec::new());
    if let Object::Array(kids) = snapshot.value(dictionary, "Kids")? {
        for kid in kids {
            let Object::Reference(kid_id) = kid else { continue };
            // A kid with a name is a field, one without is a widget (12.7.4.1).
            match snapshot.resolve(&kid)? {
                Object::Dictionary(one) if one.has(b"T") => below.push(kid),
                _ => widgets.push(kid_id),
            }
        }
    } else if name(dictionary, "Subtype") == Some("Widget") {
        widgets.push(id);
    }
    Ok((below, widgets))
}
