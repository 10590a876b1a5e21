//! Every type that a verb needs, found by walking from the verbs, and the files made of them.

use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use super::print;
use super::shape::{Shape, doc_lines};
use crate::view::{
    BYTE_VERBS, VERBS, authoring::*, bulk::*, common::*, drafts::*, editions::*, exchange::*, favourites::*, files::*,
    forms::*, keeping::*, library::*, originals::*, plan::*, prove::*, publishers::*, search::*, takeup::*, track::*,
    vault::*,
};

/// Each file of the window with the sources of its types, the one with the header first.
const FILES: &[(&str, &[&str])] = &[
    ("authoring", &[include_str!("../authoring.rs")]),
    ("batch", &[include_str!("../drafts/batch.rs")]),
    ("bulk", &[include_str!("../bulk.rs")]),
    ("common", &[include_str!("../common.rs")]),
    (
        "drafts",
        &[include_str!("../drafts/mod.rs"), include_str!("../drafts/draft.rs"), include_str!("../drafts/work.rs")],
    ),
    ("editions", &[include_str!("../editions.rs")]),
    ("exchange", &[include_str!("../exchange.rs")]),
    ("favourites", &[include_str!("../favourites.rs")]),
    (
        "files",
        &[
            include_str!("../files/mod.rs"),
            include_str!("../files/register.rs"),
            include_str!("../files/record.rs"),
            include_str!("../files/filing.rs"),
        ],
    ),
    ("forms", &[include_str!("../forms.rs")]),
    ("keeping", &[include_str!("../keeping.rs")]),
    ("keys", &[include_str!("../drafts/keys.rs")]),
    ("library", &[include_str!("../library.rs")]),
    ("originals", &[include_str!("../originals.rs")]),
    ("plan", &[include_str!("../plan.rs")]),
    ("prove", &[include_str!("../prove.rs")]),
    ("publishers", &[include_str!("../publishers.rs")]),
    ("reminders", &[include_str!("../reminders.rs")]),
    ("search", &[include_str!("../search.rs")]),
    ("signing", &[include_str!("../drafts/signing.rs")]),
    ("takeup", &[include_str!("../takeup.rs")]),
    ("track", &[include_str!("../track.rs")]),
    ("vault", &[include_str!("../vault.rs")]),
];

/// What the generator calls any JSON value; the window calls it `Json`.
const FOREIGN_JSON: &str = "JsonValue";

fn own_name(text: &str) -> String {
    text.replace(FOREIGN_JSON, "Json")
}

/// One type.
pub struct Declared {
    rust: &'static str,
    file: &'static str,
    docs: Vec<String>,
    needs: BTreeSet<String>,
    pub shape: Shape,
}

/// All types by their name in the window.
pub struct Types {
    config: Config,
    pub by_name: BTreeMap<String, Declared>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if name == FOREIGN_JSON {
            return self.visit::<Json>();
        }
        if let Some(known) = self.by_name.get(&name) {
            assert_eq!(known.rust, type_name::<T>(), "two types would be called {name}");
            return;
        }
        let declared = Declared {
            rust: type_name::<T>(),
            file: file_of(type_name::<T>()),
            docs: T::docs().map(|docs| doc_lines(&docs)).unwrap_or_default(),
            needs: T::dependencies(&self.config).into_iter().map(|one| own_name(&one.ts_name)).collect(),
            shape: Shape::of_declaration(&own_name(&T::decl(&self.config))),
        };
        self.by_name.insert(name, declared);
        T::visit_dependencies(self);
    }
}

macro_rules! visit_all {
    ($($group:literal { $($verb:ident: $request:ident => $response:ident,)* })*
     bytes { $($byte_verb:ident: $byte_request:ident,)* }) => {
        fn visit_all(types: &mut Types) {
            $($(types.visit::<$request>(); types.visit::<$response>();)*)*
            $(types.visit::<$byte_request>();)*
        }
    };
}
crate::for_every_verb!(visit_all);

/// Walks from the verbs to every type.
pub fn types() -> Types {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config, by_name: BTreeMap::new() };
    visit_all(&mut types);
    let shapes: BTreeMap<String, Shape> =
        types.by_name.iter().map(|(name, declared)| (name.clone(), declared.shape.clone())).collect();
    for declared in types.by_name.values_mut() {
        declared.shape = declared.shape.clone().unified(&|name| shapes[name].clone());
    }
    types
}

