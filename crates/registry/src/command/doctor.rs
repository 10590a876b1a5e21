//! `doctor`: what is wrong with the vault, and what to do.

use crate::command::Call;
use crate::failure::Failure;
use crate::proving::Health;
use crate::view::common::Nothing;
use crate::view::prove::{DoctorResponse, Finding, FindingLevel};

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<DoctorResponse, Failure> {
    let findings = call.registry.doctor()?.into_iter().map(|finding| Finding {
        level: match finding.health {
            Health::Good => FindingLevel::Good,
            Health::Remark => FindingLevel::Remark,
            Health::Fault => FindingLevel::Fault,
        },
        what: finding.what,
        next: finding.next,
    });
    Ok(DoctorResponse { findings: findings.collect() })
}
