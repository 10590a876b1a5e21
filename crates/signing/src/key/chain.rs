//! The certificates that go with a key, as far as its container or card has them.
//!
//! Not here: whether they lead to an anchor.

use crate::certificate::Certificate;

/// The certificate and its issuers among `pool`, in DER, each issued by the next.
pub fn chain_of(certificate: &Certificate, pool: &[Certificate]) -> Vec<Vec<u8>> {
    let mut chain = vec![certificate.clone()];
    while let Some(last) = chain.last() {
        let next =
            pool.iter().find(|issuer| !chain.contains(issuer) && issuer.is_named_by(last) && issuer.has_signed(last));
        match next.cloned() {
            Some(issuer) => chain.push(issuer),
            None => break,
        }
    }
    chain.iter().map(|certificate| certificate.der().to_vec()).collect()
}
