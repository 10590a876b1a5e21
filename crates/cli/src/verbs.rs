//! The verbs: each reads its arguments, asks the desk, and words the answer.

mod carry;
mod catalogue;
mod edit;
mod editions;
mod exchange;
mod filing;
mod forms;
mod import;
mod keeping;
mod library;
mod originals;
mod paper;
mod prefilled;
mod proof;
mod publisher;
mod rules;
mod search;
mod takeup;
mod track;
mod trust;
mod vault;

use registry::Failure;
use words::Lang;

use crate::args::{Cli, Verb};
use crate::output::Answer;

/// Runs the verb.
pub fn run(cli: Cli, lang: Lang) -> Result<Answer, Failure> {
    match &cli.verb {
        Verb::Init(args) => vault::init(&cli, args, lang),
        Verb::Form(verb) => forms::run(&cli, verb, lang),
        Verb::Publisher(verb) => publisher::run(&cli, verb, lang),
        Verb::Trust(verb) => trust::run(&cli, verb, lang),
        Verb::File(args) => filing::file(&cli, args, lang),
        Verb::Withdraw { reference, reason } => filing::withdraw(&cli, reference, reason, lang),
        Verb::Search(args) => search::search(&cli, args, lang),
        Verb::Edit(args) => edit::edit(&cli, args, lang),
        Verb::Show(args) => search::show(&cli, args, lang),
        Verb::Retention(verb) => keeping::run(&cli, verb, lang),
        Verb::Sign(args) => proof::sign(args, lang),
        Verb::Verify(args) => proof::verify(args, lang),
        Verb::Extract(args) => proof::extract(args, lang),
        Verb::Sync(args) => exchange::sync(&cli, args, lang),
        Verb::Log(_) => proof::log_verify(&cli, lang),
        Verb::Rebuild => vault::rebuild(&cli, lang),
        Verb::Doctor => vault::doctor(&cli, lang),
        Verb::ExtractChild | Verb::TokenChild => Ok(Answer::List(Vec::new())),
    }
}
