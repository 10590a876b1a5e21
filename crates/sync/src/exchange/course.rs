//! The regular course: orders, files and operations, events.

use records::{ComponentRef, OpId};
use words::Message;

use super::{Awaited, Effects, Exchange, Moment};
use crate::exchange::talk::{Effect, OutboxEntry};
use crate::exchange::work::{Next, Work};
use crate::message::{Answer, ControlAck, ControlAnswer, FeedAnswer, FeedRequest, Order, UploadOffer, UploadState};
use crate::pulled::check_feed;
use crate::status::Status;
use crate::wire::{Failure, Request};

impl Exchange {
    pub(super) fn take_orders(&mut self, answer: ControlAnswer, at: Moment) -> Effects {
        let items: Vec<_> = answer.items.into_iter().filter(|item| item.n > self.held.control_after).collect();
        let in_order = (self.held.control_after + 1..).zip(&items).all(|(n, item)| n == item.n);
        if !in_order {
            return self.failed(&Failure::Garbled, at);
        }
        let Some(last) = items.last() else {
            let through = self.held.control_after;
            return if through > self.acknowledged { self.acknowledge(through, None) } else { self.read_outbox() };
        };
        let through = last.n;
        let revoked = items.iter().find_map(|item| match &item.order {
            Order::Revoked { message } => Some(message.clone()),
            _ => None,
        });
        self.wait_for(Awaited::OrdersStored { through, revoked }, |ticket| Effect::StoreOrders { ticket, items })
    }

    pub(super) fn acknowledge(&mut self, through: u64, revoked: Option<Message>) -> Effects {
        self.send(Awaited::Acknowledged { through, revoked }, Request::ControlAck(ControlAck { through }))
    }

    pub(super) fn read_outbox(&mut self) -> Effects {
        self.wait_for(Awaited::Outbox, Effect::ReadOutbox)
    }

    pub(super) fn take_outbox(&mut self, entries: Vec<OutboxEntry>) -> Effects {
        self.work = Work::new(entries, self.limits.piece_bytes, self.limits.round_pieces);
        let mut effects = vec![Effect::Tell(Status::Working { waiting: self.work.waiting() })];
        effects.extend(self.go_on());
        effects
    }

    /// The next piece of work, or the feed when there is none.
    pub(super) fn go_on(&mut self) -> Effects {
        match self.work.next() {
            Next::Offer(component) => {
                let offer = UploadOffer { component: component.clone() };
                self.send(Awaited::Offer(component), Request::Offer(offer))
            }
            Next::Piece { component, offset, length } => {
                let awaited = Awaited::Piece(component.clone());
                self.wait_for(awaited, |ticket| Effect::UploadPiece { ticket, component, offset, length })
            }
            Next::Push(batch) => {
                let push = self.work.push(&batch);
                self.send(Awaited::Push(batch), Request::Push(push))
            }
            Next::TooLarge(seq) => {
                let answers = self.work.refuse_one(seq, &Message::new("sync-operation-too-large"));
                self.store_answers(answers)
            }
            Next::Nothing => self.ask_for_events(),
        }
    }

    pub(super) fn take_upload(&mut self, component: &ComponentRef, state: UploadState, was_piece: bool) -> Effects {
        self.work.note_upload(component, state, was_piece);
        self.go_on()
    }

    pub(super) fn store_answers(&mut self, answers: Vec<(OpId, Answer)>) -> Effects {
        if answers.is_empty() {
            return self.go_on();
        }
        self.wait_for(Awaited::AnswersStored, |ticket| Effect::StoreAnswers { ticket, answers })
    }

    pub(super) fn ask_for_events(&mut self) -> Effects {
        let patient = self.wait_seconds > 0 && !self.again && !self.work.is_unfinished();
        let request = FeedRequest {
            cursors: self.held.cursors.clone(),
            limit: self.limits.feed_events,
            wait_seconds: if patient { self.wait_seconds } else { 0 },
        };
        self.send(Awaited::Events { patient }, Request::Feed(request))
    }

    pub(super) fn take_events(&mut self, answer: FeedAnswer, at: Moment) -> Effects {
        let cursors = match check_feed(&self.held.deployment, &self.held.cursors, &answer) {
            Ok(cursors) => cursors,
            Err(breach) => return self.halt(breach.message()),
        };
        if answer.events.is_empty() {
            // More without anything would be asked for ever.
            return if answer.more { self.failed(&Failure::Garbled, at) } else { self.finish(at) };
        }
        let awaited = Awaited::EventsStored { cursors: cursors.clone(), more: answer.more };
        self.wait_for(awaited, |ticket| Effect::StoreEvents { ticket, answer, cursors })
    }

    pub(super) fn stored(&mut self, awaited: Awaited, at: Moment) -> Effects {
        match awaited {
            Awaited::OrdersStored { through, revoked } => {
                self.held.control_after = through;
                self.acknowledge(through, revoked)
            }
            Awaited::AnswersStored => self.go_on(),
            Awaited::EventsStored { cursors, more } => {
                self.held.cursors = cursors;
                if more { self.ask_for_events() } else { self.finish(at) }
            }
            _ => Vec::new(),
        }
    }
}
