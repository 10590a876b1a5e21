//! A schema with all that holds together in one: its keywords, and what stands below it.

use std::borrow::Cow;

use serde_json::Value as Json;

/// A schema and its pointer in the source.
pub type Part<'a> = (String, &'a Json);

/// What is said of a property, or of the items of a list.
#[derive(Debug, Clone, Default)]
pub struct Below<'a> {
    /// Parts that all hold.
    pub all: Vec<Part<'a>>,
    /// Parts of alternatives, of which one may hold; they count where nothing always holds.
    pub any: Vec<Part<'a>>,
}

impl<'a> Below<'a> {
    fn one(place: String, schema: &'a Json) -> Self {
        Self { all: vec![(place, schema)], any: Vec::new() }
    }

    /// Where it stands first.
    pub fn place(&self) -> &str {
        self.all.first().or(self.any.first()).map_or("", |(place, _)| place)
    }

    fn and(&mut self, other: Below<'a>) {
        join(&mut self.all, other.all);
        join(&mut self.any, other.any);
    }

    fn or(&mut self, other: Below<'a>) {
        join(&mut self.any, other.all);
        join(&mut self.any, other.any);
    }
}

fn join<'a>(own: &mut Vec<Part<'a>>, more: Vec<Part<'a>>) {
    for part in more {
        if own.iter().all(|(_, schema)| *schema != part.1) {
            own.push(part);
        }
    }
}

/// A schema with what holds together in one object, and where it stands in the source.
#[derive(Debug, Clone, Default)]
pub struct Flat<'a> {
    /// The keywords in their order; those of the source are not copied.
    pub words: Vec<(&'a str, Cow<'a, Json>)>,
    /// Pointer into the source.
    pub at: String,
    /// Whether it is the schema `false`, which allows nothing.
    pub is_never: bool,
    /// Its properties in their order.
    pub properties: Vec<(String, Below<'a>)>,
    /// Its items, where they are all of one schema.
    pub items: Option<Below<'a>>,
}

impl<'a> Flat<'a> {
    /// Nothing yet, at a place.
    pub fn at(place: &str) -> Self {
        Self { at: place.to_owned(), ..Self::default() }
    }

    /// A keyword.
    pub fn get(&self, word: &str) -> Option<&Json> {
        self.words.iter().find(|(known, _)| *known == word).map(|(_, value)| value.as_ref())
    }

    /// Sets a keyword.
    pub fn set(&mut self, word: &'a str, value: Cow<'a, Json>) {
        match self.words.iter_mut().find(|(known, _)| *known == word) {
            Some((_, own)) => *own = value,
            None => self.words.push((word, value)),
        }
    }

    /// What is required adds up.
    fn require(&mut self, more: Cow<'a, Json>) {
        let Some((_, own)) = self.words.iter_mut().find(|(known, _)| *known == "required") else {
            return self.words.push(("required", more));
        };
        let known = own.as_array().map(Vec::as_slice).unwrap_or_default();
        let new: Vec<Json> =
            more.as_array().into_iter().flatten().filter(|name| !known.contains(name)).cloned().collect();
        if let Some(own) = own.to_mut().as_array_mut() {
            own.extend(new);
        }
    }

    /// A text.
    pub fn text(&self, word: &str) -> Option<&str> {
        self.get(word)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The names that must be there.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        self.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
    }

    /// Whether no value is allowed but null.
    pub fn allows_nothing(&self) -> bool {
        let only_null = match (self.get("type"), self.get("const"), self.get("enum")) {
            (Some(Json::Array(types)), ..) => types.iter().all(|one| one == "null"),
            (Some(one), ..) => one == "null",
            (_, Some(one), _) => one.is_null(),
            (.., Some(Json::Array(listed))) => !listed.is_empty() && listed.iter().all(Json::is_null),
            _ => false,
        };
        only_null || self.is_never
    }

    /// The types without `null`: as they are named, else as constants or other keywords tell; none where nothing does.
    pub fn types(&self) -> Vec<&str> {
        let named: Vec<&str> = match self.get("type") {
            Some(Json::String(one)) => vec![one],
            Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let told: Vec<&str> = named.into_iter().filter(|name| *name != "null").collect();
        if !told.is_empty() {
            return told;
        }
        let constants = match (self.get("const"), self.get("enum")) {
            (Some(only), _) => std::slice::from_ref(only),
            (_, Some(Json::Array(listed))) => listed.as_slice(),
            _ => &[],
        };
        let mut types: Vec<&str> = Vec::new();
        for name in constants.iter().filter_map(type_of) {
            if !types.contains(&name) {
                types.push(name);
            }
        }
        if types.is_empty() { self.meant().into_iter().collect() } else { types }
    }

    /// The type of which the other keywords speak.
    fn meant(&self) -> Option<&'static str> {
        let has = |words: &[&str]| words.iter().any(|word| self.get(word).is_some());
        if !self.properties.is_empty() {
            Some("object")
        } else if has(&["items", "prefixItems"]) {
            Some("array")
        } else if has(&["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]) {
            Some("number")
        } else {
            has(&["minLength", "maxLength", "pattern", "format"]).then_some("string")
        }
    }

    /// One keyword more, of the schema at `at`. Properties, items and what is required add up; else the nearer word
    /// counts, which comes last.
    pub fn add(&mut self, word: &'a str, value: &'a Json, at: &str) {
        match (word, value) {
            ("properties", Json::Object(properties)) => {
                for (name, schema) in properties {
                    let place = format!("{at}/properties/{}", crate::pointer::escape(name));
                    self.below(name).and(Below::one(place, schema));
                }
            }
            ("items", Json::Object(_) | Json::Bool(_)) => {
                self.items.get_or_insert_default().and(Below::one(format!("{at}/items"), value));
            }
            ("required", Json::Array(_)) => self.require(Cow::Borrowed(value)),
            _ => {}
        }
        if !matches!(word, "allOf" | "required") {
            self.set(word, Cow::Borrowed(value));
        }
    }

    /// All of another schema that holds too; its words where this one has none, and what it requires beside what this
    /// one does.
    pub fn absorb(&mut self, other: Flat<'a>) {
        self.is_never |= other.is_never;
        for (word, value) in other.words {
            if word == "required" {
                self.require(value);
            } else if self.get(word).is_none() {
                self.words.push((word, value));
            }
        }
        for (name, below) in other.properties {
            self.below(&name).and(below);
        }
        if let Some(items) = other.items {
            self.items.get_or_insert_default().and(items);
        }
    }

    /// What an alternative offers below it: the rest of it need not hold.
    pub fn offer(&mut self, other: Flat<'a>) {
        for (name, below) in other.properties {
            self.below(&name).or(below);
        }
        if let Some(items) = other.items {
            self.items.get_or_insert_default().or(items);
        }
    }

    fn below(&mut self, name: &str) -> &mut Below<'a> {
        let at = self.properties.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.properties.push((name.to_owned(), Below::default()));
            self.properties.len() - 1
        });
        &mut self.properties[at].1
    }
}

fn type_of(constant: &Json) -> Option<&'static str> {
    match constant {
        Json::Null => None,
        Json::Bool(_) => Some("boolean"),
        Json::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => Some("integer"),
        Json::Number(_) => Some("number"),
        Json::String(_) => Some("string"),
        Json::Array(_) => Some("array"),
        Json::Object(_) => Some("object"),
    }
}
