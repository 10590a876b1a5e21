//! What a form says and only this desk can judge: whether the file plan has the files that it names.
//!
//! The rules of a form know the spelling of a reference. The plan is another's, and on some desks there is none; so
//! this stands between a person and the signature, and never between a signed form and the record that it becomes.

use forms::{Completed, Evaluation, Problem};
use records::Kind;
use serde_json::Value;
use words::Message;

use super::{Turn, unfinished};
use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// Evaluates answers for a renderer: what the form says, and what this desk knows of the files that they name.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn evaluation(&self, turn: &Turn, answers: &Value) -> Result<Evaluation, Failure> {
        Ok(self.looked_up(turn, turn.evaluate(answers))?.for_renderer(&turn.definition))
    }

    /// The evaluation with what this desk knows of the files that it names.
    pub(crate) fn looked_up(&self, turn: &Turn, mut evaluation: Evaluation) -> Result<Evaluation, Failure> {
        let unknown = self.unknown_files(turn, &evaluation.values)?;
        if !unknown.is_empty() {
            evaluation.problems.extend(unknown);
            // In the order in which the form is drawn: what is shown is told in it.
            let is_at = |problem: &Problem, shown: &String| {
                problem.path == *shown || problem.path.strip_prefix(shown).is_some_and(|rest| rest.starts_with('/'))
            };
            let shown = &evaluation.visible;
            evaluation.problems.sort_by_cached_key(|problem| shown.iter().rposition(|shown| is_at(problem, shown)));
        }
        Ok(evaluation)
    }

    /// Completes the stage: the proof that nothing stands against it, neither in the form nor in the file plan.
    ///
    /// # Errors
    /// As [`Turn::complete`], and the same refusal where a file is named that the plan does not have.
    pub fn complete(&self, turn: &Turn, answers: &Value) -> Result<Completed, Failure> {
        let completed = turn.complete(answers)?;
        let unknown = self.unknown_files(turn, completed.data())?;
        if unknown.is_empty() { Ok(completed) } else { Err(unfinished(&unknown)) }
    }

    /// Files that the stage names and the plan of this desk does not have. A desk without any file knows no plan,
    /// and finds nothing.
    fn unknown_files(&self, turn: &Turn, values: &Value) -> Result<Vec<Problem>, Failure> {
        let named = forms::named_files(&turn.definition, values, &turn.inputs.stage);
        if named.is_empty() || !self.store().look(|world| world.has_any(Kind::Folder))? {
            return Ok(Vec::new());
        }
        let mut unknown = Vec::new();
        for file in named {
            let is_known = |kind| Ok::<_, Failure>(!self.store().by_key(kind, &file.reference)?.is_empty());
            if !is_known(Kind::Folder)? && !is_known(Kind::Class)? {
                let message = Message::new("registry-file-unknown").with("reference", file.reference.as_str());
                unknown.push(Problem::new(file.path, message).labelled(Some(file.label)));
            }
        }
        Ok(unknown)
    }
}
