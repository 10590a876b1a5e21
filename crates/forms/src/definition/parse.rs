//! A whole definition: from bytes to something that can be filled in, or all its faults.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use super::also::{Also, also};
use super::asset::{Asset, AssetUse, Origin, assets, origin};
use super::case::{Case, cases};
use super::codelist::{add_districts, codelists};
use super::evidence::{AttachmentSlot, attachments};
use super::field::{FieldKind, fields};
use super::layout::{Page, pages};
use super::migrate::{Migration, migrations};
use super::names::Names;
use super::node::{Faults, Node};
use super::order::order;
use super::profile::slots;
use super::publication::{self, Publication};
use super::record::{RecordRules, record};
use super::references;
use super::rules::{Logic, logic};
use super::snapshot::snapshots;
use super::stage::{Stage, closure, common, stages};
use super::validator::{DataValidator, Misfit};
use crate::canonical;
use crate::document::{read_json, stopped};
use crate::expr::Expr;
use crate::fault::Fault;
use crate::pointer::Pattern;
use crate::tier::Tier;

/// The version of the format that this room reads.
const MFORM: u64 = 1;
/// A definition larger than this is refused before it is read.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// What a definition may name in `requires`.
pub const FEATURES: [&str; 10] =
    ["repeat", "stages", "parallel", "also", "sign", "decimal", "attachments", "calendar", "snapshots", "returns"];

/// The days on which an edition is in use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    /// First day, included.
    pub valid_from: Option<Date>,
    /// Last day, included.
    pub valid_to: Option<Date>,
    /// Until when forms of older versions are still accepted, by version.
    pub accept_until: BTreeMap<String, Date>,
}

impl Window {
    /// Reads the part `window` of a definition that is sound.
    pub(crate) fn read(json: &Json) -> Self {
        window(&Node::root(json, &RefCell::new(Vec::new())))
    }
}

/// A form's definition: immutable, and named for ever by its hash.
#[derive(Debug, Clone)]
pub struct Definition {
    /// URN of the form.
    pub id: String,
    /// Number by which people know it, such as `GEN-LV-1`.
    pub form_no: String,
    /// Printed edition, such as `11/2026`.
    pub edition: String,
    /// Version, counted up.
    pub version: u32,
    /// Features that are needed to fill it in.
    pub requires: Vec<String>,
    /// Title and other texts about the form as a whole.
    pub texts: BTreeMap<String, Text>,
    /// When it may be used.
    pub window: Window,
    /// Fields, code lists and snapshots.
    pub names: Names,
    /// Pages and sections.
    pub pages: Vec<Page>,
    /// Rules.
    pub logic: Logic,
    /// Stages in order.
    pub stages: Vec<Stage>,
    /// Places for attachments.
    pub attachments: Vec<AttachmentSlot>,
    /// The official PDF, where it goes with one.
    pub assets: Vec<Asset>,
    /// Where it came from, where it is a first draft from another system.
    pub imported: Option<Origin>,
    /// How it becomes a record.
    pub record: RecordRules,
    /// What becomes of drafts of older editions, by their version.
    pub migrations: BTreeMap<u32, Vec<Migration>>,
    /// The part `print`, which the rendition reads.
    pub print: Json,
    /// Who stands for it, where it was published.
    pub publication: Option<Publication>,
    /// Its own tests.
    pub cases: Vec<Case>,
    /// The section in which each field stands.
    pub section_of: BTreeMap<Pattern, String>,
    order: Vec<Pattern>,
    drawn: BTreeMap<Pattern, usize>,
    validator: DataValidator,
    also: Option<Also>,
    canonical: Vec<u8>,
    hash: String,
}

