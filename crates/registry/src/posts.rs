//! Posts as people read them: a form names a post in one language, the directory knows it in both.

use std::collections::BTreeMap;

use records::{Kind, State};
use words::Text;

use crate::desk::Desk;
use crate::failure::Failure;

/// The posts of the directory, by either of their names.
pub(crate) struct Posts(BTreeMap<String, Text>);

impl Desk {
    /// The posts of the directory.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn posts(&self) -> Result<Posts, Failure> {
        let mut posts = BTreeMap::new();
        for entity in self.store.all(Kind::Agent)? {
            if let State::Agent(agent) = entity.state {
                for name in [&agent.post.en, &agent.post.zh] {
                    posts.insert(name.clone(), agent.post.clone());
                }
            }
        }
        Ok(Posts(posts))
    }
}

impl Posts {
    /// The post in both languages, or as it was named where the directory does not know it.
    pub(crate) fn named(&self, name: &str) -> Text {
        self.0.get(name).cloned().unwrap_or_else(|| Text::new(name, ""))
    }
}
