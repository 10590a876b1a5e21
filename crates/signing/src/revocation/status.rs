//! What the evidence says of one certificate at a time.
//!
//! Only that counts whose author may speak for the certificate, and which was known at
//! the time or became known later. Certificates are given up for good, or put on hold and
//! released; each source says what was so when it was issued.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use x509_cert::ext::pkix::crl::CrlReason;

use super::answer::Answer;
use super::entries::Entry;
use super::evidence::Evidence;
use super::list::RevocationList;
use crate::certificate::Certificate;

/// What is asked.
pub struct Question<'a> {
    /// Of whom.
    pub certificate: &'a Certificate,
    /// Who issued it.
    pub issuer: &'a Certificate,
    /// For which time.
    pub at: Timestamp,
    /// By what.
    pub evidence: &'a Evidence,
    /// Until when at the latest evidence of a revision is known to have existed.
    pub seen: &'a dyn Fn(Option<usize>) -> Timestamp,
    /// Whether another authority leads to an anchor.
    pub is_trusted: &'a dyn Fn(&Certificate) -> bool,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not revoked at the time.
    Good,
    /// Given up for good.
    Revoked {
        /// Since when.
        since: Timestamp,
        /// The key may be in other hands since an unknown time.
        is_compromised: bool,
    },
    /// On hold.
    Suspended {
        /// Since when.
        since: Timestamp,
    },
    /// What is at hand ends before the time.
    Stale {
        /// When something newer was to be known.
        until: Timestamp,
    },
    /// Nothing at hand speaks of it.
    Unknown,
}

/// The kind of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A revocation list.
    List,
    /// An answer of a responder.
    Answer,
}

/// The answer with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The answer.
    pub status: Status,
    /// What says so, and when that was issued; nothing when nothing does.
    pub source: Option<(Source, Timestamp)>,
}

/// What one source says.
struct Word {
    source: Source,
    issued: Timestamp,
    next: Option<Timestamp>,
    keeps_expired: Option<Timestamp>,
    /// The reasons that it covers, bit by bit.
    covers: u16,
    entry: Option<Entry>,
}

/// The eight reasons of the standard; the first bit is unused.
const ALL_REASONS: u16 = 0x1FE;
/// certificateHold among them.
const HOLD: u16 = 1 << 6;

/// Clocks of an authority and of whoever proves a time may differ by so much.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(60);

/// Asks.
pub fn status(question: &Question<'_>) -> Spoken {
    let mut words = of_lists(question);
    words.extend(question.evidence.answers.iter().filter_map(|answer| of_answer(question, answer)));
    conclude(&words, question.at, question.certificate.not_after())
}

fn conclude(words: &[Word], at: Timestamp, not_after: Timestamp) -> Spoken {
    let holds = |entry: &Entry| entry.reason == Some(CrlReason::CertificateHold);
    let since_then = |word: &Word| word.entry.filter(|entry| entry.since <= at);
    let spoken = |status, word: &Word| Spoken { status, source: Some((word.source, word.issued)) };
    let given_up = words.iter().filter(|word| since_then(word).is_some_and(|entry| !holds(&entry)));
    if let Some((word, entry)) =
        given_up.filter_map(|word| Some((word, word.entry?))).min_by_key(|(_, entry)| entry.since)
    {
        let is_compromised = matches!(
            entry.reason,
            None | Some(CrlReason::Unspecified | CrlReason::KeyCompromise | CrlReason::CaCompromise)
        );
        return spoken(Status::Revoked { since: entry.since, is_compromised }, word);
    }
    let released = |hold: &Word| {
        words.iter().any(|word| {
            word.issued > hold.issued && word.issued <= at && since_then(word).is_none() && word.covers & HOLD != 0
        })
    };
    let on_hold = words.iter().find(|word| since_then(word).is_some_and(|entry| holds(&entry)) && !released(word));
    if let Some((word, entry)) = on_hold.and_then(|word| Some((word, word.entry?))) {
        return spoken(Status::Suspended { since: entry.since }, word);
    }
    let speaks_of_expired =
        |word: &Word| word.issued <= not_after || word.keeps_expired.is_some_and(|since| since <= not_after);
    let is_good = |word: &&Word| word.covers != 0 && since_then(word).is_none() && speaks_of_expired(word);
    let good: Vec<&Word> = words.iter().filter(is_good).collect();
    let is_timely = |word: &&&Word| word.issued >= at || word.next.is_some_and(|next| next >= at);
    let timely: Vec<&&Word> = good.iter().filter(is_timely).collect();
    let newest =
        |words: &[&&Word]| words.iter().map(|word| (word.issued, word.source)).max_by_key(|(issued, _)| *issued);
    if timely.iter().fold(0, |covered, word| covered | word.covers) == ALL_REASONS {
        let source = newest(&timely).map(|(issued, source)| (source, issued));
        return Spoken { status: Status::Good, source };
    }
    let stale = good.iter().filter(|word| word.covers == ALL_REASONS).max_by_key(|word| word.issued);
    match stale {
        Some(word) => spoken(Status::Stale { until: word.next.unwrap_or(word.issued) }, word),
        None => Spoken { status: Status::Unknown, source: None },
    }
}

