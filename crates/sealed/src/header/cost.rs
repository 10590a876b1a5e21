//! What one attempt at a passphrase costs. The derivation itself stands in `passphrase`.

use serde::{Deserialize, Serialize};

const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 32;
const MAX_LANES: u32 = 16;

/// The cost of one attempt at a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfCost {
    /// Memory in kibibytes.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes of the memory.
    pub lanes: u32,
}

impl KdfCost {
    /// 64 MiB, three passes, one lane: the second choice of RFC 9106, 4, for machines that
    /// cannot spare 2 GiB; about an eighth of a second on an office computer.
    pub const STANDARD: KdfCost = KdfCost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// Whether it is within the bounds that a header may ask for, so that a forged one cannot
    /// exhaust the machine.
    pub(super) fn is_sound(self) -> bool {
        (8 * self.lanes.max(1)..=MAX_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MAX_PASSES).contains(&self.passes)
            && (1..=MAX_LANES).contains(&self.lanes)
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        [self.memory_kib, self.passes, self.lanes].iter().flat_map(|number| number.to_be_bytes()).collect()
    }
}
