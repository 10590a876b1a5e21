//! The window as the desktop around it sees it: how large it is, and the request to close it that the
//! button of its frame sends. The screen of a test has no window manager; this stands for one.

use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::Done;
use crate::house::House;
use crate::page::{LOOK_EVERY, PATIENCE};

/// How the program's windows are known to the desktop, in lower case.
const CLASS: &str = "muniment-desktop";

/// The frame around the main window of a house.
pub struct Frame {
    connection: RustConnection,
    window: Window,
}

impl Frame {
    /// The frame of the one window that is shown.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of(house: &House) -> Done<Self> {
        let (connection, number) = x11rb::connect(Some(house.display()))?;
        let root = connection.setup().roots.get(number).ok_or("the screen has no root")?.root;
        for window in windows(&connection, root)? {
            if is_shown(&connection, window)? {
                return Ok(Self { connection, window });
            }
        }
        Err("the desktop shows no window of the program".into())
    }

    /// Width and height, in pixels.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn size(&self) -> Done<(u16, u16)> {
        let found = self.connection.get_geometry(self.window)?.reply()?;
        Ok((found.width, found.height))
    }

    /// Draws the window to another size, and waits until it has it.
    ///
    /// # Errors
    /// When it does not take it on.
    pub fn draw_to(&self, width: u16, height: u16) -> Done<()> {
        let wanted = ConfigureWindowAux::new().width(u32::from(width)).height(u32::from(height));
        self.connection.configure_window(self.window, &wanted)?.check()?;
        // A desktop leaves the keys with the window that is drawn to another size.
        self.connection.set_input_focus(InputFocus::PARENT, self.window, x11rb::CURRENT_TIME)?.check()?;
        let deadline = Instant::now() + PATIENCE;
        while self.size()? != (width, height) {
            if Instant::now() > deadline {
                return Err(format!("the window stays at {:?}", self.size()?).into());
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// The person turns to something else: the window loses the keyboard, and no other one has it.
    ///
    /// # Errors
    /// When the screen is gone.
    pub fn turn_away(&self) -> Done<()> {
        self.connection.set_input_focus(InputFocus::NONE, x11rb::NONE, x11rb::CURRENT_TIME)?.check()?;
        Ok(())
    }

    /// Presses the button that closes the window (ICCCM 4.2.8.1), and waits until the program has ended.
    ///
    /// # Errors
    /// When it goes on.
    pub fn close(self, house: &House) -> Done<()> {
        let atom = |name: &[u8]| -> Done<u32> { Ok(self.connection.intern_atom(false, name)?.reply()?.atom) };
        let (protocols, delete) = (atom(b"WM_PROTOCOLS")?, atom(b"WM_DELETE_WINDOW")?);
        let asked = ClientMessageEvent::new(32, self.window, protocols, [delete, 0, 0, 0, 0]);
        self.connection.send_event(false, self.window, EventMask::NO_EVENT, asked)?.check()?;
        house.until_ended()
    }
}

fn windows(connection: &RustConnection, root: Window) -> Done<Vec<Window>> {
    Ok(connection.query_tree(root)?.reply()?.children)
}

fn is_shown(connection: &RustConnection, window: Window) -> Done<bool> {
    let about = connection.get_window_attributes(window)?.reply()?;
    let class = connection.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64)?.reply()?;
    let is_ours = String::from_utf8_lossy(&class.value).to_lowercase().contains(CLASS);
    Ok(is_ours && about.map_state == MapState::VIEWABLE)
}
