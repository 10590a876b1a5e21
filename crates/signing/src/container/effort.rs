//! How much arithmetic with public keys a judgement may take: somebody may send a thousand certificates of one name, a
//! list by each, and keys of sixteen thousand bits.
//!
//! Counted while an [`Effort`] lives, on its thread; signing counts nothing. Not here: what follows when it is too much.

use std::cell::Cell;

thread_local! {
    /// What is spent, and what there is.
    static SPENT: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
}

/// A judgement that is being made.
#[derive(Debug)]
pub struct Effort {
    before: Option<(u64, u64)>,
}

impl Effort {
    /// Counts from nothing, up to `most` signatures by RSA of 2048 bits.
    pub fn begin(most: u64) -> Self {
        Self { before: SPENT.replace(Some((0, most))) }
    }

    /// More was asked for than there is.
    pub fn is_spent(&self) -> bool {
        SPENT.get().is_some_and(|(spent, most)| spent > most)
    }
}

impl Drop for Effort {
    fn drop(&mut self) {
        SPENT.set(self.before);
    }
}

/// Takes what one operation with a key costs; `false` when there is nothing left. A key of twice the length costs four
/// times as much, one on a curve about as much as RSA of three times 2048 bits.
pub fn spend(bits: u32, is_curve: bool) -> bool {
    let share = u64::from(if is_curve { bits / 128 } else { bits / 1024 }.max(2));
    let cost = share * share / 4 + u64::from(is_curve);
    let spent = SPENT.get().map(|(spent, most)| (spent.saturating_add(cost), most));
    SPENT.set(spent);
    spent.is_none_or(|(spent, most)| spent <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_judgement_counts_and_longer_keys_cost_more() {
        assert!(spend(16_384, false) && SPENT.get().is_none());
        let effort = Effort::begin(40_000);
        let many = (0..).take_while(|_| spend(2048, false)).count();
        assert_eq!((many, effort.is_spent()), (40_000, true));
        {
            let inner = Effort::begin(40_000);
            assert_eq!((0..).take_while(|_| spend(16_384, false)).count(), 625);
            assert!(inner.is_spent());
        }
        assert!(effort.is_spent());
        drop(effort);
        assert!(spend(2048, true) && SPENT.get().is_none());
    }
}
