//! A form as it stands at a completed stage: what is shown, what is done.

use std::collections::BTreeSet;

use forms::{Completed, Definition, FormView, evaluate};
use serde_json::Value as Json;

/// A form as it stands at a completed stage.
pub(super) struct Standing<'a> {
    pub(super) view: FormView,
    pub(super) data: &'a Json,
    /// Pointers that the rules show.
    pub(super) visible: BTreeSet<String>,
    /// Stages up to and with the completed one.
    pub(super) done: BTreeSet<String>,
    /// The completed stage runs beside the main way, so no other stage adds to its paper.
    pub(super) beside: bool,
    pub(super) completed: &'a Completed,
}

impl Standing<'_> {
    pub(super) fn is_done(&self, stage: &str) -> bool {
        self.done.contains(stage)
    }
}

pub(super) fn standing<'a>(definition: &Definition, completed: &'a Completed) -> Standing<'a> {
    let mut done: BTreeSet<String> =
        definition.stages_before(completed.stage()).into_iter().map(str::to_owned).collect();
    done.insert(completed.stage().to_owned());
    let visible = evaluate(definition, completed.data(), completed.inputs()).visible;
    Standing {
        view: definition.view(),
        data: completed.data(),
        visible: visible.into_iter().collect(),
        done,
        beside: !definition.main_way().contains(&completed.stage()),
        completed,
    }
}
