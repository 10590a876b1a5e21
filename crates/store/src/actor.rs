//! Who acts on a form: an agent as forms know people, made from the directory and never from
//! what a desk says of itself.
//!
//! A sample vault that stands alone lets one person play the whole department; only there may
//! an agent of the department act for a post that is not its own.

use forms::{Actor, NamePair};
use records::{Agent, EntityId, Operation, Refusal, Role, World};
use rusqlite::Connection;
use words::Message;

use crate::authority::{self, Standing};
use crate::fault::Fault;
use crate::meta;

/// For whose posts an agent may act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posts {
    /// For those that the directory gives.
    Own,
    /// For any: it is a play.
    Any,
}

/// For whose posts the agent of this operation may act. What another device asks is never a play.
pub(crate) fn posts(db: &Connection, operation: &Operation) -> Result<Posts, Fault> {
    let plays = meta::need(db, "sample")?
        && authority::standing(db)? == Standing::Authority
        && authority::device_id(db)? == operation.device;
    Ok(if plays { Posts::Any } else { Posts::Own })
}

/// An agent as forms know people.
pub fn actor_of(id: EntityId, agent: &Agent) -> Actor {
    let name = |role: &Role| serde_json::to_value(role).ok().and_then(|name| name.as_str().map(str::to_owned));
    let mut roles: Vec<String> = agent.roles.iter().filter_map(name).collect();
    // Everybody may apply for something.
    roles.push("applicant".to_owned());
    Actor {
        id: id.to_string(),
        name: NamePair { zh: agent.name.zh.clone(), en: agent.name.en.clone() },
        post: agent.post.en.clone(),
        rank: agent.rank.clone(),
        unit: agent.unit.en.clone(),
        staff_no: String::new(),
        roles,
        acting: Vec::new(),
    }
}

/// The actor under whose name the rules of forms judge: the one whom the directory knows as the
/// operation's agent.
///
/// # Errors
/// A refusal when the desk says that somebody else acted, or claims a name, post, unit or role
/// that the directory does not give to the agent.
pub(crate) fn acting(
    world: &dyn World,
    operation: &Operation,
    claimed: &Actor,
    posts: Posts,
) -> Result<Actor, Refusal> {
    let agent = world.agent(operation.agent).ok_or(Refusal::Unknown(records::Kind::Agent))?;
    let known = actor_of(operation.agent, &agent);
    if claimed.id != known.id {
        return Err(Refusal::Other(Message::new("store-actor-other").with("agent", agent.alias)));
    }
    let played = match posts {
        Posts::Own => known,
        Posts::Any => {
            Actor { unit: claimed.unit.clone(), roles: claimed.roles.clone(), acting: claimed.acting.clone(), ..known }
        }
    };
    if played == *claimed {
        Ok(played)
    } else {
        Err(Refusal::Other(Message::new("store-actor-posts").with("agent", agent.alias)))
    }
}
