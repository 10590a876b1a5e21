//! Walking a screen by Tab, as a person without a pointer does: where the focus goes, and what it never reaches.

use serde_json::Value;

use crate::Done;
use crate::page::Page;

/// Notes where the focus stands before each Tab. What is walked is the open dialog, or else the whole page.
const BEGIN: &str = "window.stops = [];
    if (!window.walks) addEventListener('keydown', (event) => {
      if (event.key === 'Tab') window.stops.push(document.activeElement);
    }, true);
    window.walks = true;
    window.stopsOf = () => {
      const dialogs = document.querySelectorAll('[role=dialog]');
      const scope = dialogs[dialogs.length - 1] ?? document;
      const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], [aria-hidden=true]');
      const all = scope.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex], [contenteditable]');
      return [...all].filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one));
    };
    return window.stopsOf().length";

/// What was never reached, and whether the focus was ever nowhere. Of the radios of one question one is enough.
const END: &str = "window.stops.push(document.activeElement);
    const group = (one) => (one.type === 'radio' ? one.name : one);
    const reached = new Set(window.stops.map(group));
    const called = (one) => `<${one.tagName.toLowerCase()}> ${one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent}`.slice(0, 80);
    const lost = window.stops.slice(1).filter((one) => one === null || one === document.body);
    return [
      ...window.stopsOf().filter((one) => !reached.has(group(one))).map((one) => `never reached: ${called(one)}`),
      ...(lost.length > 0 ? [`the focus was nowhere ${lost.length} times in ${window.stops.length} stops`] : []),
    ]";

/// The key, as the driver knows it.
const TAB: &str = "\u{e004}";

impl Page {
    /// Walks once around by Tab and answers what was not as it should be.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn walk_by_tab(&self) -> Done<Vec<String>> {
        let stops = self.ask(BEGIN).await?.as_u64().unwrap_or_default();
        // Once around from wherever the focus stands, and over the end of the page.
        let keys = usize::try_from(stops)? + 3;
        self.type_keys(&TAB.repeat(keys)).await?;
        // The driver does not wait for the page to have taken the last of them.
        self.until("every Tab has arrived", &format!("return window.stops.length >= {keys}")).await?;
        let found = self.ask(END).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
