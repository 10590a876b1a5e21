//! Filing documents as records: bytes in, one record out, sealed and numbered.

use std::collections::BTreeMap;
use std::path::Path;

use records::journal::sha256_hex;
use records::{
    Act, Component, ComponentRef, EntityId, Medium, NewRecord, PartialDate, Proof, RecordType, ScopeId, SealSummary,
    Security,
};
use store::{Changes, MAX_COMPONENT_BYTES};
use words::{Message, Text};

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::judging;
use crate::writing::write_new;

/// A file to be filed.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// File name, without folders.
    pub name: String,
    /// Its bytes, which are never altered.
    pub bytes: Vec<u8>,
}

impl Incoming {
    /// Reads a file from the disk.
    ///
    /// # Errors
    /// A refusal when it is missing, a folder, or too large.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let shown = path.display().to_string();
        let refused = |code: &str| Failure::refusal(Message::new(code).with("path", shown.as_str()));
        let about = std::fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => refused("registry-file-missing"),
            _ => error.into(),
        })?;
        if !about.is_file() {
            return Err(refused("registry-not-a-file"));
        }
        if about.len() > MAX_COMPONENT_BYTES {
            return Err(store::Fault::TooLarge(about.len()).into());
        }
        let name = path.file_name().map(|name| tidy_name(&name.to_string_lossy())).unwrap_or_default();
        Ok(Self { name, bytes: std::fs::read(path)? })
    }
}

/// What a person says of a filing; everything else fills itself.
#[derive(Debug, Clone, Default)]
pub struct Filing {
    /// Title in both languages; from the file name when empty.
    pub title: Text,
    /// Further metadata by name: `date`, `creator`, `organisation`, `security`, `kind`, `personal_data`.
    pub metadata: BTreeMap<String, String>,
    /// Keys by which facts are looked up.
    pub subjects: BTreeMap<String, Vec<String>>,
}

/// A filed record.
#[derive(Debug, Clone)]
pub struct Filed {
    /// Identity.
    pub record_id: EntityId,
    /// Its reference; provisional until the authority has given a number.
    pub reference: String,
    /// It waits for a number.
    pub provisional: bool,
    /// Its title as filed.
    pub title: Text,
    /// The files as kept.
    pub components: Vec<Component>,
    /// What changed.
    pub changes: Changes,
}

impl Desk {
    /// Files one document under a folder, part or class reference.
    ///
    /// # Errors
    /// A refusal that names what is missing or wrong; then nothing is filed.
    pub fn file(&mut self, under: &str, files: Vec<Incoming>, filing: &Filing) -> Result<Filed, Failure> {
        let part = self.open_part_under(under)?;
        let id = new_entity();
        let components: Vec<Component> = files.iter().map(component).collect();
        let mut new = self.described(part, &files, filing)?;
        new.components = components;
        self.declare(id, new, &files, ScopeId::files())
    }

    /// Puts the files in place, then declares the record: an operation never names bytes
    /// that are not on the disk.
    pub(crate) fn declare(
        &mut self,
        id: EntityId,
        mut new: NewRecord,
        files: &[Incoming],
        scope: ScopeId,
    ) -> Result<Filed, Failure> {
        let refs: Vec<ComponentRef> = new.components.iter().map(|component| component_ref(id, component)).collect();
        let (mark, mut changes) = self.store.transact::<_, store::Fault>(|tx| {
            for (component, file) in refs.iter().zip(files) {
                tx.put_component(component, &file.bytes)?;
            }
            tx.next_mark()
        })?;
        new.mark = mark;
        let (components, title) = (new.components.clone(), new.title.clone());
        let asking = self.asking()?;
        let act = Act::DeclareRecord { record: Box::new(new) };
        match self.ask(asking, id, scope, act, refs) {
            Ok((asked, more)) => {
                changes.extend(more);
                self.unsent.extend(asked.provisional.then_some(id));
                let reference = self.reference_of(id)?;
                Ok(Filed { record_id: id, reference, provisional: asked.provisional, title, components, changes })
            }
            Err(failure) => {
                self.store.transact::<_, store::Fault>(|tx| tx.destroy_owner(id))?;
                Err(failure)
            }
        }
    }

