//! Publishing a form: what must be true of a definition, and of whoever stands for it.
//!
//! A definition comes with its publisher's signature, which is checked when it is published and whenever a form is opened, begun or
//! handed over; of what was handed over the last office still files what it holds. Deliberately not here: what a form says and asks (`forms`), whose signatures are taken (`vouching`).

use forms::{Asset, Definition, Edition};
use records::{
    Change, ComponentRef, Decided, Element, EntityId, Kind, Operation, Publisher, Refusal, Security, State, World,
};
use serde_json::{Value, json};
use words::{Message, Text};

use crate::vouching::{Unvouched, recognised, signer};

/// What the publication of a definition changes. Its publisher is asked for last: whatever else is wrong with it is said before.
pub(crate) fn publish_form(operation: &Operation, world: &dyn World, value: &Value) -> Result<Vec<Decided>, Refusal> {
    let id = operation.entity;
    let definition = parse(value)?;
    describes_a_record(&definition)?;
    if let Some(here) = world.by_key(Kind::Form, definition.hash()).into_iter().next() {
        return sign_anew(operation, here, world, &definition);
    }
    not_yet_there(id, world, &definition.form_no)?;
    let editions = documents(world, &definition.form_no);
    // A number belongs to one form, and a version of it to one definition: else nobody knows which is meant.
    let clashes = |one: Edition| one.id != definition.id || one.version == definition.version;
    if editions.iter().filter_map(Edition::read).any(clashes) {
        return Err(Refusal::Taken(definition.form_no.clone()));
    }
    takes_drafts_over(&definition, &editions)?;
    comes_with_its_files(operation, &definition)?;
    let publisher = vouch(world, &definition)?;
    still_publishes(&publisher, &definition)?;
    follows_its_publisher(&publisher, &definition, &editions)?;
    Ok(vec![(id, Change::FormPublished { definition: value.clone() })])
}

/// The same text under another signature, where nobody stands for it any more: else a form could not be used again after its
/// publisher was withdrawn.
fn sign_anew(
    operation: &Operation,
    here: EntityId,
    world: &dyn World,
    given: &Definition,
) -> Result<Vec<Decided>, Refusal> {
    let Some(State::Form(document)) = world.entity(here).map(|entity| entity.state) else {
        return Err(Refusal::Unknown(Kind::Form));
    };
    let stands = vouch(world, &parse(&document)?).is_ok_and(|publisher| publisher.withdrawn.is_none());
    if operation.entity != here || stands {
        return Err(Refusal::Taken(given.form_no.clone()));
    }
    if !operation.components.is_empty() {
        return Err(Refusal::NotUnderstood("components".to_owned()));
    }
    let publisher = vouch(world, given)?;
    still_publishes(&publisher, given)?;
    follows_its_publisher(&publisher, given, &[document])?;
    Ok(vec![(here, Change::FormSigned { publication: json!(given.publication) })])
}

pub(crate) fn not_yet_there(id: EntityId, world: &dyn World, what: &str) -> Result<(), Refusal> {
    if world.entity(id).is_some() { Err(Refusal::Exists(what.to_owned())) } else { Ok(()) }
}

/// The editions of a form that are published here, as they are written.
pub(crate) fn documents(world: &dyn World, form_no: &str) -> Vec<Value> {
    let entities = world.by_key(Kind::Form, form_no).into_iter().filter_map(|form| world.entity(form));
    let definitions = entities.filter_map(|entity| match entity.state {
        State::Form(definition) => Some(definition),
        _ => None,
    });
    definitions.collect()
}

/// An official PDF is of use only where it lies, so it comes along; and nothing else does.
fn comes_with_its_files(operation: &Operation, definition: &Definition) -> Result<(), Refusal> {
    let is = |asset: &Asset, file: &ComponentRef| {
        file.owner == operation.entity
            && (&file.name, &file.sha256) == (&asset.name, &asset.sha256)
            && file.size_bytes == u64::from(asset.size_bytes)
    };
    let files = &operation.components;
    if let Some(asset) = definition.assets.iter().find(|asset| !files.iter().any(|file| is(asset, file))) {
        return Err(Refusal::Other(about("store-form-asset", definition).with("name", asset.name.as_str())));
    }
    if files.iter().any(|file| !definition.assets.iter().any(|asset| is(asset, file))) {
        return Err(Refusal::NotUnderstood("publish-form".to_owned()));
    }
    Ok(())
}

/// Whoever has begun the edition before this one must not lose an answer without a word.
fn takes_drafts_over(definition: &Definition, editions: &[Value]) -> Result<(), Refusal> {
    let read = editions.iter().filter_map(|written| Some((Edition::read(written)?, written)));
    let before = read.filter(|(one, _)| one.id == definition.id && one.version < definition.version);
    let Some((before, written)) = before.max_by_key(|(one, _)| one.version) else { return Ok(()) };
    let found = forms::changes(&parse(written)?, definition);
    if let Some(fault) = found.faults.first() {
        return Err(Refusal::Other(fault.message()));
    }
    match found.changes.iter().find(|change| !change.covered) {
        None => Ok(()),
        Some(change) => {
            let message = Message::new("store-form-breaking").with("place", change.place.as_str());
            Err(Refusal::Other(message.with("form", definition.form_no.as_str()).with("version", before.version)))
        }
    }
}

