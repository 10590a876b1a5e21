//! The state of an instance, folded from its hand-overs.
//!
//! Nothing is ever taken out of the revisions: a returned stage opens a successor, and
//! what was signed before stays as history, marked as superseded.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;
use words::Lang;

use super::hand_over::{Assignee, Handed, Next, Outcome, Signed};
use crate::inputs::Actor;

/// Where an instance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum InstanceState {
    /// A stage is open.
    InProgress,
    /// All stages are done.
    Completed,
    /// It was refused.
    Refused,
    /// It was taken back.
    Withdrawn,
}

/// Why a stage is open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The stage that returned it.
    pub from: String,
    /// Why.
    pub reasons: String,
}

/// The stage that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenStage {
    /// The stage.
    pub stage: String,
    /// Who is to fill it in.
    pub assignee: Assignee,
    /// Since when.
    pub since: Date,
    /// By when.
    pub due_on: Option<Date>,
    /// Why it is open again.
    pub returned: Option<Returned>,
}

/// One hand-over of one stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The stage.
    pub stage: String,
    /// The how-manyth of the stage, from 1.
    pub number: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Who.
    pub actor: Actor,
    /// In which language.
    pub language: Lang,
    /// When.
    pub today: Date,
    /// The relevant data of this and all earlier stages.
    pub data: Json,
    /// Digest of the data.
    pub data_digest: String,
    /// Digest of the snapshots.
    pub snapshots_digest: String,
    /// The signature.
    pub signed: Option<Signed>,
    /// Whether a return has opened a successor.
    pub superseded: bool,
}

/// A form on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// Identifier (UUIDv7).
    pub id: Uuid,
    /// Hash of the definition, pinned with the first stage.
    pub definition_hash: String,
    /// Number of the form.
    pub form_no: String,
    /// Printed edition.
    pub edition: String,
    /// Where it is.
    pub state: InstanceState,
    /// The stage that is open.
    pub open: Option<OpenStage>,
    /// Every hand-over, oldest first.
    pub revisions: Vec<Revision>,
}

impl Instance {
    /// The revision of `stage` that counts: done, and not superseded.
    pub fn standing(&self, stage: &str) -> Option<&Revision> {
        let counts = |one: &&Revision| one.stage == stage && !one.superseded && one.outcome == Outcome::Forward;
        self.revisions.iter().rev().find(counts)
    }

    /// The data of the stages that stand; null before the first.
    pub fn data(&self) -> &Json {
        static NONE: Json = Json::Null;
        let standing = self.revisions.iter().rev().find(|one| !one.superseded && one.outcome == Outcome::Forward);
        standing.map_or(&NONE, |revision| &revision.data)
    }

    /// With what the open stage begins: the data that stand, and after a return what the
    /// stage had handed over before.
    pub fn beginning(&self) -> Json {
        let open = self.open.as_ref().map(|open| open.stage.as_str());
        let before =
            self.revisions.iter().rev().find(|one| Some(one.stage.as_str()) == open && one.outcome == Outcome::Forward);
        before.map_or_else(|| self.data().clone(), |revision| revision.data.clone())
    }

    /// How many revisions `stage` has.
    pub fn count(&self, stage: &str) -> u32 {
        u32::try_from(self.revisions.iter().filter(|one| one.stage == stage).count()).unwrap_or(u32::MAX)
    }

    /// Who began it.
    pub fn began(&self) -> Option<&Actor> {
        self.revisions.first().map(|revision| &revision.actor)
    }
}

/// The state after a hand-over. Total: what was granted always applies.
pub fn apply(instance: Option<Instance>, handed: &Handed) -> Instance {
    let asked = &handed.asked;
    let mut state = instance.unwrap_or_else(|| Instance {
        id: asked.instance,
        definition_hash: asked.definition_hash.clone(),
        form_no: handed.form_no.clone(),
        edition: handed.edition.clone(),
        state: InstanceState::InProgress,
        open: None,
        revisions: Vec::new(),
    });
    for revision in state.revisions.iter_mut().filter(|one| handed.supersedes.contains(&one.stage)) {
        revision.superseded = true;
    }
    state.revisions.push(Revision {
        stage: asked.stage.clone(),
        number: handed.revision,
        outcome: asked.outcome.clone(),
        actor: asked.actor.clone(),
        language: asked.language,
        today: asked.today,
        data: asked.data.clone(),
        data_digest: handed.data_digest.clone(),
        snapshots_digest: asked.snapshots_digest.clone(),
        signed: asked.signed.clone(),
        superseded: false,
    });
    let returned = match &asked.outcome {
        Outcome::Return { reasons, .. } => Some(Returned { from: asked.stage.clone(), reasons: reasons.clone() }),
        _ => None,
    };
    (state.state, state.open) = match &handed.next {
        Next::Stage { stage, assignee, due_on } => {
            let (stage, assignee) = (stage.clone(), assignee.clone());
            let open = OpenStage { stage, assignee, since: asked.today, due_on: *due_on, returned };
            (InstanceState::InProgress, Some(open))
        }
        Next::Completed => (InstanceState::Completed, None),
        Next::Refused => (InstanceState::Refused, None),
        Next::Withdrawn => (InstanceState::Withdrawn, None),
    };
    state
}