    /// Writes the files of a record, byte for byte, into a folder; nothing there is overwritten.
    /// The device chain notes that they left the vault.
    ///
    /// # Errors
    /// A refusal when a file of that name is there already.
    pub fn write_files(&mut self, reference: &str, folder: &Path) -> Result<(), Failure> {
        let entity = self.find(reference)?;
        let records::State::Record(record) = &entity.state else {
            return Err(Failure::refusal(Message::new("registry-not-a-record").with("reference", reference)));
        };
        std::fs::create_dir_all(folder)?;
        for component in &record.components {
            let path = folder.join(tidy_name(&component.name));
            let bytes = self.edition(entity.id, component)?;
            write_new(&path, &bytes)?;
        }
        self.note_exported([Message::new("registry-exported").with("reference", reference)])?;
        Ok(())
    }

    /// Notes in the device chain what left the vault.
    pub(crate) fn note_exported(&mut self, what: impl IntoIterator<Item = Message>) -> Result<Changes, Failure> {
        let (at, agent) = (self.now(), self.holder()?);
        let note = |tx: &mut store::Tx<'_>, what| tx.note(at, Some(agent), "exported", what);
        let ((), changes) =
            self.store.transact::<_, store::Fault>(|tx| what.into_iter().try_for_each(|one| note(tx, one)))?;
        Ok(changes)
    }

    /// The reference of a record as it is shown now.
    pub(crate) fn reference_of(&self, id: EntityId) -> Result<String, Failure> {
        let entity = self.store.entity(id)?.ok_or_else(|| store::Fault::Damaged("a record".to_owned()))?;
        Ok(entity.state.keys().into_iter().next().unwrap_or_default())
    }

    fn described(&self, part: EntityId, files: &[Incoming], filing: &Filing) -> Result<NewRecord, Failure> {
        let given = |name: &str| filing.metadata.get(name).map(String::as_str).filter(|value| !value.is_empty());
        if let Some(unknown) = filing.metadata.keys().find(|name| !KNOWN.contains(&name.as_str())) {
            return Err(Failure::wrong_use(Message::new("registry-unknown-metadata").with("name", unknown.as_str())));
        }
        let bad = |name: &str, value: &str| {
            Failure::refusal(Message::new("registry-bad-metadata").with("name", name).with("value", value))
        };
        let today = PartialDate::Day(self.today());
        let document_date = match given("date") {
            None => today,
            Some(text) => text.parse().map_err(|_| bad("date", text))?,
        };
        let security = match given("security") {
            None => None,
            Some(text) => Some(read_security(text).ok_or_else(|| bad("security", text))?),
        };
        let kind = match given("kind") {
            None => guess_kind(files),
            Some(text) => read_kind(text).ok_or_else(|| bad("kind", text))?,
        };
        let title = title_of(files, filing);
        let holder = self.agent(self.holder()?)?;
        let own_name = holder.map(|agent| agent.name.read(words::Lang::En).to_owned()).unwrap_or_default();
        let department = self.department()?.map(|name| name.read(words::Lang::En).to_owned()).unwrap_or_default();
        let own_house = if department.is_empty() { own_name.clone() } else { department };
        Ok(NewRecord {
            part,
            mark: String::new(),
            languages: languages_of(&title),
            title,
            kind,
            medium: if files.is_empty() { Medium::Physical } else { Medium::Electronic },
            document_date,
            received_at: None,
            creator: given("creator").map_or(own_name, str::to_owned),
            organisation: given("organisation").map_or(own_house, str::to_owned),
            security,
            personal_data: given("personal_data") == Some("yes"),
            subjects: filing.subjects.clone(),
            named_dates: BTreeMap::new(),
            disposal_override: None,
            components: Vec::new(),
            form: None,
        })
    }
}

const KNOWN: [&str; 6] = ["date", "creator", "organisation", "security", "kind", "personal_data"];

fn title_of(files: &[Incoming], filing: &Filing) -> Text {
    if !filing.title.is_empty() {
        return filing.title.clone();
    }
    let stem = files.first().map(|file| file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem));
    let stem = stem.unwrap_or_default();
    title_from(stem)
}

/// A title of one language, put on the side of its script: Chinese characters make it Chinese.
pub(crate) fn title_from(typed: &str) -> Text {
    let chinese = typed
        .chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'));
    if chinese { Text::new("", typed) } else { Text::new(typed, "") }
}

/// The languages of a record as its title shows them: those of the sides that are filled, and
/// Chinese wherever Chinese characters stand.
pub(crate) fn languages_of(title: &Text) -> Vec<String> {
    let chinese = !title.zh.is_empty() || title_from(&title.en).en.is_empty() && !title.en.is_empty();
    let latin = |side: &str| side.chars().any(|c| c.is_ascii_alphabetic());
    let english = latin(&title.en) || title.en.is_empty() && title.zh.is_empty();
    let side = |is: bool, lang: words::Lang| is.then(|| lang.tag().to_owned());
    [side(english, words::Lang::En), side(chinese, words::Lang::ZhHantHk)].into_iter().flatten().collect()
}

