//! One step of a derivation, and the list in which they are collected.
//!
//! A step names its rule, the steps it rests on, its inputs and its result, so
//! that a second program can recompute it. Its sentence stands in the catalogue.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::{Arg, Lang, Message};

use crate::period::Period;
use crate::spoken;
use crate::state::WaitingReason;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// The rule that a step applies.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        #[ts(rename = "DerivationRule")]
        pub enum Rule { $($(#[$doc])* $name),* }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Rule] = &[$(Rule::$name),*];

            /// The name on the wire.
            pub fn code(self) -> &'static str {
                match self { $(Rule::$name => $code),* }
            }
        }
    };
}

rules! {
    /// There is no class to apply.
    Unscheduled = "unscheduled",
    /// The class, its schedule version and the current stage.
    Class = "class",
    /// How the unit came to the class.
    Assigned = "assigned",
    /// Fact: the day of declaration.
    Declared = "declared",
    /// Fact: the day a part was closed.
    PartClosed = "part-closed",
    /// Fact: a named date element.
    Date = "date",
    /// Fact: a registered event.
    Event = "event",
    /// The day the schedule names.
    Fixed = "fixed",
    /// Fact: the day of declaration or of opening.
    Immediate = "immediate",
    /// Fact: the day the previous stage was completed.
    StageCompleted = "stage-completed",
    /// Kept permanently.
    Permanent = "permanent",
    /// A period after a trigger.
    After = "after",
    /// The later of several.
    LatestOf = "latest-of",
    /// The earlier of several.
    EarliestOf = "earliest-of",
    /// All of several.
    AllOf = "all-of",
    /// The first known of several.
    FirstKnown = "first-known",
    /// A fact or candidate that was not followed, and why.
    Rejected = "rejected",
    /// From the trigger to the base date.
    CutOff = "cut-off",
    /// From the base date to the end.
    Period = "period",
    /// A candidate for the earliest end.
    Floor = "floor",
    /// A candidate for the latest end.
    Ceiling = "ceiling",
    /// Floors and ceilings weighed.
    Weighed = "weighed",
    /// From the end to the due day.
    Due = "due",
    /// A hold.
    Hold = "hold",
    /// Due day and holds together.
    Release = "release",
    /// The state on the day of the question.
    State = "state",
}

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "DerivationStep")]
pub struct Step {
    /// Number of the step, from 1.
    pub id: u32,
    /// The rule applied.
    pub rule: Rule,
    /// The steps whose results it uses, in order.
    pub from: Vec<u32>,
    /// What else it uses: facts with their identifiers, values of the schedule.
    pub inputs: BTreeMap<String, Arg>,
    /// A date (`YYYY-MM-DD`) or a word; null where it is unknown.
    pub result: Option<String>,
    /// The sentence.
    pub message: Message,
}

impl Step {
    /// The sentence in a language, with its dates as that language writes them.
    pub fn text(&self, lang: Lang) -> String {
        words::say_or_code(lang, &spoken::message(lang, &self.message))
    }
}

/// Inputs of a step by name.
pub(crate) type Inputs = BTreeMap<String, Arg>;

/// Named inputs.
pub(crate) fn inputs<const N: usize>(pairs: [(&str, Arg); N]) -> Inputs {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Steps in the order in which they were taken.
#[derive(Debug, Default)]
pub(crate) struct Derivation {
    steps: Vec<Step>,
}

impl Derivation {
    /// Takes a step with a result; answers its number.
    pub fn known(&mut self, rule: Rule, from: &[u32], inputs: Inputs, result: impl ToString) -> u32 {
        self.push(rule, from, inputs, Some(result.to_string()))
    }

    /// Takes a step that ends in the unknown; answers its number.
    pub fn unknown(&mut self, rule: Rule, from: &[u32], mut inputs: Inputs, reason: WaitingReason) -> u32 {
        inputs.insert("reason".to_owned(), reason.code().into());
        self.push(rule, from, inputs, None)
    }

    /// Notes a candidate that was not followed.
    pub fn rejected(&mut self, from: &[u32], what: &str, value: Option<&str>, why: &str) {
        let inputs = inputs([("what", what.into()), ("value", value.unwrap_or("–").into()), ("why", why.into())]);
        self.known(Rule::Rejected, from, inputs, "rejected");
    }

    /// The result of a step already taken.
    pub fn result(&self, id: u32) -> Option<&str> {
        self.steps.iter().find(|step| step.id == id)?.result.as_deref()
    }

    /// The steps.
    pub fn finish(self) -> Vec<Step> {
        self.steps
    }

    fn push(&mut self, rule: Rule, from: &[u32], inputs: Inputs, result: Option<String>) -> u32 {
        let id = u32::try_from(self.steps.len()).unwrap_or(u32::MAX).saturating_add(1);
        let message = sentence(rule, &inputs, result.as_deref());
        self.steps.push(Step { id, rule, from: from.to_vec(), inputs, result, message });
        id
    }
}

/// The message of a step: its inputs and its result; a period also as count and
/// unit, a fact also with whether it was stated as a plain day.
fn sentence(rule: Rule, inputs: &Inputs, result: Option<&str>) -> Message {
    let unknown = if result.is_none() { "-unknown" } else { "" };
    let mut message = Message::new(format!("disposal-step-{}{unknown}", rule.code()));
    message.args.clone_from(inputs);
    if let Some(Arg::Text(text)) = inputs.get("period")
        && let Ok(period) = text.parse::<Period>()
    {
        let (unit, count) = period.unit();
        message = message.with("unit", unit).with("count", i64::from(count));
    }
    if let Some(Arg::Text(value)) = inputs.get("value") {
        message = message.with("stated", if result == Some(value.as_str()) { "same" } else { "other" });
    }
    match result {
        Some(result) => message.with("result", result),
        None => message,
    }
}
