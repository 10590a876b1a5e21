//! Signed heads: how far the authority's signature over a scope's chain reaches on this desk.
//!
//! Checking every link up to a head is `verify`'s; here is only whether the held head is
//! genuine and names the link that the chain has at its place.

use records::ScopeId;
use records::journal::{Head, START, hash_from_hex, verify_note};

use crate::authority;
use crate::fault::Fault;
use crate::store::Store;

/// The newest head of a scope that the authority signed and that this vault holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The scope.
    pub scope: ScopeId,
    /// The position that is signed: this entry and all before it are bound by the signature.
    pub seq: u64,
}

/// What is held under a scope's name.
pub(crate) enum Held {
    /// No head was ever signed for it.
    Nothing,
    /// A genuine head of this chain.
    Genuine(Anchor),
    /// Something that is no head of this chain, or not by the authority.
    Foreign,
}

impl Store {
    /// The newest signed head held for each scope; scopes without a genuine one are left out.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn anchors(&self) -> Result<Vec<Anchor>, Fault> {
        let mut anchors = Vec::new();
        for scope in ScopeId::all() {
            if let Held::Genuine(anchor) = self.held_head(&scope)? {
                anchors.push(anchor);
            }
        }
        Ok(anchors)
    }

    /// Judges the head that is held for a scope.
    pub(crate) fn held_head(&self, scope: &ScopeId) -> Result<Held, Fault> {
        let Some(note) = self.heads()?.remove(scope) else { return Ok(Held::Nothing) };
        let signed = authority::deployment(self.db())?.and_then(|deployment| {
            let name = deployment.chain(scope);
            let key = authority::server_key(&deployment).ok()?;
            let signed = Head::parse(verify_note(&note, &name, &key).ok()?).ok()?;
            (signed.origin == name).then_some(signed)
        });
        Ok(match signed {
            Some(signed) if self.holds(scope, &signed)? => {
                Held::Genuine(Anchor { scope: scope.clone(), seq: signed.seq })
            }
            _ => Held::Foreign,
        })
    }

    fn holds(&self, scope: &ScopeId, signed: &Head) -> Result<bool, Fault> {
        Ok(match signed.seq {
            0 => hash_from_hex(&signed.link) == Some(START),
            seq => self.link_at(scope, seq)?.is_some_and(|link| hex::encode(link) == signed.link),
        })
    }
}
