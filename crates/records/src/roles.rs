//! Which role may ask for what. The one table behind every permission.

use crate::operation::Act;
use crate::people::Role;

/// Whether one of `roles` may ask for `act`.
pub(crate) fn may(roles: &[Role], act: &Act) -> bool {
    use Role::{Officer, RecordsManager, RegistryClerk};
    let allowed: &[Role] = match act {
        Act::DeclareRecord { .. } | Act::WithdrawRecord { .. } => &[RegistryClerk, Officer, RecordsManager],
        Act::EditMetadata { .. } | Act::OpenPart { .. } => &[RegistryClerk, RecordsManager],
        Act::HandOver { .. } | Act::MarkOriginal { .. } => &[Officer, RecordsManager, RegistryClerk],
        Act::StateFact { .. } | Act::AddProof { .. } => &[RegistryClerk, Officer, RecordsManager],
        Act::WithdrawFact { .. } => &[RegistryClerk, RecordsManager],
        Act::OpenFolder { .. }
        | Act::ClosePart { .. }
        | Act::RegisterAgent { .. }
        | Act::AddClass { .. }
        | Act::PublishSchedule { .. }
        | Act::RecognisePublisher { .. }
        | Act::WithdrawPublisher { .. }
        | Act::IssueCatalogue { .. }
        | Act::IssueTrustList { .. }
        | Act::PublishForm { .. }
        | Act::SetTarget { .. } => &[RecordsManager],
    };
    roles.iter().any(|role| allowed.contains(role))
}
