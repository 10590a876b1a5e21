//! The open window, and what it says: its language, its sentences, its address.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::WindowHandle;
use serde_json::Value;
use words::{Lang, Message, say};

use crate::started::Started;
use crate::{Done, judge};

/// How long anything may take to appear. Generous: slow machines are not what is tested here.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often a test looks again at what it waits for.
pub(crate) const LOOK_EVERY: Duration = Duration::from_millis(80);

/// How many characters of a page an error shows.
const TAIL: usize = 1_500;

/// A page counts as drawn when its picture holds more than one colour.
const PAGES_DRAWN: &str = "const page = document.querySelector('main canvas');
    if (!page || page.width === 0) return false;
    const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
    for (let at = 4; at < data.length; at += 4) if (data[at] !== data[0]) return true;
    return false;";

/// The window.
pub struct Page {
    /// The driver's client, for what the kit has no word for.
    pub client: Client,
    lang: Lang,
    main: WindowHandle,
    findings: Mutex<Vec<String>>,
    _driver: Started,
}

impl Page {
    pub(crate) async fn new(client: Client, driver: Started) -> Done<Self> {
        let main = client.window().await?;
        let mut page = Self { client, lang: Lang::En, main, findings: Mutex::default(), _driver: driver };
        page.until("the page is there", "return !!document.querySelector('main h1, main h2, main form')").await?;
        judge::bring(&page).await?;
        page.read_lang().await?;
        Ok(page)
    }

    /// Takes on the language that the page says it has.
    ///
    /// # Errors
    /// When it says none of the two.
    pub async fn read_lang(&mut self) -> Done<Lang> {
        let tag = self.ask("return document.documentElement.lang").await?;
        self.lang = tag.as_str().unwrap_or_default().parse().map_err(|unknown| format!("{unknown}"))?;
        Ok(self.lang)
    }

    /// The language of the page, as last read.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence of a code in the page's language.
    ///
    /// # Errors
    /// When no catalogue has it.
    pub fn word(&self, code: &str) -> Done<String> {
        self.sentence(&Message::new(code))
    }

    /// The same with arguments.
    ///
    /// # Errors
    /// When no catalogue has it.
    pub fn sentence(&self, message: &Message) -> Done<String> {
        say(self.lang, message).ok_or_else(|| format!("no catalogue has {}", message.code).into())
    }

    /// Runs a script on the page and gives its answer.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn ask(&self, script: &str) -> Done<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// The same with arguments.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Done<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Asks the desk behind the window, as the window does.
    ///
    /// # Errors
    /// What the desk refuses, in its words.
    pub async fn verb(&self, verb: &str, request: Value) -> Done<Value> {
        let ask = "const [verb, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(verb, { request })
                .then((answer) => done({ answer }), ({ message }) => done({ refused: message ?? verb }))";
        let mut answer = self.client.execute_async(ask, vec![Value::from(verb), request]).await?;
        match answer["refused"].as_str() {
            Some(refused) => Err(refused.into()),
            None => Ok(answer["answer"].take()),
        }
    }

    /// Waits until a script answers true.
    ///
    /// # Errors
    /// When it does not in time: what was waited for.
    pub async fn until(&self, what: &str, script: &str) -> Done<()> {
        self.until_with(what, script, Vec::new()).await
    }

    /// The same with arguments.
    ///
    /// # Errors
    /// As [`Page::until`].
    pub async fn until_with(&self, what: &str, script: &str, given: Vec<Value>) -> Done<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            if self.ask_with(script, given.clone()).await.is_ok_and(|answer| answer == Value::Bool(true)) {
                return Ok(());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Err(format!("waited in vain until {what}. The page says:\n{}", self.tail().await?).into())
    }

    /// Waits until the screen has its answers: nothing on it says any more that the desk is being asked.
    ///
    /// # Errors
    /// When it stays so.
    pub async fn settled(&self) -> Done<()> {
        let waiting = Value::from(self.word("ui-waiting")?);
        let script = format!(
            "return !document.body.innerText.includes({waiting}) && !document.querySelector('[aria-busy=true]')"
        );
        self.until("the screen has its answers", &script).await
    }

    /// Waits until the pages of a PDF are drawn: ink on the first of them, and its text.
    ///
    /// # Errors
    /// When they stay blank.
    pub async fn pages_drawn(&self) -> Done<()> {
        self.until("the pages are drawn", PAGES_DRAWN).await
    }

    /// Everything that can be read on the page.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn text(&self) -> Done<String> {
        let text = self.ask("return document.body.innerText").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The end of what can be read, for telling what went wrong: notes and refusals stand there.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn tail(&self) -> Done<String> {
        let text = self.text().await?;
        let notes =
            self.ask("return [...document.querySelectorAll('[role=alert]')].map((note) => note.innerText)").await?;
        let from = text.chars().count().saturating_sub(TAIL);
        Ok(format!("{}\nrefusals: {notes}", text.chars().skip(from).collect::<String>()))
    }

    /// Waits until the page shows a text.
    ///
    /// # Errors
    /// When it does not.
    pub async fn shows(&self, text: &str) -> Done<()> {
        let quoted = Value::from(text);
        self.until(&format!("it shows {quoted}"), &format!("return document.body.innerText.includes({quoted})")).await
    }

    /// Waits until the page shows a text no longer.
    ///
    /// # Errors
    /// When it still does.
    pub async fn hides(&self, text: &str) -> Done<()> {
        let quoted = Value::from(text);
        self.until(&format!("it hides {quoted}"), &format!("return !document.body.innerText.includes({quoted})")).await
    }

    /// Waits for a second window beside the main one, and turns to it.
    ///
    /// # Errors
    /// When none comes.
    pub async fn turn_to_other(&self) -> Done<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while tokio::time::Instant::now() < deadline {
            let windows = self.client.windows().await?;
            if let Some(other) = windows.into_iter().find(|window| *window != self.main) {
                self.client.switch_to_window(other).await?;
                return self.until("the other window is ready", "return document.readyState === 'complete'").await;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Err(format!("no second window came. The page says:\n{}", self.tail().await?).into())
    }

    /// Waits until the main window is the only one, and turns to it.
    ///
    /// # Errors
    /// When another one stays.
    pub async fn alone(&self) -> Done<()> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while self.client.windows().await?.len() > 1 {
            if tokio::time::Instant::now() > deadline {
                return Err("the second window stays open".into());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        self.turn_back().await?;
        // A key that closed the window was never let go; until it is, it cannot be pressed again.
        Ok(self.client.release_actions().await?)
    }

    /// Back to the main window.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn turn_back(&self) -> Done<()> {
        Ok(self.client.switch_to_window(self.main.clone()).await?)
    }

    /// Notes a finding, to be told at the end.
    pub fn note(&self, finding: Result<(), String>) {
        let mut findings = self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        let new = finding.err().filter(|finding| !findings.contains(finding));
        findings.extend(new);
    }

    /// Closes the window and ends the program, as a person does.
    ///
    /// # Errors
    /// Everything that was noted on the way, and what went against the content policy.
    pub async fn close(self) -> Done<()> {
        self.note(judge::no_violation(&self).await.map_err(|trouble| trouble.to_string()));
        self.client.clone().close().await?;
        let findings = self.findings.into_inner().unwrap_or_else(PoisonError::into_inner);
        if findings.is_empty() { Ok(()) } else { Err(findings.join("\n").into()) }
    }
}
