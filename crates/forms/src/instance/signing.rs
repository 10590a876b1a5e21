//! Whether a signature is one that its stage accepts, and shows what it must.

use words::Message;

use super::hand_over::HandOver;
use super::signed::{OnPaper, SignedBy};
use crate::completed::Completed;
use crate::definition::Stage;
use crate::refusal::Refusal;

/// A signature where the stage wants one, in a way that it accepts, over what is handed over.
pub(super) fn check(stage: &Stage, completed: &Completed, asked: &HandOver) -> Result<(), Refusal> {
    let Some(signed) = &asked.signed else {
        return if stage.signs() { Err(Refusal::new("forms-handover-unsigned")) } else { Ok(()) };
    };
    if signed.statement != completed.digest() {
        return Err(Refusal::new("forms-handover-signed-other"));
    }
    let way = signed.by.way();
    if !stage.ways.contains(&way) {
        return Err(Refusal::new("forms-handover-way").with("stage", stage.id.as_str()).with("way", way.code()));
    }
    match &signed.by {
        SignedBy::Certificate(_) | SignedBy::Platform {} => Ok(()),
        SignedBy::TypedName(name) => is_own_name(name, asked),
        SignedBy::WetInk(paper) => is_evidence(paper, asked),
    }
}

/// Whoever types a name types their own, in either script; spaces and capitals are not what tells people apart.
fn is_own_name(typed: &str, asked: &HandOver) -> Result<(), Refusal> {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let name = &asked.actor.name;
    let own = [&name.zh, &name.en].into_iter().filter(|own| !own.trim().is_empty());
    if own.into_iter().any(|own| plain(own) == plain(typed)) {
        Ok(())
    } else {
        Err(Refusal::new("forms-handover-typed-name"))
    }
}

fn is_evidence(paper: &OnPaper, asked: &HandOver) -> Result<(), Refusal> {
    let is_digest = |scan: &String| scan.len() == 64 && scan.bytes().all(|byte| byte.is_ascii_hexdigit());
    if paper.scans.is_empty() || !paper.scans.iter().all(is_digest) {
        return Err(Refusal::new("forms-handover-scan"));
    }
    if paper.signer.trim().is_empty() {
        return Err(Refusal::new("forms-handover-signer"));
    }
    if paper.signed_on > asked.today {
        let late = Message::new("forms-handover-signed-on").with("day", paper.signed_on.to_string());
        return Err(Refusal::because(late));
    }
    Ok(())
}
