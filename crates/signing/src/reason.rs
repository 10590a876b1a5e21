//! Reasons: the stable codes of everything a judge can find.
//!
//! A code is a promise to scripts and to stored reports; its sentence stands in the
//! catalogue as `signing-reason-` and the code. Not here: when a reason applies.

use serde::{Deserialize, Serialize};
use words::Message;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $name:ident = $code:literal, $indication:ident, $sub:literal;)*) => {
        /// Why a signature or a file is not simply good.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Reason {
            $($(#[doc = $doc])* #[serde(rename = $code)] $name,)*
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Reason] = &[$(Reason::$name),*];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Reason::$name => $code),* }
            }

            /// What it makes of a signature.
            pub fn indication(self) -> Indication {
                match self { $(Reason::$name => Indication::$indication),* }
            }

            /// The sub-indication of ETSI EN 319 102-1 (table 5), where one fits.
            pub fn sub_indication(self) -> Option<&'static str> {
                match self { $(Reason::$name => if $sub.is_empty() { None } else { Some($sub) }),* }
            }
        }
    };
}

/// The three answers of ETSI EN 319 102-1 (5.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Indication {
    /// Good.
    #[serde(rename = "TOTAL-PASSED")]
    Passed,
    /// The information at hand does not suffice.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// Broken, or forbidden.
    #[serde(rename = "TOTAL-FAILED")]
    Failed,
}

reasons! {
    /// The byte range is malformed, or is not the file up to the end of a revision without this signature.
    ByteRange = "byte-range", Failed, "FORMAT_FAILURE";
    /// The contents are absent, are not one value followed by zeros, or are written irregularly.
    Contents = "contents", Failed, "FORMAT_FAILURE";
    /// The container is malformed or holds what a PDF signature may not hold.
    CmsFormat = "cms-format", Failed, "FORMAT_FAILURE";
    /// The structure of the file is doubtful.
    Structure = "structure", Failed, "FORMAT_FAILURE";
    /// The signed bytes were changed.
    DigestMismatch = "digest-mismatch", Failed, "HASH_FAILURE";
    /// The signature does not belong to the key and the attributes.
    SignatureWrong = "signature-wrong", Failed, "SIG_CRYPTO_FAILURE";
    /// The signature names another certificate than the one it is checked with, or none.
    SignerMismatch = "signer-mismatch", Failed, "SIG_CRYPTO_FAILURE";
    /// Bytes stand behind the end of the file.
    BytesAfterEnd = "bytes-after-end", Failed, "FORMAT_FAILURE";
    /// Content was changed after signing.
    ChangedContent = "changed-content", Failed, "FORMAT_FAILURE";
    /// A field was changed in a way that is not filling.
    ChangedField = "changed-field", Failed, "FORMAT_FAILURE";
    /// A field was changed that an earlier signature locks.
    ChangedLockedField = "changed-locked-field", Failed, "FORMAT_FAILURE";
    /// An annotation was added, changed or removed after signing.
    ChangedAnnotation = "changed-annotation", Failed, "FORMAT_FAILURE";
    /// A field was added after signing.
    NewField = "new-field", Failed, "FORMAT_FAILURE";
    /// A field shows another text than its value.
    AppearanceMismatch = "appearance-mismatch", Failed, "FORMAT_FAILURE";
    /// What a filled field shows cannot be read, so that it may be another text than its value.
    AppearanceUnreadable = "appearance-unreadable", Indeterminate, "FORMAT_FAILURE";
    /// A field was filled after the last signature.
    UnsignedFilling = "unsigned-filling", Passed, "";
    /// The certificate leads to no anchor.
    ChainNotFound = "chain-not-found", Indeterminate, "NO_CERTIFICATE_CHAIN_FOUND";
    /// The certificate leads to an anchor on a path that breaks a rule.
    ChainPolicy = "chain-policy", Indeterminate, "CHAIN_CONSTRAINTS_FAILURE";
    /// The certificate is not for signing documents.
    KeyUsage = "key-usage", Indeterminate, "CHAIN_CONSTRAINTS_FAILURE";
    /// The certificate was given up before the time at which its owner claims to have signed.
    Revoked = "revoked", Failed, "REVOKED";
    /// A certificate was given up, and nothing proves that the signature is older.
    RevokedBeforeProof = "revoked-before-proof", Indeterminate, "REVOKED_NO_POE";
    /// A certificate was on hold.
    Suspended = "suspended", Indeterminate, "TRY_LATER";
    /// What is known about revocation ends before the time in question.
    EvidenceStale = "evidence-stale", Indeterminate, "TRY_LATER";
    /// It is published whether the certificate was revoked, and nothing of that is at hand.
    NoRevocationEvidence = "no-revocation-evidence", Indeterminate, "TRY_LATER";
    /// The certificate is not valid now, and nothing proves that the signature is older.
    TimeNotProven = "time-not-proven", Indeterminate, "OUT_OF_BOUNDS_NO_POE";
    /// A time-stamp is not over what it should be over.
    TimeStampWrong = "time-stamp-wrong", Failed, "HASH_FAILURE";
    /// An algorithm or key is too weak today.
    AlgorithmWeak = "algorithm-weak", Indeterminate, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE";
    /// The file bears no signature.
    NoSignature = "no-signature", Indeterminate, "";
    /// The file is no PDF.
    NotAPdf = "not-a-pdf", Indeterminate, "";
    /// The file is encrypted.
    Encrypted = "encrypted", Indeterminate, "";
    /// The file asks for more work than a judge gives.
    LimitReached = "limit-reached", Indeterminate, "";
}

impl Reason {
    /// The sentence for a person.
    pub fn message(self) -> Message {
        Message::new(format!("signing-reason-{}", self.code()))
    }
}

#[cfg(test)]
mod tests {
    use words::{Lang, say};

    use super::*;

    #[test]
    fn every_reason_has_a_sentence_in_both_languages_and_a_code_of_its_own() {
        let mut codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        for reason in Reason::ALL {
            for lang in Lang::ALL {
                assert!(say(lang, &reason.message()).is_some(), "{} in {lang}", reason.code());
            }
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Reason::ALL.len());
    }
}