impl Definition {
    /// Reads a definition. All faults come back at once, each with its place.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        if bytes.len() > MOST_BYTES {
            return Err(vec![Fault::new("", "forms-def-size").with("limit", MOST_BYTES)]);
        }
        let mut json = read_json(bytes).map_err(|fault| vec![fault])?;
        let faults: Faults = RefCell::new(Vec::new());
        let publication = publication::take(&mut json, &faults);
        // Two documents with one hash are one definition, so it is read in canonical order.
        let canonical = canonical::bytes(&json);
        let json: Json = serde_json::from_slice(&canonical).map_err(|error| vec![stopped("forms-def-json", &error)])?;
        let definition = read(&Node::root(&json, &faults), canonical);
        let definition = definition.map(|definition| Self { publication, ..definition });
        let faults = faults.into_inner();
        match definition {
            Some(definition) if faults.is_empty() => Ok(definition),
            _ => Err(faults),
        }
    }

    /// SHA-256 over the RFC 8785 form without the publication, in lower-case hexadecimal.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The RFC 8785 form without the publication, to be kept with every record.
    pub fn canonical(&self) -> &[u8] {
        &self.canonical
    }

    /// The definition as it is handed on: with the publication under which it stands here.
    pub fn document(&self) -> Json {
        let bare = serde_json::from_slice(&self.canonical).unwrap_or(Json::Null);
        match &self.publication {
            Some(publication) => publication::published(&bare, publication),
            None => bare,
        }
    }

    /// The lines that a publisher signs for it.
    pub fn statement(&self) -> String {
        publication::statement(&self.hash)
    }

    /// The title.
    pub fn title(&self) -> &Text {
        static NONE: Text = Text { zh: String::new(), en: String::new() };
        self.texts.get("title").unwrap_or(&NONE)
    }

    /// The stage `id`.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The identifier of the first stage.
    pub fn first_stage(&self) -> &str {
        self.stages.first().map_or("", |stage| &stage.id)
    }

    /// All stages before `id`, near and far.
    pub fn stages_before(&self, id: &str) -> BTreeSet<&str> {
        closure(&self.stages, self.stage(id).map(|stage| stage.after.as_slice()).unwrap_or_default())
    }

    /// The stages from the first to the last, by the one that each names first among those before it. What
    /// runs beside this way has papers of its own.
    pub fn main_way(&self) -> Vec<&str> {
        let mut way: Vec<&str> = Vec::new();
        let mut at = self.stages.iter().find(|stage| self.stages_after(&stage.id).next().is_none());
        while let Some(stage) = at {
            way.push(&stage.id);
            at = stage.after.first().and_then(|before| self.stage(before));
        }
        way.reverse();
        way
    }

    /// The stages whose values the paper of the main way takes with `id`: those beside the way that meet it
    /// there, in order, and the stage itself.
    pub fn taken_with<'s>(&'s self, id: &'s str) -> Vec<&'s str> {
        let way = self.main_way();
        let before = self.stages_before(id);
        let earlier = way.iter().rev().find(|stage| before.contains(**stage)).map(|stage| self.stages_before(stage));
        let beside = |stage: &&str| !way.contains(stage) && before.contains(stage);
        let known = |stage: &&str| earlier.as_ref().is_some_and(|earlier| earlier.contains(*stage));
        let stages = self.stages.iter().map(|stage| stage.id.as_str());
        stages.filter(|stage| beside(stage) && !known(stage)).chain([id]).collect()
    }

    /// The stages that come directly after `id`, in order.
    pub fn stages_after<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Stage> + 's {
        self.stages.iter().filter(move |stage| stage.after.iter().any(|before| before == id))
    }

    /// The conditions under which `id` takes place: its own, and those of the stages in which it meets
    /// what runs beside it.
    pub(crate) fn conditions<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Expr> + 's {
        let meets = move |stage: &&Stage| {
            stage.after.len() > 1
                && closure(&self.stages, &stage.after).contains(id)
                && !common(&self.stages, &stage.after).contains(id)
        };
        let own = self.stage(id).into_iter();
        own.chain(self.stages.iter().filter(meets)).filter_map(|stage| stage.when.as_ref())
    }

    /// How far the form has been taken into the format.
    pub fn tier(&self) -> Tier {
        let fills = self.assets.iter().any(|asset| matches!(asset.purpose, AssetUse::Fill { .. }));
        let is_imported = self.imported.is_some() || self.also.is_some();
        Tier::of(fills, is_imported, self.stages.len(), self.stages.iter().any(|stage| stage.signs()))
    }

    /// The features in `requires` that this version does not know.
    pub fn unknown_features(&self) -> Vec<&str> {
        self.requires.iter().map(String::as_str).filter(|feature| !FEATURES.contains(feature)).collect()
    }

    /// The fields in an order in which each comes after what its rules read.
    pub(crate) fn order(&self) -> &[Pattern] {
        &self.order
    }

    /// Where the layout draws each field, and each slot under its own name.
    pub(crate) fn drawing_order(&self) -> &BTreeMap<Pattern, usize> {
        &self.drawn
    }

    pub(crate) fn misfits(&self, values: &Json) -> Vec<Misfit> {
        self.validator.misfits(values)
    }

    /// What the schema does not allow from which the form was made.
    pub(crate) fn also_misfits(&self, answers: &Json) -> Vec<Misfit> {
        self.also.as_ref().map(|also| also.misfits(&self.names, answers)).unwrap_or_default()
    }

    /// Answers in the shape of the schema from which the form was made, in the form's own shape.
    pub(crate) fn ours(&self, answers: &Json) -> Json {
        self.also.as_ref().map_or_else(|| answers.clone(), |also| also.ours(&self.names, answers))
    }
}

