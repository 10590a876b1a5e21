//! What each way of signing means, as the department's policy says. A table, so that it can be reviewed and
//! changed by those who know the law without touching the program.

use forms::SigningWay;
use serde::Deserialize;
use store::Fault;

use crate::view::drafts::SigningOffer;

const POLICY: &str = include_str!("../../../../schemas/forms/signing.json");

#[derive(Deserialize)]
struct Policy {
    ways: Vec<SigningOffer>,
}

/// The ways among `accepted`, each with what it means, in the order of the table.
pub(crate) fn offers(accepted: &[SigningWay]) -> Result<Vec<SigningOffer>, Fault> {
    let policy: Policy = serde_json::from_str(POLICY)?;
    Ok(policy.ways.into_iter().filter(|offer| accepted.contains(&offer.way)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_signing_has_its_policy_in_both_languages() {
        let offers = offers(&SigningWay::ALL).unwrap();
        assert_eq!(offers.iter().map(|offer| offer.way).collect::<Vec<_>>(), SigningWay::ALL);
        for offer in offers {
            let texts = [&offer.label.en, &offer.label.zh, &offer.means.en, &offer.means.zh];
            assert!(texts.into_iter().all(|text| !text.is_empty()), "{:?}", offer.way);
        }
    }
}
