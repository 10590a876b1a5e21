//! What every screen is judged by: the rules of accessibility, and the content policy.

use serde_json::Value;

use crate::page::Page;
use crate::{Done, tools};

/// Where the judge of accessibility stands after `./dev setup`.
const AXE: &str = "ui/node_modules/axe-core/axe.min.js";

/// Runs it over the page. WCAG 2.2 A and AA, and the good manners that it knows.
const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
      (found) => done(found.violations.map((one) => `${one.id}: ${one.help}\\n` +
        one.nodes.map((node) => `    ${node.target.join(' ')}  ${node.failureSummary}`).join('\\n'))),
      (thrown) => done([`axe broke: ${thrown}`]))";

/// What must be there before an empty list of findings says anything.
const LANDMARKS: &str = "return document.querySelectorAll('main').length === 1
    && document.querySelectorAll('main h1, main h2, main [role=heading]').length > 0";

/// Brings the judge to the page, once.
pub(crate) async fn bring(page: &Page) -> Done<()> {
    if page.ask("return 'axe' in window").await? == Value::Bool(true) {
        return Ok(());
    }
    let path = tools::repository().join(AXE);
    let source = std::fs::read_to_string(&path)
        .map_err(|fault| format!("{AXE} cannot be read ({fault}). Run ./dev setup, which installs it."))?;
    // The page may not load scripts from elsewhere; the driver hands this one in.
    page.ask(&format!("{source}\nwindow.axe = axe;")).await?;
    Ok(())
}

impl Page {
    /// Demands that the screen breaks no rule of accessibility. Its landmark and a heading must be there:
    /// an empty page breaks no rule.
    ///
    /// # Errors
    /// Each rule broken, and where.
    pub async fn is_accessible(&self, screen: &str) -> Done<()> {
        self.until(&format!("{screen} has one main landmark and a heading"), LANDMARKS).await?;
        bring(self).await?;
        let found = self.client.execute_async(RUN, Vec::new()).await?;
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if found.is_empty() {
            return Ok(());
        }
        Err(format!("{screen} breaks rules of accessibility:\n{}", found.join("\n")).into())
    }
}

impl Page {
    /// Demands that every sentence has its words: no identifier of a sentence stands on the screen.
    ///
    /// # Errors
    /// Which identifiers.
    pub async fn says_no_code(&self, screen: &str) -> Done<()> {
        let text = self.text().await?;
        let codes: Vec<&str> = text.split_whitespace().filter(|word| is_code(word)).collect();
        if codes.is_empty() { Ok(()) } else { Err(format!("{screen} shows identifiers: {codes:?}").into()) }
    }

    /// Demands that no refusal stands on the screen.
    ///
    /// # Errors
    /// What it says.
    pub async fn shows_no_refusal(&self, screen: &str) -> Done<()> {
        let said =
            self.ask("return [...document.querySelectorAll('[role=alert]')].map((note) => note.innerText)").await?;
        match said.as_array().map(Vec::as_slice) {
            Some([]) => Ok(()),
            _ => Err(format!("{screen} shows a refusal: {said}").into()),
        }
    }
}

/// Whether a word looks like `ui-some-thing`: the name of a catalogue's file, then words in kebab case.
fn is_code(word: &str) -> bool {
    const ROOMS: [&str; 9] =
        ["ui-", "desktop-", "registry-", "records-", "forms-", "signing-", "search-", "store-", "sync-"];
    ROOMS.iter().any(|room| word.starts_with(room)) && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-')
}

/// Demands that nothing on the page has gone against the content policy since it was loaded.
pub(crate) async fn no_violation(page: &Page) -> Done<()> {
    page.turn_back().await?;
    let noted = page.ask("return window.violations ?? null").await?;
    match noted.as_array().map(Vec::as_slice) {
        Some([]) => Ok(()),
        Some(broken) => Err(format!("the content policy was broken: {broken:?}").into()),
        None => Err("the page does not note violations: the program was built without the feature e2e".into()),
    }
}