/// A component as described in the record, with its signatures judged now.
pub(crate) fn component(file: &Incoming) -> Component {
    Component {
        name: file.name.clone(),
        media: media_of(file).to_owned(),
        sha256: sha256_hex(&file.bytes),
        size_bytes: file.bytes.len() as u64,
        seals: seals_of(&file.bytes),
        proofs: Vec::new(),
    }
}

/// What was added behind a file of a record, for the authority to wait for.
pub(crate) fn proof_ref(owner: EntityId, proof: &Proof) -> ComponentRef {
    ComponentRef { owner, name: proof.name.clone(), sha256: proof.sha256.clone(), size_bytes: proof.size_bytes }
}

/// A file of a record, for the authority to wait for.
pub(crate) fn component_ref(owner: EntityId, component: &Component) -> ComponentRef {
    ComponentRef {
        owner,
        name: component.name.clone(),
        sha256: component.sha256.clone(),
        size_bytes: component.size_bytes,
    }
}

/// The media type by content, not by name; text by its name's ending only between kinds of text.
pub(crate) fn media_of(file: &Incoming) -> &'static str {
    let ending = file.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let head = &file.bytes[..file.bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return "application/pdf";
    }
    match (head, ending.as_str()) {
        ([0x89, b'P', b'N', b'G', ..], _) => "image/png",
        ([0xff, 0xd8, 0xff, ..], _) => "image/jpeg",
        ([b'P', b'K', 3, 4, ..], "docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ([b'P', b'K', 3, 4, ..], "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ([b'P', b'K', 3, 4, ..], "odt") => "application/vnd.oasis.opendocument.text",
        ([b'P', b'K', 3, 4, ..], _) => "application/zip",
        (_, "eml") => "message/rfc822",
        (_, "json") => "application/json",
        _ if !head.contains(&0) => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Signatures as found at capture, without trust: whole and unchanged, or not.
fn seals_of(bytes: &[u8]) -> Vec<SealSummary> {
    judging::seals(bytes)
        .into_iter()
        .map(|(by, state, claimed_at)| SealSummary { by, state, claimed_at })
        .collect::<Vec<SealSummary>>()
}

pub(crate) fn guess_kind(files: &[Incoming]) -> RecordType {
    match files.first().map(media_of) {
        Some("message/rfc822") => RecordType::EMail,
        Some("image/png" | "image/jpeg") => RecordType::Scan,
        None => RecordType::Physical,
        _ => RecordType::Document,
    }
}

pub(crate) fn read_security(text: &str) -> Option<Security> {
    serde_json::from_value(serde_json::Value::String(text.to_uppercase().replace(' ', "-"))).ok()
}

fn read_kind(text: &str) -> Option<RecordType> {
    serde_json::from_value(serde_json::Value::String(text.to_lowercase())).ok()
}

/// A file name for show: no folders, no control or direction characters that could disguise it.
pub(crate) fn tidy_name(name: &str) -> String {
    let shown: String = name
        .chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .map(|c| if c == '/' || c == '\\' { '_' } else { c })
        .collect();
    if shown.trim().is_empty() { "file".to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_disguise_themselves() {
        assert_eq!(tidy_name("invoice\u{202e}fdp.exe"), "invoicefdp.exe");
        assert_eq!(tidy_name("a/b\\c\u{0}.pdf"), "a_b_c.pdf");
        assert_eq!(tidy_name("\u{200f}\u{61c}\u{2029}"), "file");
    }

    #[test]
    fn a_title_tells_the_language() {
        let languages = |en: &str, zh: &str| languages_of(&Text::new(en, zh)).join(" ");
        assert_eq!(languages("Minutes 3", ""), "en");
        assert_eq!(languages("", "會議紀錄"), "zh-Hant-HK");
        assert_eq!(languages("Minutes", "會議紀錄"), "en zh-Hant-HK");
        assert_eq!(languages("會議紀錄", ""), "zh-Hant-HK");
    }

    #[test]
    fn titles_go_to_the_side_of_their_script() {
        let file = |name: &str| Incoming { name: name.to_owned(), bytes: b"x".to_vec() };
        assert_eq!(title_of(&[file("會議紀錄.pdf")], &Filing::default()), Text::new("", "會議紀錄"));
        assert_eq!(title_of(&[file("Minutes 3.pdf")], &Filing::default()), Text::new("Minutes 3", ""));
    }
}
