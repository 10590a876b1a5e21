//! Shutting the child in before it reads a byte: memory, computing time and open
//! files are bounded, and on Linux no file and no port can be opened any more. On
//! systems without such means the child still runs; the answer says what held.

use crate::limits::Limits;

/// What holds in this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confinement {
    /// Memory and time are bounded.
    pub bounded: bool,
    /// Files and network are out of reach.
    pub shut_in: bool,
}

/// Gives up everything that reading a file does not need. Cannot be undone.
pub fn confine(limits: &Limits) -> Confinement {
    Confinement { bounded: bound(limits), shut_in: shut_in() }
}

#[cfg(unix)]
fn bound(limits: &Limits) -> bool {
    use rlimit::{Resource, setrlimit};
    let set = |resource: Resource, most: u64| setrlimit(resource, most, most).is_ok();
    // Evaluated one by one: a system that lacks one limit still gets the others.
    let held = [
        set(Resource::AS, limits.memory_bytes),
        set(Resource::CPU, limits.cpu_seconds),
        set(Resource::FSIZE, 0),
        set(Resource::CORE, 0),
        set(Resource::NOFILE, 16),
    ];
    held.iter().all(|held| *held)
}

#[cfg(not(unix))]
fn bound(_limits: &Limits) -> bool {
    false
}

#[cfg(target_os = "linux")]
fn shut_in() -> bool {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus};
    // Everything that this version knows is refused, as far as the kernel goes along.
    let abi = ABI::V5;
    let restricted = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self);
    restricted.is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
}

#[cfg(not(target_os = "linux"))]
fn shut_in() -> bool {
    false
}
