//! Whether everything on a screen can be come to: seen, scrolled to, and shown where the focus stands.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::Done;
use crate::page::Page;

const REACH: &str = include_str!("reach.js");

/// Notes, for each stop of Tab, whether what has the focus lies in sight and shows that it has it.
const FOCUS: &str = "const one = document.activeElement;
    if (!one || one === document.body) return [];
    const called = `<${one.tagName.toLowerCase()}> ${(one.ariaLabel ?? one.textContent ?? '').trim().slice(0, 60)}`;
    const at = one.getBoundingClientRect();
    const seen = at.bottom > 1 && at.right > 1 && at.top < window.innerHeight - 1 && at.left < window.innerWidth - 1;
    const ringed = (of) => of && getComputedStyle(of).outlineStyle !== 'none' && parseFloat(getComputedStyle(of).outlineWidth) >= 2;
    const shows = ringed(one) || ringed(one.parentElement) || ringed(one.closest('label, [data-focus-visible]')) || ringed(one.querySelector('[aria-selected=true], [data-focus-visible]'));
    // A part of a date shows it by its ground.
    const filled = one.role === 'spinbutton' && getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)';
    return [...(seen ? [] : [`has the focus out of sight: ${called}`]), ...(shows || filled ? [] : [`does not show its focus: ${called}`])]";

/// More stops than a screen has.
const STOPS: usize = 120;

/// Within so long what has the focus has come into sight.
const SCROLLED: Duration = Duration::from_secs(3);

impl Page {
    /// What on the screen is cut off where nobody can come to it.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn out_of_reach(&self) -> Done<Vec<String>> {
        Ok(texts(&self.ask(REACH).await?))
    }

    /// Walks the screen by Tab and answers where the focus is not seen.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn unseen_focus(&self) -> Done<Vec<String>> {
        let mut found = Vec::new();
        self.ask("window.first = null").await?;
        for _ in 0..STOPS {
            self.press("Tab").await?;
            let around = "const here = document.activeElement;
                if (here === window.first) return true;
                window.first ??= here === document.body ? null : here;
                return false";
            if self.ask(around).await? == Value::Bool(true) {
                break;
            }
            found.extend(self.unseen_now().await?);
        }
        found.dedup();
        Ok(found)
    }

    /// Why what has the focus now is not seen; the engine is given a moment to scroll to it.
    async fn unseen_now(&self) -> Done<Vec<String>> {
        let deadline = Instant::now() + SCROLLED;
        loop {
            let found = texts(&self.ask(FOCUS).await?);
            if found.is_empty() || Instant::now() > deadline {
                return Ok(found);
            }
            sleep(Duration::from_millis(80)).await;
        }
    }
}

fn texts(found: &Value) -> Vec<String> {
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
