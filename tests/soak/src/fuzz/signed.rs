//! What is fed with spoilt signatures: papers, updates of them, containers, and the evidence of authorities.
//!
//! The sound input is made anew by the test kit, keys included: an encoded value has the same shape in each run, if not
//! the same bytes.

use std::sync::OnceLock;

use signing::certificate::Certificate;
use signing::facts::facts;
use signing::revocation::{Answer, Evidence, RevocationList};
use signing::testkit::publishing::{Answered, List};
use signing::testkit::{
    Leaf, Paper, Stamper, chance, contained, desk, in_place, judged, now, once, signed_paper, thrice, trusting,
    variants,
};
use signing::time_stamp::Query;
use signing::{Limits, report};

use super::mutate;
use crate::dice::Dice;

/// Sound input.
pub struct Signed {
    papers: Vec<Vec<u8>>,
    containers: Vec<Vec<u8>>,
    certificates: Vec<Vec<u8>>,
    lists: Vec<Vec<u8>>,
    answers: Vec<Vec<u8>>,
    query: Query,
    replies: Vec<Vec<u8>>,
}

impl Signed {
    /// Made once in a process, and only where it is wanted: keys take time.
    pub fn made() -> &'static Self {
        static MADE: OnceLock<Signed> = OnceLock::new();
        MADE.get_or_init(Self::make)
    }

    fn make() -> Self {
        let desk = desk();
        let modern = Paper { is_modern: true, ..Paper::in_stages(3) };
        let papers = vec![once().to_vec(), thrice().to_vec(), signed_paper(&modern, 3)];
        let mut containers = vec![contained(once()), contained(thrice())];
        containers.extend(variants(once()).iter().map(|(_, _, pdf)| contained(pdf)));
        let certificates: Vec<Vec<u8>> = desk.signers.iter().flat_map(chain).collect();
        let list = List::between(now(), now());
        let given_up = list.clone().with(&certificates[0], now(), Some(1));
        let answered = |since| Answered { issued: now(), next: Some(now()), since, is_unknown: false };
        let stamps = Leaf { purposes: vec!["timeStamping"], purposes_are_critical: true, ..Leaf::named("TSA") };
        let stamper = Stamper::new(&desk.office.issue(&stamps), now());
        let query = Query::over(b"a signature");
        Self {
            papers,
            containers,
            lists: vec![desk.office.list(&list), desk.office.list(&given_up)],
            answers: vec![
                desk.office.answer(&certificates[0], &answered(None)),
                desk.office.answer(&certificates[0], &answered(Some(now()))),
            ],
            certificates,
            replies: vec![stamper.answer(query.der())],
            query,
        }
    }

    /// A spoilt paper. None is whole, unless the spoilt places lie where nobody looks.
    pub fn paper(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.papers), dice.any(&self.papers));
        judged(&mutate::bytes(dice, one, other)).unchanged
    }

    /// A well-formed update of a sound paper; whatever it does is told.
    pub fn update(&self, dice: &mut Dice) -> bool {
        let base = dice.any(&self.papers);
        let chance = chance(base, dice.next());
        let unchanged = judged(&chance.bytes).unchanged;
        let is_right = unchanged == chance.says_the_same || (unchanged && chance.is_open);
        assert!(is_right, "{}: unchanged {unchanged}", chance.what);
        unchanged
    }

    /// A spoilt container, by itself and in a paper.
    pub fn container(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.containers), dice.any(&self.containers));
        let spoilt = spoilt(dice, one, other);
        let facts = facts(&in_place(once(), &spoilt), &Limits::default());
        drop(report(&facts, &trusting(), now()));
        signing::container::to_der(&spoilt).is_ok_and(|der| signing::container::read::signed_data(&der.bytes).is_ok())
    }

    /// A spoilt certificate; one that still reads is asked what it says.
    pub fn certificate(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.certificates), dice.any(&self.certificates));
        let Ok(certificate) = Certificate::from_der(&spoilt(dice, one, other)) else { return false };
        drop((certificate.name(), certificate.summary(), certificate.sha256()));
        true
    }

    /// A spoilt revocation list, asked about a sound certificate.
    pub fn list(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.lists), dice.any(&self.lists));
        let spoilt = spoilt(dice, one, other);
        let is_taken = Evidence::default().take(&spoilt).is_ok();
        let Ok(list) = RevocationList::from_der(&spoilt) else { return is_taken };
        let Ok(certificate) = Certificate::from_der(&self.certificates[0]) else { return false };
        list.is_of_the_issuer_of(&certificate) || list.is_signed_by(&certificate) || list.entry(&certificate).is_some()
    }

    /// A spoilt answer of a responder, asked about a sound certificate.
    pub fn answer(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.answers), dice.any(&self.answers));
        let Ok(answer) = Answer::from_der(&spoilt(dice, one, other)) else { return false };
        let certificates = self.certificates[..2].iter().filter_map(|der| Certificate::from_der(der).ok());
        match certificates.collect::<Vec<_>>().as_slice() {
            [signer, issuer] => answer.about(signer, issuer).is_some() || answer.is_signed_by(issuer),
            _ => false,
        }
    }

    /// A spoilt reply of a time-stamp authority, held against its query; a token of another shape too.
    pub fn stamp(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.replies), dice.any(&self.containers));
        self.query.token(&spoilt(dice, one, other)).is_ok()
    }
}

fn chain(signer: &signing::key::Pkcs12Signer) -> Vec<Vec<u8>> {
    signing::key::Signer::chain(signer).to_vec()
}

/// An encoded value spoilt as bytes, or in what says how long its parts are.
fn spoilt(dice: &mut Dice, sound: &[u8], other: &[u8]) -> Vec<u8> {
    if dice.below(2) == 0 {
        return mutate::bytes(dice, sound, other);
    }
    let mut spoilt = sound.to_vec();
    for _ in 0..=dice.below(3) {
        let heads: Vec<usize> = (1..spoilt.len())
            .filter(|at| matches!(spoilt[at - 1], 2..=6 | 0x17 | 0x18 | 0x30 | 0x31 | 0xA0..=0xA3))
            .collect();
        let Some(at) = heads.get(usize::try_from(dice.below(heads.len().max(1) as u64)).unwrap_or(0)).copied() else {
            break;
        };
        match dice.below(6) {
            0 => spoilt[at] = 0x80,
            1 => spoilt[at] = 0x84,
            2 => spoilt[at] = 0,
            3 => spoilt[at - 1] = dice.bytes(1)[0],
            4 => drop(
                spoilt.splice(at - 1..at - 1, [0x30, 0x80].repeat(1 + usize::try_from(dice.below(3000)).unwrap_or(0))),
            ),
            _ => spoilt[at] = spoilt[at].wrapping_add(1),
        }
    }
    spoilt
}
