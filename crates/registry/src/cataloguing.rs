//! The library as a desk sees it: what the catalogue lists, which definitions are here, what is used often.
//!
//! To list a form nothing is compiled: the covers of the definitions that are here are enough. A definition
//! is compiled when it is first opened (`stages`). Deliberately not here: how words are compared (`search`).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use forms::Tier;
use forms::catalogue::Entry;
use jiff::Timestamp;
use records::{EntityId, Kind};
use search::Names;
use serde::{Deserialize, Serialize};
use words::{Message, Text};

use crate::covers::{Here, in_use};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::library::{Library, named};

const USED: &str = "used-forms";
/// Forms that are kept as used of late.
const MOST_USED: usize = 20;

/// What of the library is wanted.
#[derive(Debug, Clone, Default)]
pub struct FormAsk {
    /// Number, words of the title, other words; everything where empty.
    pub query: String,
    /// Code of a department.
    pub department: Option<String>,
    /// How far from paper.
    pub tier: Option<Tier>,
    /// Only those for which originals are needed.
    pub needs_originals: bool,
    /// Only those whose definition is here.
    pub here: bool,
    /// Only those kept at hand, or used of late.
    pub shelf: Option<FormShelf>,
}

/// A choice of forms that the desk keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormShelf {
    /// Favourites.
    Favourites,
    /// Begun here of late, the last first.
    Recent,
}

/// A form of the library.
#[derive(Debug, Clone)]
pub struct Shelved<'a> {
    /// What the catalogue says.
    pub entry: Cow<'a, Entry>,
    /// The definition on which it is begun, where one is here.
    pub here: Option<&'a Here>,
}

impl Shelved<'_> {
    /// Its title: that of the definition, where it is here.
    pub fn title(&self) -> &Text {
        self.here.map_or(&self.entry.title, |here| &here.cover.title)
    }

    /// How far from paper: as the definition is, where it is here.
    pub fn tier(&self) -> Tier {
        self.here.map_or(self.entry.tier, |here| here.cover.tier)
    }

    /// Whether originals must be shown or handed in.
    pub fn needs_originals(&self) -> bool {
        self.entry.needs_originals() || self.here.is_some_and(|here| here.cover.needs_originals)
    }

    /// Whether it can be handed in on paper only.
    pub fn on_paper_only(&self) -> bool {
        self.here.is_none() && self.entry.on_paper_only()
    }
}

/// A form that was begun here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Used {
    pub(crate) form_no: String,
    pub(crate) at: Timestamp,
}

/// The library of one desk at one moment.
pub struct Shelves {
    library: Arc<Library>,
    here: BTreeMap<String, Arc<Here>>,
    used: Vec<Used>,
    favourites: Vec<String>,
    publishers: BTreeMap<String, Text>,
}

impl Desk {
    /// The library as it stands at this desk.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn shelves(&self) -> Result<Shelves, Failure> {
        let mut editions: BTreeMap<String, Vec<Arc<Here>>> = BTreeMap::new();
        for id in self.store.ids(Kind::Form)? {
            let one = self.covers.of(&self.store, id)?;
            editions.entry(one.cover.form_no.clone()).or_default().push(one);
        }
        let chosen = |(number, editions)| Some((number, in_use(editions, self.today())?));
        let here = editions.into_iter().filter_map(chosen).collect();
        let (library, used) = (self.library()?, self.used_forms()?);
        let publishers = self.publishers()?.into_iter().map(|(_, one)| (one.name, one.title)).collect();
        Ok(Shelves { library, here, used, favourites: self.favourite_forms()?, publishers })
    }

    /// SHA-256 over the canonical form of a definition that is here.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn form_hash(&self, id: EntityId) -> Result<Option<String>, Failure> {
        Ok(self.store.entity(id)?.and_then(|entity| entity.state.keys().pop()))
    }

    /// The library: of the catalogue that the department issued last, and of the one that comes with the program as long as it
    /// has issued none.
    pub(crate) fn library(&self) -> Result<Arc<Library>, Failure> {
        match self.issued()? {
            Some(issued) => Ok(issued),
            None => Ok(Library::of(self.store.is_sample()?)?),
        }
    }

    /// That there is no such form here; where the catalogue lists it, that only its definition is missing.
    pub(crate) fn no_such_form(&self, typed: &str) -> Failure {
        let library = self.library().ok();
        let code = match library.as_ref().and_then(|library| library.catalogue.entry(typed)) {
            None => "registry-no-such-form",
            Some(entry) if entry.hash.is_some() => "registry-form-not-here",
            Some(_) => "registry-form-on-paper",
        };
        Failure::refusal(Message::new(code).with("form", typed))
    }

    /// Whether a form is here or listed.
    pub(crate) fn knows_form(&self, form_no: &str) -> Result<bool, Failure> {
        Ok(self.form_title(form_no)?.is_some())
    }

    /// The title of a form that is here or listed.
    pub(crate) fn form_title(&self, form_no: &str) -> Result<Option<Text>, Failure> {
        if let Some(here) = in_use(self.editions(form_no)?, self.today()) {
            return Ok(Some(here.cover.title.clone()));
        }
        Ok(self.library()?.catalogue.entry(form_no).map(|entry| entry.title.clone()))
    }

    fn used_forms(&self) -> Result<Vec<Used>, Failure> {
        Ok(self.store.kept(USED)?.unwrap_or_default())
    }

    /// Keeps in mind that a form was begun here, for what is used of late and for the take-up; it is no record of anything.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn note_used(&mut self, form_no: &str) -> Result<(), Failure> {
        let mut used = self.used_forms()?;
        used.retain(|one| one.form_no != form_no);
        used.insert(0, Used { form_no: form_no.to_owned(), at: self.now() });
        used.truncate(MOST_USED);
        self.keep(USED, &used)
    }
}

