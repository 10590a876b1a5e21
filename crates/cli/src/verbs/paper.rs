//! `form print`, and what `form submit` is told of a signature.

use registry::{Failure, Incoming, Inked, OpenedKey, Sheet, Signing, Submission, write_new};
use serde_json::json;
use words::{Lang, Message, say_or_code};

use super::search::day;
use crate::args::{Cli, Print, Submit};
use crate::desk;
use crate::output::Answer;
use crate::reading::{attached, instance_id, read_json};

/// Writes a blank form, or the page of a stage as it would be signed.
pub fn print(cli: &Cli, args: &Print, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let desk = registry.desk()?;
    let Some(answers) = &args.answers else {
        let (definition, bytes) = desk.blank(&args.id, lang)?;
        write_new(&args.out, &bytes)?;
        let line = Message::new("cli-form-blank").with("form", definition.form_no.as_str());
        let value = json!({"form": definition.form_no, "edition": definition.edition, "blank": true});
        return Ok(Answer::One(value, vec![say_or_code(lang, &line)]));
    };
    let submission = Submission {
        form: args.id.clone(),
        instance: args.instance.as_deref().map(instance_id).transpose()?,
        stage: args.stage.clone(),
        answers: read_json(answers)?,
        attach: args.attach.iter().map(|pair| attached(pair)).collect::<Result<_, _>>()?,
        lang,
    };
    let (turn, draft, seen) = desk.print(submission)?;
    write_new(&args.out, &seen.bytes)?;
    let line = Message::new("cli-form-printed").with("instance", turn.instance_id.to_string());
    let value = json!({
        "blank": false, "form": turn.definition.form_no, "edition": turn.definition.edition,
        "instance": turn.instance_id, "stage": turn.inputs.stage, "draft": draft, "pages": seen.pages,
        "sha256": seen.digest,
    });
    Ok(Answer::One(value, vec![say_or_code(lang, &line)]))
}

/// The signature that the options of `form submit` give.
pub fn signing<'k>(args: &Submit, key: Option<&'k OpenedKey>) -> Result<Signing<'k>, Failure> {
    if args.platform {
        return Ok(Signing::Platform);
    }
    if let Some(name) = &args.typed_name {
        return Ok(Signing::TypedName(name.clone()));
    }
    let (Some(signer), Some(signed_on)) = (&args.signer, day(args.signed_on.as_deref())?) else {
        return Ok(Signing::from(key));
    };
    let scans = args.scan.iter().map(|path| Incoming::read(path)).collect::<Result<_, _>>()?;
    let sheet = if args.blank_sheet { Sheet::Blank } else { Sheet::Printed };
    Ok(Signing::WetInk(Inked { sheet, signer: signer.clone(), signed_on, scans }))
}