fn of_lists(question: &Question<'_>) -> Vec<Word> {
    let speaks = |list: &&RevocationList| covers(question.certificate, list) != 0 && has_author(question, list);
    let lists: Vec<&RevocationList> = question.evidence.lists.iter().filter(speaks).collect();
    let mut words = Vec::new();
    for list in &lists {
        let entry = list.entry(question.certificate);
        if list.changes_of.is_some() || !is_whole(question, list) {
            // Alone, changes tell who was given up, and nothing of those that they do not name.
            let given_up = entry.filter(|entry| entry.reason != Some(CrlReason::RemoveFromCRL));
            words.extend(given_up.map(|entry| word(list, 0, Some(entry))));
            continue;
        }
        let covered = covers(question.certificate, list);
        words.push(word(list, covered, entry));
        let fitting = |changes: &&&RevocationList| continues(changes, list) && is_whole(question, changes);
        let changes = lists.iter().filter(fitting).max_by_key(|changes| changes.issued);
        if let Some(changes) = changes {
            let entry = match changes.entry(question.certificate) {
                Some(Entry { reason: Some(CrlReason::RemoveFromCRL), .. }) => None,
                Some(entry) => Some(entry),
                None => entry,
            };
            words.push(word(changes, covered, entry));
        }
    }
    words
}

/// The list can tell that somebody was not given up: everything in it is understood (RFC 5280, 5.2), its algorithm
/// suffices, and it was not issued after it is known to have existed. Otherwise it can only tell that somebody was.
fn is_whole(question: &Question<'_>, list: &RevocationList) -> bool {
    let seen = (question.seen)(list.revision);
    !list.has_unknown && list.is_signed_strongly(seen) && !is_ahead(list.issued, seen)
}

fn is_ahead(issued: Timestamp, seen: Timestamp) -> bool {
    issued.duration_since(seen) > TOLERANCE
}

fn word(list: &RevocationList, covers: u16, entry: Option<Entry>) -> Word {
    let (issued, next, keeps_expired) = (list.issued, list.next, list.keeps_expired);
    Word { source: Source::List, issued, next, keeps_expired, covers, entry }
}

/// The changes are changes of this list, or of an older one (RFC 5280, 5.2.4).
fn continues(changes: &RevocationList, list: &RevocationList) -> bool {
    let (Some(of), Some(number)) = (&changes.changes_of, &list.number) else { return false };
    let is_higher = |one: &[u8], other: &[u8]| (one.len(), one) > (other.len(), other);
    list.changes_of.is_none()
        && changes.scope == list.scope
        && !is_higher(of, number)
        && changes.number.as_ref().is_some_and(|own| is_higher(own, number))
}

