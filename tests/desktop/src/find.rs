//! Finding things on the page as a person does: by role and name.

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::page::{PATIENCE, Page};
use crate::{Done, judge};

const FIND: &str = include_str!("find.js");

/// The member under which the driver hands out elements (W3C WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Page {
    /// All visible elements of a role whose accessible name is, or holds, a text.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn all(&self, role: &str, name: &str, whole: bool) -> Done<Vec<Element>> {
        self.all_within(None, role, name, whole, false).await
    }

    async fn all_within(
        &self,
        within: Option<&Element>,
        role: &str,
        name: &str,
        whole: bool,
        first: bool,
    ) -> Done<Vec<Element>> {
        judge::bring(self).await?;
        let given = vec![json!(role), json!(name), json!(whole), serde_json::to_value(within)?, json!(first)];
        let found = self.ask_with(FIND, given).await?;
        let ids = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT].as_str());
        Ok(ids.map(|id| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))).collect())
    }

    /// Waits for the one element of a role with exactly this name. Where there are several, the first.
    ///
    /// # Errors
    /// When none appears.
    pub async fn the(&self, role: &str, name: &str) -> Done<Element> {
        self.await_one(role, name, true).await
    }

    /// Waits for the first element of a role whose name holds a text.
    ///
    /// # Errors
    /// When none appears.
    pub async fn one(&self, role: &str, part: &str) -> Done<Element> {
        self.await_one(role, part, false).await
    }

    /// Waits for the first element of a role whose name holds a text, inside another one.
    ///
    /// # Errors
    /// When none appears there.
    pub async fn one_within(&self, within: &Element, role: &str, part: &str) -> Done<Element> {
        self.await_within(Some(within), role, part, false).await
    }

    async fn await_one(&self, role: &str, name: &str, whole: bool) -> Done<Element> {
        self.await_within(None, role, name, whole).await
    }

    async fn await_within(&self, within: Option<&Element>, role: &str, name: &str, whole: bool) -> Done<Element> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            if let Some(element) = self.all_within(within, role, name, whole, true).await?.into_iter().next() {
                return Ok(element);
            }
            tokio::time::sleep(std::time::Duration::from_millis(80)).await;
        }
        Err(format!("there is no {role} named {}. The page says:\n{}", Value::from(name), self.tail().await?).into())
    }
}