const PARTS: [&str; 24] = [
    "mform",
    "requires",
    "id",
    "formNo",
    "edition",
    "version",
    "text",
    "window",
    "data",
    "fields",
    "codelists",
    "snapshots",
    "layout",
    "logic",
    "workflow",
    "evidence",
    "assets",
    "imported",
    "record",
    "print",
    "migrate",
    "validateAlso",
    "tests",
    "$schema",
];

fn read(root: &Node, canonical: Vec<u8>) -> Option<Definition> {
    root.only(&PARTS);
    if let Some(format) = root.need("mform")
        && format.json.as_u64() != Some(MFORM)
    {
        format.fault("forms-def-format-version");
        return None;
    }
    let data = root.need("data")?;
    let field_node = root.need("fields")?;
    let slots = slots(&data);
    let fields = fields(&field_node, &slots);
    let mut lists = root.get("codelists").map(|node| codelists(&node)).unwrap_or_default();
    if fields.values().any(|field| field.kind == FieldKind::Address) {
        add_districts(root, &mut lists);
    }
    let names = Names {
        fields,
        codelists: lists,
        snapshots: root.get("snapshots").map(|node| snapshots(&node)).unwrap_or_default(),
    };
    let logic_node = root.get("logic");
    let logic = logic_node.as_ref().map(|node| logic(node, &names)).unwrap_or_default();
    let stages = root.need("workflow").map(|node| stages(&node, &names)).unwrap_or_default();
    let first = stages.first().map(|stage| stage.id.clone()).unwrap_or_default();
    let attachments = root.get("evidence").map(|node| attachments(&node, &names, &first)).unwrap_or_default();
    let pages = root.need("layout").map(|node| pages(&node, &attachments)).unwrap_or_default();

    references::fields(&field_node, &names, &stages);
    cross_references(root, &names, &logic, &pages, &stages, &attachments);
    let section_of = references::sections(&pages);
    let order = order(&names, &logic, &section_of).unwrap_or_else(|circle| {
        let path = circle.iter().map(ToString::to_string).collect::<Vec<_>>().join(" → ");
        root.report(Fault::new("/logic", "forms-def-circle").with("path", path));
        Vec::new()
    });
    let validator =
        DataValidator::compile(data.json).map_err(|reason| data.fault_about("forms-def-schema", &reason)).ok();
    let also = root.get("validateAlso").and_then(|node| also(&node));
    let record = root.need("record").map(|node| record(&node, &names));
    let version = root.need("version").and_then(|node| node.count()).unwrap_or(0);
    let migrate = root.get("migrate");
    let migrations = migrate.map(|node| migrations(&node, version, &names, &logic, &attachments)).unwrap_or_default();
    Some(Definition {
        id: root.need_string("id"),
        form_no: root.need_string("formNo"),
        edition: root.need_string("edition"),
        version,
        migrations,
        requires: root.strings("requires"),
        texts: texts(root),
        window: root.get("window").map(|node| window(&node)).unwrap_or_default(),
        publication: None,
        print: root.get("print").map(|node| node.json.clone()).unwrap_or(Json::Null),
        cases: root.get("tests").map(|node| cases(&node)).unwrap_or_default(),
        hash: canonical::sha256_hex(&canonical),
        assets: root.get("assets").map(|node| assets(&node, &attachments)).unwrap_or_default(),
        imported: root.get("imported").map(|node| origin(&node, &names.fields)),
        drawn: references::drawing_order(&pages),
        record: record?,
        validator: validator?,
        also,
        names,
        pages,
        logic,
        stages,
        attachments,
        section_of,
        order,
        canonical,
    })
}

/// What each part names of the others.
fn cross_references(
    root: &Node,
    names: &Names,
    logic: &Logic,
    pages: &[Page],
    stages: &[Stage],
    attachments: &[AttachmentSlot],
) {
    if let Some(node) = root.get("layout") {
        references::layout(&node, pages, names, attachments);
    }
    if let Some(node) = root.get("logic") {
        references::rules(&node, logic, pages, stages);
    }
    if let Some(node) = root.get("evidence") {
        references::slots(&node, attachments, names, stages);
    }
}

fn texts(root: &Node) -> BTreeMap<String, Text> {
    let Some(part) = root.need("text") else { return BTreeMap::new() };
    part.need("title");
    part.entries().into_iter().map(|(name, node)| (name.to_owned(), node.text())).collect()
}

fn window(node: &Node) -> Window {
    node.only(&["validFrom", "validTo", "acceptUntil"]);
    let older = node.get("acceptUntil").map(|part| part.entries()).unwrap_or_default();
    Window {
        valid_from: node.get("validFrom").and_then(|day| day.date()),
        valid_to: node.get("validTo").and_then(|day| day.date()),
        accept_until: older.into_iter().filter_map(|(version, day)| Some((version.to_owned(), day.date()?))).collect(),
    }
}