/// The reasons that a list covers for a certificate; none if the list is not about it.
fn covers(certificate: &Certificate, list: &RevocationList) -> u16 {
    let scope = &list.scope;
    let is_authority = certificate.extensions().is_authority;
    if scope.attributes_only || (scope.users_only && is_authority) || (scope.authorities_only && !is_authority) {
        return 0;
    }
    let own = scope.reasons.unwrap_or(ALL_REASONS) & ALL_REASONS;
    let author = list.issuer_as_general_name();
    let is_own = list.is_of_the_issuer_of(certificate);
    let points = &certificate.extensions().published.points;
    // A list for everybody, of the issuer itself.
    if is_own && scope.names.is_empty() {
        return own;
    }
    let is_author = |issuers: &[Vec<u8>]| if issuers.is_empty() { is_own } else { issuers.contains(&author) };
    let shares_name = |names: &[Vec<u8>]| scope.names.is_empty() || names.iter().any(|name| scope.names.contains(name));
    let fitting = points
        .iter()
        .filter(|point| is_author(&point.issuers) && shares_name(&point.names) && (is_own || scope.is_indirect));
    fitting.fold(0, |covered, point| covered | (own & point.reasons.unwrap_or(ALL_REASONS)))
}

/// An authority that may issue lists made this one, and its certificate was valid then and when the list was seen.
fn has_author(question: &Question<'_>, list: &RevocationList) -> bool {
    let own = std::iter::once(question.issuer);
    let others = question.evidence.certificates.iter().filter(|other| *other != question.issuer);
    own.chain(others).any(|author| {
        list.is_named_by(author)
            && may_sign_lists(author)
            && is_timely(author, list.issued, (question.seen)(list.revision))
            && (author == question.issuer || (question.is_trusted)(author))
            && list.is_signed_by(author)
    })
}

/// Its key is for lists; whoever is no authority needs to be told so (RFC 5280, 4.2.1.3).
fn may_sign_lists(author: &Certificate) -> bool {
    let extensions = author.extensions();
    extensions.allows("cRLSign") && (extensions.is_authority || extensions.key_usage.is_some())
}

fn is_timely(author: &Certificate, issued: Timestamp, seen: Timestamp) -> bool {
    author.not_before() <= issued
        && issued <= author.not_after()
        && seen <= author.not_after()
        && author.has_strong_key(seen)
}

const OCSP_SIGNING: &str = "1.3.6.1.5.5.7.3.9";

/// What an answer says, if the issuer gave it, or one whom the issuer itself appointed (RFC 6960, 4.2.2.2).
fn of_answer(question: &Question<'_>, answer: &Answer) -> Option<Word> {
    let said = answer.about(question.certificate, question.issuer)?;
    let seen = (question.seen)(answer.revision);
    let is_named = |author: &Certificate| answer.is_named_by(author) && is_timely(author, answer.produced, seen);
    // Nobody is a witness of itself.
    let pool = answer.certificates.iter().chain(&question.evidence.certificates);
    let mut others = pool.filter(|one| *one != question.certificate && is_named(one));
    let is_given = (is_named(question.issuer) && answer.is_signed_by(question.issuer))
        || others.any(|one| is_appointed(question, one) && answer.is_signed_by(one) && stands(question, one));
    let is_whole =
        answer.is_signed_strongly(seen) && ![said.issued, answer.produced].iter().any(|at| is_ahead(*at, seen));
    (is_given && (is_whole || said.entry.is_some())).then_some(Word {
        source: Source::Answer,
        issued: said.issued,
        next: said.next,
        keeps_expired: said.keeps_expired,
        covers: if is_whole { ALL_REASONS } else { 0 },
        entry: said.entry,
    })
}

/// The issuer made it for signing answers.
fn is_appointed(question: &Question<'_>, one: &Certificate) -> bool {
    let extensions = one.extensions();
    let purposes = extensions.extended_key_usage.as_deref().unwrap_or_default();
    purposes.iter().any(|purpose| purpose == OCSP_SIGNING)
        && extensions.unknown_critical.is_empty()
        && (extensions.allows("digitalSignature") || extensions.allows("nonRepudiation"))
        && question.issuer.is_named_by(one)
        && one.is_signed_strongly(question.at)
        && question.issuer.has_signed(one)
}

/// Nothing says that a responder was given up. Lists tell that; an answer of its own would be its own witness.
fn stands(question: &Question<'_>, one: &Certificate) -> bool {
    let extensions = one.extensions();
    let own = Question { certificate: one, ..*question };
    let known = || conclude(&of_lists(&own), question.at, one.not_after()).status;
    match (extensions.needs_no_check, extensions.published.is_anywhere()) {
        (true, _) => true,
        (false, true) => known() == Status::Good,
        (false, false) => !matches!(known(), Status::Revoked { .. } | Status::Suspended { .. }),
    }
}
