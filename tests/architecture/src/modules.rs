//! The files of one crate as a graph: which file knows which, and where that is written.
//!
//! `mod child;` and `pub use child::…` in a parent are no edges: a parent may list and show
//! its children. A path through such a re-export leads to the file it shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::circles::Graph;
use crate::resolve::{Path, Reader};
use crate::tokens::{self, Source};
use crate::tree::Files;

/// The files of one crate by module path; the root has the empty path.
pub struct Crate {
    files: BTreeMap<Vec<String>, (String, Source)>,
}

impl Crate {
    /// Reads the crate in `folder` (such as `crates/forms`). Test files and binaries beside a library are left out.
    pub fn read(folder: &str, all: &Files) -> Result<Self, String> {
        let src = format!("{folder}/src/");
        let has_lib = all.contains_key(&format!("{src}lib.rs"));
        let mut files = BTreeMap::new();
        for (path, text) in all.iter().filter(|(path, _)| path.starts_with(&src) && path.ends_with(".rs")) {
            let inside = &path[src.len()..];
            if inside.starts_with("bin/") || (has_lib && inside == "main.rs") {
                continue;
            }
            files.insert(module_path(inside), (path.clone(), tokens::read(path, text)?));
        }
        let tests: BTreeSet<Vec<String>> = files
            .iter()
            .flat_map(|(path, (_, source))| source.test_modules.iter().map(|name| child(path, name)))
            .collect();
        files.retain(|path, _| !tests.iter().any(|test| path.starts_with(test)));
        Ok(Self { files })
    }

    /// Who knows whom.
    pub fn graph(&self) -> Graph {
        self.files
            .iter()
            .map(|(module, (file, source))| {
                let mut edges = BTreeMap::new();
                for path in self.paths(module, source) {
                    let target = self.resolve(&path.segments, 0);
                    let shows_child = path.is_shown && target.starts_with(module);
                    if let Some((other, _)) = self.files.get(&target)
                        && target != *module
                        && !shows_child
                    {
                        edges.entry(other.clone()).or_insert_with(|| format!("line {}", path.line));
                    }
                }
                (file.clone(), edges)
            })
            .collect()
    }

    /// The files that are built into the product, with their tokens.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.files.values().map(|(file, source)| (file.as_str(), source))
    }

    fn paths(&self, module: &[String], source: &Source) -> Vec<Path> {
        let is_module = |path: &[String]| self.files.contains_key(path);
        Reader::new(module, &source.tokens, &is_module).read()
    }

    /// The module in which the thing behind an absolute path is written.
    fn resolve(&self, segments: &[String], depth: usize) -> Vec<String> {
        let known = (0..=segments.len()).rev().find(|length| self.files.contains_key(&segments[..*length]));
        let (module, rest) = segments.split_at(known.unwrap_or(0));
        let (Some(name), Some((_, source))) = (rest.first(), self.files.get(module)) else {
            return module.to_vec();
        };
        if depth > 8 || name == "*" || defines(source, name) {
            return module.to_vec();
        }
        let shown = self.paths(module, source).into_iter().filter(|path| path.is_shown);
        for path in shown {
            if path.name() == Some(name) {
                return self.resolve(&path.segments, depth + 1);
            }
            let behind = &path.segments[..path.segments.len().saturating_sub(1)];
            if path.segments.last().is_some_and(|last| last == "*")
                && self.files.get(behind).is_some_and(|(_, source)| defines(source, name))
            {
                return behind.to_vec();
            }
        }
        module.to_vec()
    }
}

/// Whether a file itself defines an item of this name.
fn defines(source: &Source, name: &str) -> bool {
    const ITEMS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    source.tokens.windows(2).any(|pair| {
        pair[0].ident().is_some_and(|word| ITEMS.contains(&word)) && pair[1].ident().is_some_and(|word| word == name)
    })
}

fn child(path: &[String], name: &str) -> Vec<String> {
    path.iter().cloned().chain([name.to_owned()]).collect()
}

/// `answers/draft.rs` is `answers::draft`; `answers/mod.rs` is `answers`; the root is empty.
fn module_path(inside: &str) -> Vec<String> {
    let mut path: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        path.pop();
    }
    path
}
