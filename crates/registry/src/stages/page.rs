//! The page of a stage: what the signer sees, and what is then signed.
//!
//! The first stage renders the whole form. A later stage appends its values to the paper
//! that came to it. Either way the bytes shown here are the beginning of the signed file.

use forms::Completed;
use jiff::Timestamp;
use jiff::civil::Date;
use records::journal::sha256_hex;
use rendition::{Imprint, Reading, SealWords, StageFill, StageValue};
use signing::{Appearance, Filling, Place, SignRequest};
use words::{Lang, Message, Text};

use super::Turn;
use super::papers::bears_signature;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::judging;

impl From<rendition::RenditionError> for Failure {
    fn from(error: rendition::RenditionError) -> Self {
        Self::refusal(error.message())
    }
}

impl From<signing::SignError> for Failure {
    fn from(error: signing::SignError) -> Self {
        Self::refusal(error.message())
    }
}

/// What the signer sees before signing.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, hexadecimal.
    pub digest: String,
    /// How many pages it has.
    pub pages: usize,
}

impl Desk {
    /// The page that a completed stage would sign. The same stage gives the same bytes.
    ///
    /// # Errors
    /// A refusal that names characters that cannot be printed.
    pub fn see(&self, turn: &Turn, completed: &Completed) -> Result<Seen, Failure> {
        let reading = Reading::both(turn.inputs.language);
        let bytes = match self.paper(turn)? {
            None => {
                let sheet = rendition::sheet_of(&turn.definition, completed, &self.imprint(turn)?);
                rendition::render(&sheet, reading)?.bytes
            }
            Some(paper) => {
                let fill = self.stage_fill(turn, completed, &paper, None)?;
                signing::fill(&paper, &fillings(&fill))?
            }
        };
        Ok(Seen { digest: sha256_hex(&bytes), pages: rendition::pages_of(&bytes)?, bytes })
    }

    /// Who issues the form and when, as printed.
    fn imprint(&self, turn: &Turn) -> Result<Imprint, Failure> {
        self.imprint_of(turn.instance_id.to_string(), turn.inputs.today, turn.inputs.language)
    }

    /// The same for any page, under a reference.
    pub(crate) fn imprint_of(&self, reference: String, on: Date, lang: Lang) -> Result<Imprint, Failure> {
        let mut department = self.department()?.unwrap_or_default();
        if self.store.is_sample()? {
            department = marked_sample(&department);
        }
        let author = department.read(lang).to_owned();
        let made_at = crate::clock::office_noon(on);
        Ok(Imprint { department, reference, author, made_at })
    }

    /// Signs what was seen: appends one signature to those very bytes.
    ///
    /// # Errors
    /// A refusal when the key cannot sign, or when the result is not whole.
    pub(super) fn sign_page(
        &self,
        turn: &Turn,
        completed: &Completed,
        seen: &Seen,
        signer: &dyn signing::key::Signer,
        at: Timestamp,
    ) -> Result<Vec<u8>, Failure> {
        let actor = &completed.inputs().actor;
        let name = Text::new(actor.name.en.clone(), actor.name.zh.clone());
        let stage = completed.stage();
        let title = turn.definition.stage(stage).map(|stage| stage.label.clone()).unwrap_or_default();
        let words = SealWords {
            name: name.clone(),
            post: Text::new(actor.post.clone(), String::new()),
            at,
            reason: title.clone(),
        };
        let reading = Reading::both(turn.inputs.language);
        let fill = rendition::stage_fill(&seen.bytes, stage, None, &[], Some(&words), reading)?;
        let Some((field, appearance)) = fill.signature else {
            return Err(Failure::fault(Message::new("registry-no-signature-place")));
        };
        let mut request = SignRequest::new(Place::Prepared(field), name.read(turn.inputs.language), at);
        request.certifies = !bears_signature(turn);
        request.post = Some(actor.post.clone()).filter(|post| !post.is_empty());
        request.reason = Some(title.read(turn.inputs.language).to_owned());
        request.appearance = Some(appearance_of(&appearance));
        let signed = signing::sign(&seen.bytes, signer, &request)?;
        let report = judging::judge(&signed, &signing::Policy::trusting([]), at);
        if judging::is_whole(&report) && signed.starts_with(&seen.bytes) {
            Ok(signed)
        } else {
            Err(Failure::fault(Message::new("registry-signature-not-whole")))
        }
    }

    /// What a later stage writes into its prepared fields.
    fn stage_fill(
        &self,
        turn: &Turn,
        completed: &Completed,
        paper: &[u8],
        seal: Option<&SealWords>,
    ) -> Result<StageFill, Failure> {
        let stage = completed.stage();
        let statement = String::from_utf8(completed.statement_bytes())
            .map_err(|_| store::Fault::Damaged("statement".to_owned()))?;
        let reading = Reading::both(turn.inputs.language);
        let mut values: Vec<StageValue> = rendition::stage_values(&turn.definition, completed, reading);
        values.extend(apart_seals(turn, reading));
        Ok(rendition::stage_fill(paper, stage, Some(&statement), &values, seal, reading)?)
    }
}

/// Who signed the stages that ran beside the main way and meet it here.
fn apart_seals(turn: &Turn, reading: Reading) -> Vec<StageValue> {
    let definition = &turn.definition;
    let seal = |id: &&str| {
        let revision = turn.instance.as_ref()?.standing(id)?;
        revision.signed.as_ref()?;
        let name = Text::new(revision.actor.name.en.clone(), revision.actor.name.zh.clone());
        Some(rendition::apart_seal(definition.stage(id)?, &name, &revision.actor.post, revision.today, reading))
    };
    let taken = definition.taken_with(&turn.inputs.stage);
    taken.iter().filter(|id| **id != turn.inputs.stage).filter_map(seal).collect()
}

pub(super) fn fillings(fill: &StageFill) -> Vec<Filling> {
    let data =
        fill.data.iter().map(|(field, value)| Filling { field: field.clone(), value: value.clone(), appearance: None });
    let texts = fill.texts.iter().map(|text| Filling {
        field: text.field.clone(),
        value: text.value.clone(),
        appearance: Some(appearance_of(&text.appearance)),
    });
    data.chain(texts).collect()
}

/// Two rooms speak of the same picture; the bytes of its objects cross, never a library's types.
fn appearance_of(drawn: &rendition::Appearance) -> Appearance {
    Appearance::new(drawn.objects.clone())
}

/// A paper made from a sample vault says so beside the department's name.
fn marked_sample(department: &Text) -> Text {
    use words::say_or_code;
    let mark = Message::new("registry-sample");
    let side = |lang| format!("{} · {}", department.get(lang), say_or_code(lang, &mark));
    Text::new(side(Lang::En), side(Lang::ZhHantHk))
}
