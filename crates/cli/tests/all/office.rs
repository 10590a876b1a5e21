//! A records server in the process of the test, and the desks that join it.

use std::time::Duration;

use server::{Running, ServerOptions, issue_code, open_store, start};
use tempfile::TempDir;

use crate::desk::Desk;

/// The data folder of a server that can be started and stopped.
pub struct Office {
    data: TempDir,
    origin: String,
}

impl Office {
    /// A demo office without records.
    pub fn found(origin: &str) -> Self {
        let office = Self { data: TempDir::new().unwrap(), origin: origin.to_owned() };
        let now = jiff::Timestamp::now();
        let mut store = open_store(&office.options(), now).unwrap();
        store.transact(|tx| tx.found_department(&store::Beginning::SampleOffice, now)).map_err(|_| "founding").unwrap();
        office
    }

    fn options(&self) -> ServerOptions {
        let mut options = ServerOptions::new(self.data.path().join("data"));
        options.key_file = Some(self.data.path().join("key"));
        self.origin.clone_into(&mut options.origin);
        options
    }

    /// A one-time code; the server must not be running.
    pub fn code(&self, agent: &str) -> String {
        let now = jiff::Timestamp::now();
        let mut store = open_store(&self.options(), now).unwrap();
        let day = Duration::from_secs(86_400).try_into().unwrap();
        issue_code(&mut store, agent, day, now).unwrap().code
    }

    /// Starts it on a free port of this machine.
    pub fn open(&self) -> Running {
        start(&self.options()).map_err(|fault| format!("{fault:?}")).unwrap()
    }
}

/// A desk that has joined, with the code for that person.
pub fn joined(url: &str, code: &str) -> Desk {
    let desk = fresh();
    desk.answer("sync", 0, &["sync", "--server", url, "--code", code]);
    desk
}

/// A desk that has not joined yet.
pub fn fresh() -> Desk {
    Desk::founded(&["init", "--desk"])
}
