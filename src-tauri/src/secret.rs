//! The small window that asks for the secret of a key, and the one command it has.
//!
//! The secret goes from that window to the verb that waits for it and nowhere else: the main window
//! never sees it, nothing writes it down, and the memory is overwritten after use.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};

use registry::Secret;
use registry::view::vault::Theme;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};
use words::{Lang, Message, say_or_code};

use crate::desk::Desk;
use crate::look::Look;
use crate::window;

/// Label of the window; its capability names it.
pub const WINDOW: &str = "secret";

const PAGE: &str = "secret.html";
const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 280.0;

/// The question that is open, if any: where its answer goes.
#[derive(Default)]
pub struct Question(Mutex<Option<Sender<Option<Secret>>>>);

impl Question {
    /// Answers the open question. A second answer finds none.
    fn answer(&self, secret: Option<Secret>) {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Whoever asked may have given up meanwhile; then the secret is dropped and overwritten here.
        let _ = open.map(|open| open.send(secret));
    }

    fn open(&self, answer: Sender<Option<Secret>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
    }
}

/// Asks in a window of its own and waits. `None` when the person gives up or nobody is there.
pub fn ask(app: &AppHandle, what_for: &Message) -> Option<Secret> {
    let (answer, answered) = channel();
    app.state::<Question>().open(answer);
    let window = show(app, what_for).ok()?;
    let closing = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            withdraw(&closing);
        }
    });
    let secret = answered.recv().ok().flatten();
    // It may be closed already, by the person.
    let _ = window.destroy();
    secret
}

/// Gives up the open question, if there is one.
pub fn withdraw(app: &AppHandle) {
    app.state::<Question>().answer(None);
}

/// The one command of the window: its answer, `null` for none.
#[tauri::command]
pub fn give_secret(window: WebviewWindow, secret: Option<String>) {
    // From here on the text is overwritten when it is dropped, whoever drops it.
    let secret = secret.map(Secret::new);
    if window.label() == WINDOW {
        window.state::<Question>().answer(secret);
    }
}

fn show(app: &AppHandle, what_for: &Message) -> tauri::Result<WebviewWindow> {
    let lang = app.state::<Desk>().lang();
    let builder = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::App(PAGE.into()))
        .title(say_or_code(lang, &Message::new("desktop-secret-title")))
        .inner_size(WIDTH, HEIGHT)
        .resizable(false)
        .minimizable(false)
        .maximizable(false)
        .skip_taskbar(true)
        .focused(true)
        .initialization_script(words_of_the_page(lang, app.state::<Look>().theme(), what_for));
    let builder = match app.get_webview_window(window::MAIN) {
        Some(main) => builder.parent(&main)?,
        None => builder,
    };
    window::shut_in(app, builder).center().build()
}

/// The page brings no words of its own: they come with it, before its first line runs.
fn words_of_the_page(lang: Lang, theme: Theme, what_for: &Message) -> String {
    let say = |code: &str| say_or_code(lang, &Message::new(code));
    let words = serde_json::json!({
        "lang": lang.tag(),
        "theme": theme,
        "title": say("desktop-secret-title"),
        "what": say_or_code(lang, what_for),
        "label": say("desktop-secret-label"),
        "kept": say("desktop-secret-kept"),
        "give": say("desktop-secret-give"),
        "cancel": say("desktop-secret-cancel"),
    });
    format!("Object.defineProperty(window, 'asked', {{ value: Object.freeze({words}) }});")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_answered_once() {
        let question = Question::default();
        let (answer, answered) = channel();
        question.open(answer);
        question.answer(Some(Secret::new("first".to_owned())));
        question.answer(Some(Secret::new("second".to_owned())));
        assert_eq!(answered.recv().unwrap().unwrap().as_str(), "first");
        assert!(answered.recv().is_err(), "nothing comes after the answer");
    }

    #[test]
    fn an_answer_without_a_question_is_dropped() {
        Question::default().answer(None);
    }

    #[test]
    fn the_words_of_the_page_cannot_end_its_script() {
        let hostile = Message::new("</script>'); alert(1); //");
        let script = words_of_the_page(Lang::En, Theme::Dark, &hostile);
        let json = script.trim_start_matches("Object.defineProperty(window, 'asked', { value: Object.freeze(");
        let words: serde_json::Value = serde_json::from_str(json.trim_end_matches(") });")).unwrap();
        assert_eq!(words["what"], hostile.code);
    }
}