/// What a form says of its record is carried into it, so it must be what a record can bear.
fn describes_a_record(definition: &Definition) -> Result<(), Refusal> {
    let rules = &definition.record;
    let known = |name: &str| {
        let element: Option<Element> = serde_json::from_value(json!(name)).ok();
        element.is_some_and(|element| element.rule().editable && element != Element::Security)
    };
    if let Some(name) = rules.metadata.keys().find(|name| !known(name)) {
        return Err(Refusal::Other(Message::new("store-form-metadata").with("name", name.as_str())));
    }
    let levels = rules.security.as_ref().and_then(forms::expr::Expr::possible_texts).unwrap_or_default();
    if let Some(level) = levels.into_iter().find(|level| serde_json::from_value::<Security>(json!(level)).is_err()) {
        return Err(Refusal::Other(Message::new("store-form-security").with("level", level)));
    }
    if rules.vital {
        return Err(Refusal::Other(Message::new("store-form-vital")));
    }
    Ok(())
}

fn parse(value: &Value) -> Result<Definition, Refusal> {
    Definition::parse(value.to_string().as_bytes()).map_err(|faults| {
        let first = faults.into_iter().next();
        Refusal::Other(first.map_or_else(|| Message::new("store-form-shape"), |fault| fault.message()))
    })
}

/// A definition that was published, by its hash, with whoever stands for it.
pub(crate) fn published(world: &dyn World, hash: &str) -> Result<(Definition, Publisher), Refusal> {
    let form = world.by_key(Kind::Form, hash).into_iter().next().and_then(|form| world.entity(form));
    let Some(State::Form(document)) = form.map(|entity| entity.state) else {
        return Err(Refusal::Unknown(Kind::Form));
    };
    let definition = parse(&document)?;
    let publisher = vouch(world, &definition)?;
    Ok((definition, publisher))
}

/// The publisher who stands for a definition, among those that the department has recognised. One that was withdrawn is answered
/// too: what it signed before is still what it signed.
///
/// # Errors
/// A refusal that names the form: it is not signed, by nobody who is known here, or it is not what was signed.
pub fn vouch(world: &dyn World, definition: &Definition) -> Result<Publisher, Refusal> {
    vouched(definition, recognised(world, definition.publication.as_ref()))
}

/// The one among `publishers` who stands for a definition.
///
/// # Errors
/// As [`vouch`].
pub fn vouched(definition: &Definition, publishers: impl Iterator<Item = Publisher>) -> Result<Publisher, Refusal> {
    let signed = signer(definition.publication.as_ref(), &definition.statement(), publishers);
    signed.map_err(|why| match why {
        Unvouched::Unsigned => Refusal::Unsigned(about("store-form-unsigned", definition)),
        Unvouched::Unknown(name) => {
            Refusal::Other(about("store-publisher-unknown", definition).with("publisher", name))
        }
        Unvouched::Forged(name) => Refusal::Other(about("store-form-forged", definition).with("publisher", name)),
    })
}

/// Nothing new is taken of a publisher that was withdrawn.
///
/// # Errors
/// A refusal that names the form, the publisher and the reason.
pub fn still_publishes(publisher: &Publisher, definition: &Definition) -> Result<(), Refusal> {
    let Some(withdrawn) = &publisher.withdrawn else { return Ok(()) };
    let message = about("store-publisher-withdrawn", definition)
        .with("publisher", publisher.name.as_str())
        .with("day", withdrawn.on.to_string());
    Err(Refusal::Other(message.with("reason", withdrawn.reason.as_str())))
}

/// The next edition of a form comes from its publisher, or from the department itself.
fn follows_its_publisher(publisher: &Publisher, definition: &Definition, editions: &[Value]) -> Result<(), Refusal> {
    let before = editions.iter().filter_map(|written| Some((Edition::read(written)?.version, written)));
    let before = before.max_by_key(|(version, _)| *version).and_then(|(_, written)| publisher_of(written));
    match before {
        Some(before) if before != publisher.name && !publisher.own => {
            let message = about("store-form-other-publisher", definition).with("publisher", publisher.name.as_str());
            Err(Refusal::Other(message.with("before", before)))
        }
        _ => Ok(()),
    }
}

/// The name under which a document was signed.
pub fn publisher_of(document: &Value) -> Option<&str> {
    document.pointer("/publication/publisher")?.as_str()
}

fn about(code: &str, definition: &Definition) -> Message {
    let Text { zh, en } = definition.title();
    Message::new(code).with("form", definition.form_no.as_str()).with("title", format!("{zh} {en}"))
}
