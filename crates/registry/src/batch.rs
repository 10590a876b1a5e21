//! Several forms signed with one key, one after another. The key is opened once, with one secret; it is closed when the last
//! form is done, when somebody breaks off, when another batch begins, when the vault is locked, and when the batch was left
//! lying. The secret itself is never kept.
//!
//! Deliberately not here: how a form is signed and handed over (`stages`); whether each was shown, which is the window's to see.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use records::EntityId;
use uuid::Uuid;
use words::Message;

use crate::failure::Failure;
use crate::keys::OpenedKey;

/// A batch that was left lying for so long is not gone on with.
const LASTS: SignedDuration = SignedDuration::from_mins(5);

/// Forms of one batch at most.
pub(crate) const MOST: usize = 50;

/// A form as it was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AsShown {
    pub(crate) draft: EntityId,
    pub(crate) digest: String,
}

/// Forms that wait for their signature, and the opened key.
pub(crate) struct Batch {
    pub(crate) id: String,
    pub(crate) key: OpenedKey,
    left: VecDeque<AsShown>,
    is_first: bool,
    until: Timestamp,
}

/// What is wrong with the forms of a batch, before a secret is asked for them.
pub(crate) fn checked(forms: Vec<AsShown>) -> Result<Vec<AsShown>, Failure> {
    let twice = |at: usize| forms[..at].iter().any(|other| other.draft == forms[at].draft);
    if forms.is_empty() {
        return Err(Failure::wrong_use(Message::new("registry-batch-empty")));
    }
    if forms.len() > MOST {
        return Err(Failure::wrong_use(Message::new("registry-batch-too-many").with("most", MOST)));
    }
    if (0..forms.len()).any(twice) {
        return Err(Failure::wrong_use(Message::new("registry-batch-twice")));
    }
    Ok(forms)
}

impl Batch {
    /// Begins one.
    pub(crate) fn begin(key: OpenedKey, forms: Vec<AsShown>, now: Timestamp) -> Self {
        let id = Uuid::now_v7().to_string();
        Self { id, key, left: forms.into(), is_first: true, until: now + LASTS }
    }

    /// How many wait.
    pub(crate) fn left(&self) -> usize {
        self.left.len()
    }

    /// Whether it may be gone on with at a time.
    pub(crate) fn is_fresh(&self, now: Timestamp) -> bool {
        now <= self.until
    }

    /// The next form, and whether the key wants its secret anew for it.
    pub(crate) fn next(&mut self, now: Timestamp) -> Option<(AsShown, bool)> {
        let form = self.left.pop_front()?;
        let again = !std::mem::take(&mut self.is_first) && self.key.wants_secret_each_time();
        self.until = now + LASTS;
        Some((form, again))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::new_entity;

    fn forms(count: usize) -> Vec<AsShown> {
        (0..count).map(|_| AsShown { draft: new_entity(), digest: "00".to_owned() }).collect()
    }

    #[test]
    fn a_batch_has_some_forms_and_each_of_them_once() {
        let code = |forms| checked(forms).expect_err("refused").message.code;
        assert_eq!(code(forms(0)), "registry-batch-empty");
        assert_eq!(code(forms(MOST + 1)), "registry-batch-too-many");
        let [one] = forms(1).try_into().expect("one");
        assert_eq!(code(vec![one.clone(), one.clone()]), "registry-batch-twice");
        assert_eq!(checked(vec![one.clone()]).expect("taken"), [one]);
        assert_eq!(checked(forms(MOST)).expect("taken").len(), MOST);
    }
}
