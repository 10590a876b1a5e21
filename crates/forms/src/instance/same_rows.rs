//! Which of the rows that stand now are those of which a later office has spoken. Rows bear no identity: a row is known
//! by what the offices before have said of it, and where that does not tell, nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};
use words::Text;

use crate::canonical;
use crate::definition::{ATTACHMENTS, Definition, Field, FieldKind, Item, Repeat};
use crate::evaluate::tidy;
use crate::pointer::{Pattern, cut, locate};
use crate::spoken::spoken;

/// The rows of earlier answers among those that stand now.
pub struct SameRows<'a> {
    definition: &'a Definition,
    /// The stages that have filled in what stands now.
    before: BTreeSet<&'a str>,
    then: &'a Json,
    now: &'a Json,
    /// By pointer of a group then: where each of its rows stands now, if it does.
    known: BTreeMap<String, Vec<Option<usize>>>,
}

impl<'a> SameRows<'a> {
    /// The rows of `then`, answers of `stage`, among those of `now`, which is what stands before the stage.
    pub fn new(definition: &'a Definition, stage: &str, then: &'a Json, now: &'a Json) -> Self {
        Self { definition, before: definition.stages_before(stage), then, now, known: BTreeMap::new() }
    }

    /// Where the row `then` stands now; `None` where it does not, or cannot be told from others.
    pub fn place_of(&mut self, then: &str) -> Option<String> {
        let (group, number) = then.rsplit_once('/')?;
        let number: usize = number.parse().ok()?;
        let (at, _) = locate(group)?;
        let group_now = match at.enclosing_group() {
            None => group.to_owned(),
            Some(around) => {
                let (row, rest) = cut(group, around.rows().steps().len());
                format!("{}{rest}", self.place_of(row)?)
            }
        };
        let field = self.definition.names.fields.get(&at)?;
        // Rows that the stage itself has entered come with it.
        let number = if self.before.contains(field.stage.as_str()) {
            if !self.known.contains_key(group) {
                let matched = self.matched(&at, field, rows(self.then, group), rows(self.now, &group_now));
                self.known.insert(group.to_owned(), matched);
            }
            (*self.known.get(group)?.get(number)?)?
        } else {
            number
        };
        Some(format!("{group_now}/{number}"))
    }

    /// For each row then, the number of the one that is the same now. First those of which everything that was said is
    /// as it was; then those that the office which entered them calls as it did, and no other.
    fn matched(&self, at: &Pattern, field: &Field, then: &[Json], now: &[Json]) -> Vec<Option<usize>> {
        let mut same: Vec<Option<usize>> = vec![None; then.len()];
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let whole = |row: &Json| self.said(row, &at.rows(), None);
        for (_, (olds, news)) in alike(then, now, whole) {
            // Rows that nothing tells apart keep their order, where there are as many as there were.
            if olds.len() == news.len() {
                taken.extend(&news);
                olds.into_iter().zip(news).for_each(|(old, new)| same[old] = Some(new));
            }
        }
        let own = |row: &Json| self.said(row, &at.rows(), Some(&field.stage));
        for (_, (olds, news)) in
            alike(then, now, own).into_iter().filter(|(said, _)| *said != canonical::bytes(&blank()))
        {
            if let ([old], [new]) = (&olds[..], &news[..])
                && same[*old].is_none()
                && !taken.contains(new)
            {
                same[*old] = Some(*new);
            }
        }
        same
    }

    /// What the offices before have said of a row and of what lies in it, or its own fields of the one office.
    fn said(&self, json: &Json, at: &Pattern, only: Option<&str>) -> Json {
        let mut said = Map::new();
        let counts = |stage: &str| only.map_or_else(|| self.before.contains(stage), |only| only == stage);
        for (name, value) in json.as_object().into_iter().flatten() {
            let below = at.join(name);
            let kept = match self.definition.names.fields.get(&below) {
                _ if name == ATTACHMENTS && only.is_none() => Some(self.files(value, at)),
                Some(field) if field.kind == FieldKind::Repeat => {
                    let inner = |row: &Json| self.said(row, &below.rows(), None);
                    let rows = value.as_array().filter(|_| only.is_none() && counts(&field.stage));
                    rows.map(|rows| rows.iter().map(inner).collect())
                }
                Some(field) => counts(&field.stage).then(|| value.clone()),
                None => value.is_object().then(|| self.said(value, &below, only)),
            };
            said.extend(kept.as_ref().and_then(tidy).map(|kept| (name.clone(), kept)));
        }
        Json::Object(said)
    }

    fn files(&self, slots: &Json, home: &Pattern) -> Json {
        let is_before = |id: &str| {
            let mut slots = self.definition.attachments.iter();
            slots.any(|slot| slot.id == id && slot.home() == home && self.before.contains(slot.stage.as_str()))
        };
        let slots = slots.as_object().into_iter().flatten().filter(|(id, _)| is_before(id));
        Json::Object(slots.map(|(id, files)| (id.clone(), files.clone())).collect())
    }

    /// By what a person knows the row that stood at `then`: what was entered first in it, after what was in the row
    /// around it.
    pub fn described(&self, then: &str) -> Text {
        const MOST: usize = 3;
        let Some(at) = then.rsplit_once('/').and_then(|(group, _)| Some(locate(group)?.0)) else {
            return Text::default();
        };
        let around = at.enclosing_group().map(|around| cut(then, around.rows().steps().len()).0);
        let mut parts: Vec<Text> =
            around.map(|row| self.described(row)).into_iter().filter(|text| !text.is_empty()).collect();
        let items = self.definition.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items);
        let groups = items.flat_map(|item| if let Item::Repeat(group) = item { group.all() } else { Vec::new() });
        let drawn: Option<&Repeat> = { groups }.find(|group| group.path == at.to_string());
        let columns = drawn.map(|group| group.columns.as_slice()).unwrap_or_default();
        let said = columns.iter().filter_map(|column| {
            let column = Pattern::parse(column)?;
            self.definition.names.fields.get(&column).filter(|field| self.before.contains(field.stage.as_str()))?;
            let (_, below) =
                column.to_string().split_once(&format!("{at}/*")).map(|(a, b)| (a.to_owned(), b.to_owned()))?;
            let place = format!("{then}{below}");
            // A tick tells no row from another, and a list says too much for a name.
            let value = self.then.pointer(&place).filter(|value| !value.is_boolean() && !value.is_array())?;
            Some(spoken(self.definition, &place, value)).filter(|text| !text.is_empty())
        });
        parts.extend(said.take(MOST));
        let side = |side: fn(&Text) -> &str| parts.iter().map(side).collect::<Vec<_>>().join(" · ");
        Text::new(side(|text| &text.en), side(|text| &text.zh))
    }
}

fn blank() -> Json {
    Json::Object(Map::new())
}

fn rows<'j>(json: &'j Json, group: &str) -> &'j [Json] {
    json.pointer(group).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The numbers of the rows then and now of which the same is said.
fn alike(then: &[Json], now: &[Json], said: impl Fn(&Json) -> Json) -> BTreeMap<Vec<u8>, (Vec<usize>, Vec<usize>)> {
    let mut alike: BTreeMap<Vec<u8>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (number, row) in then.iter().enumerate() {
        alike.entry(canonical::bytes(&said(row))).or_default().0.push(number);
    }
    for (number, row) in now.iter().enumerate() {
        alike.entry(canonical::bytes(&said(row))).or_default().1.push(number);
    }
    alike
}
