//! Key chords, written as in the table of keys: `Ctrl+Enter`, `F6`, `g w`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;

use crate::page::Page;
use crate::{Done, Trouble};

impl Page {
    /// Presses a chord, or several one after the other.
    ///
    /// # Errors
    /// When a key is not known, or the window is gone.
    pub async fn press(&self, chords: &str) -> Done<()> {
        for chord in chords.split(' ') {
            let keys = chord.split('+').map(key).collect::<Done<Vec<char>>>()?;
            let down = keys.iter().map(|value| KeyAction::Down { value: *value });
            let up = keys.iter().rev().map(|value| KeyAction::Up { value: *value });
            let pressed = down.chain(up).fold(KeyActions::new("keys".to_owned()), KeyActions::then);
            self.client.perform_actions(pressed).await?;
        }
        Ok(())
    }

    /// Presses a chord that may close the window beneath the keys before they are up again.
    ///
    /// # Errors
    /// When a key is not known.
    pub async fn press_last(&self, chord: &str) -> Done<()> {
        match self.press(chord).await {
            Err(trouble) if closed_beneath(&trouble) => Ok(()),
            other => other,
        }
    }

    /// Presses the keys of a text one after the other, as on a keyboard.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn type_keys(&self, text: &str) -> Done<()> {
        let pressed = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let pressed = pressed.fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        Ok(self.client.perform_actions(pressed).await?)
    }

    /// Types a text into whatever has the focus. Not through an input method.
    ///
    /// # Errors
    /// When nothing has the focus.
    pub async fn type_text(&self, text: &str) -> Done<()> {
        Ok(self.client.active_element().await?.send_keys(text).await?)
    }
}

fn closed_beneath(trouble: &Trouble) -> bool {
    let closed =
        |error: &CmdError| matches!(error, CmdError::Standard(said) if said.error == ErrorStatus::NoSuchWindow);
    trouble.downcast_ref().is_some_and(closed)
}

fn key(name: &str) -> Done<char> {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        "Home" => Key::Home,
        "End" => Key::End,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F5" => Key::F5,
        "F6" => Key::F6,
        other => {
            let mut signs = other.chars();
            return match (signs.next(), signs.next()) {
                (Some(sign), None) => Ok(sign.to_ascii_lowercase()),
                _ => Err(format!("no key is called {other}").into()),
            };
        }
    };
    Ok(key.into())
}
