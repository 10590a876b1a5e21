//! What a hand does: press a button, fill in a field, choose.

use fantoccini::elements::Element;

use crate::Done;
use crate::page::Page;

impl Page {
    /// Presses the button of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn push(&self, name: &str) -> Done<()> {
        Ok(self.the("button", name).await?.click().await?)
    }

    /// Goes to a place of the rail.
    ///
    /// # Errors
    /// When there is none of this name.
    pub async fn go(&self, place: &str) -> Done<()> {
        // My work carries its count in its name.
        Ok(self.one("link", &self.word(place)?).await?.click().await?)
    }

    /// Puts a text into the field of this name, in place of what was there.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, name: &str, text: &str) -> Done<()> {
        let field = self.one("textbox", name).await?;
        self.put(&field, text).await
    }

    /// Puts a text into a field, in place of what was there.
    ///
    /// # Errors
    /// When it takes no text.
    pub async fn put(&self, field: &Element, text: &str) -> Done<()> {
        self.bring_into_view(field).await?;
        field.click().await?;
        self.press("Ctrl+a").await?;
        self.press("Delete").await?;
        Ok(field.send_keys(text).await?)
    }

    /// Chooses a round or square box by its name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn tick(&self, role: &str, name: &str) -> Done<()> {
        let tick = self.one(role, name).await?;
        self.touch(&tick).await
    }

    /// Presses a round or square box where a person presses: its label may be what is drawn.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn touch(&self, tick: &Element) -> Done<()> {
        self.ask_with("(arguments[0].closest('label') ?? arguments[0]).click()", vec![serde_json::to_value(tick)?])
            .await?;
        Ok(())
    }

    /// Brings something into view.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn bring_into_view(&self, element: &Element) -> Done<()> {
        let shown = vec![serde_json::to_value(element)?];
        self.ask_with("arguments[0].scrollIntoView({ block: 'center' })", shown).await?;
        Ok(())
    }
}
