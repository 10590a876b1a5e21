//! Packages of Office Open XML (ECMA-376, part 2): parts, what they refer to, and what the
//! package says of itself. References that lead out of the package are not followed.

use crate::reading::Reading;
use crate::report::Extracted;
use crate::xml::{Go, Node, leaves, walk};
use crate::zip::Zip;

/// A reference from one part to another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Its name in the part.
    pub id: String,
    /// The last word of its type, such as `footnotes`.
    pub kind: String,
    /// The part it leads to.
    pub target: String,
}

/// What a part refers to, in its order.
pub struct Relations(Vec<Relation>);

impl Relations {
    /// The references of a part; those of the package for the empty name.
    pub fn of(zip: &Zip<'_>, part: &str, reading: &mut Reading<'_>) -> Self {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let place =
            if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let Some(bytes) = zip.read(&place, reading) else { return Self(Vec::new()) };
        let mut found = Vec::new();
        let most = reading.limits.entries;
        walk(&bytes, reading, |node| {
            if let Node::Open(tag) = node
                && tag.name() == "Relationship"
                && tag.get("TargetMode").as_deref() != Some("External")
                && let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Relation { id, kind, target: resolve(folder, &target) });
            }
            if found.len() < most { Go::On } else { Go::Out }
        });
        Self(found)
    }

    /// The parts of a kind.
    pub fn kind<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r str> {
        self.0.iter().filter(move |relation| relation.kind == kind).map(|relation| relation.target.as_str())
    }

    /// The part of a reference.
    pub fn id(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|relation| relation.id == id).map(|relation| relation.target.as_str())
    }
}

/// Title, author and dates.
pub fn properties(zip: &Zip<'_>, package: &Relations, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let Some(bytes) = package.kind("core-properties").next().and_then(|part| zip.read(part, reading)) else { return };
    for (name, value) in leaves(&bytes, reading) {
        let key = match name.as_str() {
            "title" | "subject" | "keywords" | "created" | "modified" => name.as_str(),
            "creator" => "author",
            _ => continue,
        };
        extracted.describe(key, &value);
    }
}

/// Reads the whole files that a part has in it: office files within office files, and the
/// pieces in other formats of which a text is made.
pub fn children(zip: &Zip<'_>, relations: &Relations, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let parts: Vec<&str> = ["aFChunk", "package", "oleObject"].iter().flat_map(|kind| relations.kind(kind)).collect();
    for part in parts {
        if let Some(bytes) = zip.read(part, reading) {
            reading.child(extracted, part, &bytes);
        }
    }
}

/// The way from a folder to what is meant by a target.
fn resolve(folder: &str, target: &str) -> String {
    let (mut steps, target) = match target.strip_prefix('/') {
        Some(target) => (Vec::new(), target),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), target),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(resolve("ppt/slides", "../notesSlides/notesSlide1.xml"), "ppt/notesSlides/notesSlide1.xml");
        assert_eq!(resolve("word", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
    }
}
