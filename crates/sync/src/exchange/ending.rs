//! How an exchange ends: finished, put off, or halted; and what a refusal leads to.

use jiff::SignedDuration;
use words::Message;

use super::{Awaited, Effects, Exchange, Moment, Stage};
use crate::exchange::backoff;
use crate::exchange::talk::Effect;
use crate::message::Refused;
use crate::status::Status;
use crate::wire::Failure;

/// The code of a refusal that says only that the time of the request was off. The answer
/// carries the authority's time, and the desk asks again with it.
pub const CLOCK_CODE: &str = "sync-clock";

/// What the authority puts off is offered again after as long as after so many failures.
const PUT_OFF: u32 = 5;

impl Exchange {
    /// There is no answer.
    pub(super) fn failed(&mut self, failure: &Failure, at: Moment) -> Effects {
        match failure {
            Failure::Elsewhere(_) | Failure::Restored(_) => self.halt(failure.message()),
            _ => self.retreat(failure.message(), SignedDuration::ZERO, at),
        }
    }

    /// A request as a whole was refused. What is wrong with one operation or file must not
    /// stop the others, so the blame is narrowed down to it.
    pub(super) fn refused(&mut self, awaited: Awaited, status: u16, refused: &Refused, at: Moment) -> Effects {
        if refused.message.code == CLOCK_CODE && !self.clock_corrected {
            self.clock_corrected = true;
            let mut effects = vec![Effect::ClockIsOff(self.clock)];
            effects.extend(self.begin());
            return effects;
        }
        if let Some(seconds) = refused.retry_after_seconds {
            return self.retreat(refused.message.clone(), SignedDuration::from_secs(i64::from(seconds)), at);
        }
        let about_content = matches!(status, 400 | 409 | 413 | 415 | 422);
        match (status, awaited) {
            (401 | 403 | 410, _) => self.halt(refused.message.clone()),
            (_, Awaited::Push(batch)) if about_content => {
                let answers = self.work.refuse_push(&batch, &refused.message);
                self.store_answers(answers)
            }
            (_, Awaited::Offer(component) | Awaited::Piece(component)) if about_content => {
                let answers = self.work.refuse_file(&component, &refused.message);
                self.store_answers(answers)
            }
            _ => self.retreat(refused.message.clone(), SignedDuration::ZERO, at),
        }
    }

    /// Everything that could be exchanged is.
    pub(super) fn finish(&mut self, at: Moment) -> Effects {
        if self.work.is_unfinished() {
            self.work.next_round(self.limits.round_pieces);
            return self.go_on();
        }
        self.failures = 0;
        self.offline_since = None;
        self.clock_corrected = false;
        if self.again {
            return self.begin();
        }
        let status = match self.work.attention() {
            0 => Status::Idle { at: at.now },
            count => Status::NeedsAttention { count, at: at.now },
        };
        self.stage = Stage::Resting;
        let mut effects = vec![Effect::Tell(status)];
        if self.work.has_later() {
            let until = at.now.saturating_add(backoff::wait(PUT_OFF, at.jitter)).unwrap_or(at.now);
            self.stage = Stage::Waiting { until };
            effects.push(Effect::Wait { until });
        }
        effects.push(Effect::Done);
        effects
    }

    /// Not now: it is tried again, by itself, for as long as it takes.
    pub(super) fn retreat(&mut self, why: Message, at_least: SignedDuration, at: Moment) -> Effects {
        self.failures = self.failures.saturating_add(1);
        self.clock_corrected = false;
        self.again = false;
        let since = *self.offline_since.get_or_insert(at.now);
        let wait = backoff::wait(self.failures, at.jitter).max(at_least);
        let retry_at = at.now.saturating_add(wait).unwrap_or(at.now);
        self.stage = Stage::Waiting { until: retry_at };
        let status = Status::Offline { since, retry_at, why };
        vec![Effect::Tell(status), Effect::Wait { until: retry_at }, Effect::Done]
    }

    /// Stop. Everything stays as it is until a person has looked.
    pub(super) fn halt(&mut self, why: Message) -> Effects {
        self.stage = Stage::Halted;
        self.again = false;
        vec![Effect::Tell(Status::Halted { why }), Effect::Done]
    }
}
