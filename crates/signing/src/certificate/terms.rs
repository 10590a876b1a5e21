//! What a certificate says about policies, as it is written. Not here: what follows for a path.

/// What a certificate says about policies.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PolicyTerms {
    /// certificatePolicies, dotted; `None` when the extension is absent.
    pub policies: Option<Vec<String>>,
    /// policyMappings: a policy of the issuer, and one of the subject that is worth the same.
    pub mappings: Vec<(String, String)>,
    /// requireExplicitPolicy: after so many further certificates a policy is demanded.
    pub demands_after: Option<u32>,
    /// inhibitPolicyMapping: after so many further certificates mappings count no more.
    pub unmapped_after: Option<u32>,
    /// inhibitAnyPolicy: after so many further certificates anyPolicy counts no more.
    pub any_until: Option<u32>,
}