/// The file of a type: its module in the contract, or the room of lower floors that it comes from.
fn file_of(rust: &'static str) -> &'static str {
    let contract = module_path!().trim_end_matches("tests::gather");
    let mut path = rust.strip_prefix(contract).unwrap_or(rust).split("::");
    let name = match (path.next(), path.next(), path.next()) {
        (Some("words"), ..) => "common",
        (Some("forms"), Some("evaluate"), Some("set_aside")) => "common",
        (Some("forms"), Some("migrating"), _) => "editions",
        (Some("forms"), Some("takeup"), _) => "takeup",
        (Some("forms"), Some("sentences"), _) => "authoring",
        (Some("forms"), Some("catalogue" | "tier"), _) => "library",
        (Some("forms"), Some("instance"), Some("mark" | "original")) => "originals",
        (Some("forms"), Some("definition"), Some("evidence")) => "originals",
        (Some("drafts"), Some("signing"), _) => "signing",
        (Some("drafts"), Some("batch"), _) => "batch",
        (Some("drafts"), Some("keys"), _) => "keys",
        (Some("forms"), Some("definition" | "instance"), Some("signing" | "signed")) => "common",
        (other, ..) => other.unwrap_or_default(),
    };
    FILES.iter().map(|(file, _)| *file).find(|file| *file == name).unwrap_or_else(|| panic!("no file for {rust}"))
}

impl Types {
    /// Every file by name, with its text.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files: BTreeMap<String, String> =
            FILES.iter().map(|(file, sources)| (format!("{file}.ts"), self.file(file, sources))).collect();
        files.insert("contract.ts".to_owned(), self.contract());
        files
    }

    fn file(&self, file: &str, sources: &[&str]) -> String {
        let mut own: Vec<_> = self.by_name.iter().filter(|(_, declared)| declared.file == file).collect();
        own.sort_by_key(|(name, _)| place(name, sources));
        let mut text = header(sources[0]);
        text.push_str(&self.imports(file, &own));
        for (name, declared) in own {
            text.push('\n');
            text.push_str(&print::declaration(name, &declared.docs, &declared.shape));
        }
        text
    }

    fn imports(&self, file: &str, own: &[(&String, &Declared)]) -> String {
        let mut from: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for need in own.iter().flat_map(|(_, declared)| &declared.needs) {
            let other = self.by_name[need].file;
            if other != file {
                from.entry(other).or_default().insert(need);
            }
        }
        let line = |(file, names): (&str, BTreeSet<&str>)| {
            let names: Vec<&str> = names.into_iter().collect();
            format!("import type {{ {} }} from './{file}';\n", names.join(", "))
        };
        from.into_iter().map(line).collect()
    }

    /// A type as `contract.ts` names it.
    fn qualified(&self, name: &str) -> String {
        match self.by_name[name].file {
            "common" => name.to_owned(),
            file => format!("{file}.{name}"),
        }
    }

    fn contract(&self) -> String {
        let verbs = VERBS.iter().flat_map(|verb| [verb.request, verb.response]);
        let all = verbs.clone().chain(BYTE_VERBS.iter().map(|verb| verb.request));
        let named: BTreeSet<&str> = all.map(|name| self.by_name[name].file).collect();
        let common: BTreeSet<&str> = verbs.filter(|name| self.by_name[*name].file == "common").collect();
        let common: Vec<&str> = common.into_iter().collect();
        let mut text = header(include_str!("../contract.rs"));
        let _ = writeln!(text, "import type {{ {} }} from './common';", common.join(", "));
        for (file, _) in FILES.iter().filter(|(file, _)| *file != "common" && named.contains(file)) {
            let _ = writeln!(text, "import type * as {file} from './{file}';");
        }
        text.push('\n');
        for (file, _) in FILES {
            let _ = writeln!(text, "export type * from './{file}';");
        }
        text.push_str("\n/** Every verb that answers JSON: `[request, response]`. */\nexport type Verbs = {\n");
        let mut group = "";
        for verb in VERBS {
            if verb.group != group {
                group = verb.group;
                let _ = writeln!(text, "  // {group}");
            }
            let (request, response) = (self.qualified(verb.request), self.qualified(verb.response));
            let _ = writeln!(text, "  {}: [{request}, {response}];", verb.name);
        }
        text.push_str("};\n\n/** Verbs that answer raw bytes: their requests. */\nexport type ByteVerbs = {\n");
        for verb in BYTE_VERBS {
            let _ = writeln!(text, "  {}: {};", verb.name, self.qualified(verb.request));
        }
        text.push_str("};\n");
        text.push_str(LISTS);
        let names = |names: Vec<&str>| names.iter().map(|name| format!("  '{name}',\n")).collect::<String>();
        let json = names(VERBS.iter().map(|verb| verb.name).collect());
        let bytes = names(BYTE_VERBS.iter().map(|verb| verb.name).collect());
        let _ = write!(
            text,
            "\n/** All verbs that answer JSON, in the order of `Verbs`. */\nexport const verbs = [\n{json}] as const satisfies readonly Verb[];\n"
        );
        let _ = write!(
            text,
            "\n/** Verbs that answer bytes. */\nexport const byteVerbs = [\n{bytes}] as const satisfies readonly ByteVerb[];\n"
        );
        text
    }
}

const LISTS: &str = "
export type Verb = keyof Verbs;
export type ByteVerb = keyof ByteVerbs;
export type Request<V extends Verb> = Verbs[V][0];
export type Response<V extends Verb> = Verbs[V][1];
";

/// Where a type is written in its sources; types of other rooms come first.
fn place(name: &str, sources: &[&str]) -> usize {
    let mut before = 0;
    for source in sources {
        let found = ["struct", "enum"]
            .iter()
            .flat_map(|item| [" ", "("].map(|after| format!("pub {item} {name}{after}")))
            .filter_map(|text| source.find(&text))
            .min();
        if let Some(at) = found {
            return before + at + 1;
        }
        before += source.len();
    }
    0
}

/// The header of a Rust source as the header of a TypeScript file.
fn header(source: &str) -> String {
    let mut lines: Vec<String> =
        source.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.trim().to_owned()).collect();
    lines.extend([String::new(), "Generated from `crates/registry/src/view`; do not edit.".to_owned()]);
    print::comment(&lines, 0)
}