impl Shelves {
    /// What is wanted, the likeliest first; without words what is here first, by number.
    pub fn find(&self, ask: &FormAsk) -> Vec<Shelved<'_>> {
        let entries = &self.library.catalogue.entries;
        let likely = self.library.find(&ask.query).into_iter();
        let listed = likely.filter_map(|one| Some((one.score, self.shelved(Cow::Borrowed(entries.get(one.at)?)))));
        let own = self.unlisted();
        let names = Names::new(own.iter().map(|entry| named(&self.library.catalogue, entry)));
        let unlisted = names.find(&ask.query).into_iter();
        let unlisted = unlisted.filter_map(|one| Some((one.score, self.shelved(Cow::Owned(own.get(one.at)?.clone())))));
        let mut found: Vec<(u32, Shelved<'_>)> =
            listed.chain(unlisted).filter(|(_, form)| self.is_wanted(ask, form)).collect();
        let recent = |form: &Shelved<'_>| match ask.shelf {
            Some(FormShelf::Recent) => self.used.iter().position(|used| used.form_no == form.entry.form_no),
            _ => None,
        };
        found.sort_by(|(score_a, a), (score_b, b)| {
            let order = score_b.cmp(score_a).then(recent(a).cmp(&recent(b)));
            order.then(b.here.is_some().cmp(&a.here.is_some())).then(a.entry.form_no.cmp(&b.entry.form_no))
        });
        found.into_iter().map(|(_, form)| form).collect()
    }

    /// How many forms there are.
    pub fn total(&self) -> usize {
        self.library.catalogue.entries.len() + self.unlisted().len()
    }

    fn shelved<'a>(&'a self, entry: Cow<'a, Entry>) -> Shelved<'a> {
        let here = self.here.get(&entry.form_no).map(Arc::as_ref);
        Shelved { entry, here }
    }

    fn is_wanted(&self, ask: &FormAsk, form: &Shelved<'_>) -> bool {
        let number = &form.entry.form_no;
        ask.department.as_ref().is_none_or(|code| *code == form.entry.department)
            && ask.tier.is_none_or(|tier| tier == form.tier())
            && (!ask.needs_originals || form.needs_originals())
            && (!ask.here || form.here.is_some())
            && match ask.shelf {
                None => true,
                Some(FormShelf::Favourites) => self.favourites.contains(number),
                Some(FormShelf::Recent) => self.used.iter().any(|used| used.form_no == *number),
            }
    }

    /// The forms that are here and that no catalogue lists.
    fn unlisted(&self) -> Vec<Entry> {
        let unlisted = self.here.values().filter(|here| self.library.catalogue.entry(&here.cover.form_no).is_none());
        let entry = |here: &Arc<Here>| Entry {
            id: here.cover.id.clone(),
            form_no: here.cover.form_no.clone(),
            title: here.cover.title.clone(),
            department: String::new(),
            keywords: Vec::new(),
            synonyms: Vec::new(),
            tier: here.cover.tier,
            obstacles: Vec::new(),
            hash: None,
            synthetic: false,
        };
        unlisted.map(entry).collect()
    }

    /// What people call a publisher.
    pub fn publisher(&self, name: &str) -> Option<Text> {
        self.publishers.get(name).cloned()
    }

    /// The name of a department of the catalogue.
    pub fn department(&self, code: &str) -> Option<&Text> {
        self.library.catalogue.department(code)
    }

    /// When a form was last begun here.
    pub fn used_at(&self, form_no: &str) -> Option<Timestamp> {
        self.used.iter().find(|used| used.form_no == form_no).map(|used| used.at)
    }
}
