//! Where one person works during a test: a home of their own with a vault that does not exist yet, a
//! screen, and the driver that opens the window there.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::error::NewSessionError;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use crate::page::{LOOK_EVERY, PATIENCE, Page};
use crate::screen::Screen;
use crate::started::Started;
use crate::{Done, Trouble, shots, tools};

/// Name of the program.
const PROGRAM: &str = "muniment-desktop";

/// The file with the paths that the file dialog answers (see the shell's feature `e2e`).
const PICK: &str = "pick";

/// Where the system keeps files in memory.
const MEMORY: &str = "/dev/shm";

/// How long the window may take from its start to its first page.
const SESSION: Duration = Duration::from_secs(90);

/// A person's place.
pub struct House {
    home: TempDir,
    /// What the system gives a session: in memory, and this person's alone.
    session: TempDir,
    /// What else a program finds in its environment.
    set: BTreeMap<&'static str, String>,
    /// Programs that serve this person until the end; they go before the screen does.
    kept: Vec<Started>,
    screen: Screen,
}

impl House {
    /// A new home.
    ///
    /// # Errors
    /// Where a tool is missing.
    pub fn new() -> Done<Self> {
        let home = TempDir::with_prefix("muniment-desktop-")?;
        let alone = fs::Permissions::from_mode(0o700);
        let session = tempfile::Builder::new().prefix("muniment-session-").permissions(alone).tempdir_in(MEMORY)?;
        for folder in ["data", "config", "cache", "papers"] {
            fs::create_dir(home.path().join(folder))?;
        }
        // Most journeys are walked without assistive technology, which costs every window time.
        let set = BTreeMap::from([("NO_AT_BRIDGE", "1".to_owned())]);
        Ok(Self { home, session, set, kept: Vec::new(), screen: Screen::start()? })
    }

    /// Keeps a program running until the end.
    pub(crate) fn keep(&mut self, program: Started) {
        self.kept.push(program);
    }

    /// Sets a variable for every program started from now on.
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        self.set.insert(name, value.to_owned());
    }

    /// Takes a variable away again.
    pub(crate) fn unset(&mut self, name: &'static str) {
        self.set.remove(name);
    }

    /// Another screen and session in place of the present ones, which end.
    ///
    /// # Errors
    /// Where one of them does not start.
    pub(crate) fn change_screen(&mut self) -> Done<()> {
        self.screen = Screen::start()?;
        Ok(())
    }

    /// The home: everything that the program may write lies below.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The vault, made by the program.
    pub fn vault(&self) -> PathBuf {
        self.home().join("vault")
    }

    /// Papers and keys of the person; not part of what the program writes.
    pub fn papers(&self) -> PathBuf {
        self.home().join("papers")
    }

    /// A new folder for what is not this person's: a server, a second desk.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn beside(&self, name: &str) -> Done<PathBuf> {
        let folder = self.home().join("beside").join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// What the file dialog answers from now on.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub fn will_pick(&self, files: &[&Path]) -> Done<()> {
        let lines: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        Ok(fs::write(self.home().join(PICK), lines.join("\n"))?)
    }

    /// Demands that none of these texts can be read in any file that the program wrote.
    ///
    /// # Errors
    /// Which text, and where.
    pub fn holds_no(&self, texts: &[&str]) -> Done<()> {
        let own = [self.papers(), self.home().join("beside"), self.home().join(PICK)];
        let mut files = Vec::new();
        gather(self.home(), &own, &mut files)?;
        gather(self.session.path(), &[], &mut files)?;
        if !files.iter().any(|file| file.ends_with("vault.db")) {
            return Err("there is no vault to look into".into());
        }
        for (file, text) in files.iter().flat_map(|file| texts.iter().map(move |text| (file, text))) {
            let bytes = fs::read(file)?;
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if [text.as_bytes(), &wide].iter().any(|sought| holds(&bytes, sought)) {
                return Err(format!("{} holds {text} in the clear", file.display()).into());
            }
        }
        Ok(())
    }

    /// Where the system keeps what belongs to this person's session.
    pub(crate) fn session(&self) -> &Path {
        self.session.path()
    }

    /// A command that runs as this person.
    pub fn command(&self, program: &Path) -> Command {
        let home = self.home();
        let mut command = Command::new(program);
        command
            .env_remove("WAYLAND_DISPLAY")
            .envs(self.screen.environment())
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", self.session.path())
            .env("MUNIMENT_VAULT", self.vault())
            .env("MUNIMENT_E2E_PICK", home.join(PICK))
            .env("LANG", "C.UTF-8")
            .env("GTK_THEME", "Adwaita")
            .envs(&self.set);
        if shots::wanted() {
            // Where the engine imitates no card its driver waits for ever for the picture of a screen that stands still.
            command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
        }
        command
    }

    /// Name of this person's screen.
    pub fn display(&self) -> &str {
        self.screen.display()
    }

    /// Starts the program once more, as a file manager does, in a folder and with one argument. It hands
    /// that over to the window that runs, and ends.
    ///
    /// # Errors
    /// When it ends otherwise.
    pub fn open_again(&self, folder: &Path, argument: &str) -> Done<()> {
        let ended = self.command(&tools::program(PROGRAM)?).arg(argument).current_dir(folder).status()?;
        if ended.success() { Ok(()) } else { Err(format!("the second start ended with {ended}").into()) }
    }

    /// The processes of the program on this vault.
    ///
    /// # Errors
    /// When the list of processes cannot be read.
    pub fn programs(&self) -> Done<Vec<PathBuf>> {
        let program = fs::canonicalize(tools::program(PROGRAM)?)?;
        let mark = format!("MUNIMENT_VAULT={}", self.vault().display());
        let is_ours = |process: &Path| {
            fs::read_link(process.join("exe")).is_ok_and(|exe| exe == program)
                && fs::read(process.join("environ")).is_ok_and(|set| holds(&set, mark.as_bytes()))
        };
        let processes = fs::read_dir("/proc")?.filter_map(Result::ok).map(|entry| entry.path());
        Ok(processes.filter(|process| is_ours(process)).collect())
    }

    /// Kills the program of this vault as a failing machine does: without a word.
    ///
    /// # Errors
    /// When it does not run.
    pub fn kill_program(&self) -> Done<()> {
        let ours = self.programs()?;
        let ids: Vec<_> = ours.iter().filter_map(|process| process.file_name()).collect();
        if ids.is_empty() {
            return Err("the program does not run".into());
        }
        Command::new("kill").arg("-KILL").args(ids).status()?;
        Ok(())
    }

    /// Waits until the program of a window that was closed has ended, and with it its hold on the vault.
    ///
    /// # Errors
    /// When it goes on.
    pub fn until_ended(&self) -> Done<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.programs()?.is_empty() || self.is_held() {
            if Instant::now() > deadline {
                return Err("the program goes on after its window was closed".into());
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }

    /// Whether somebody has the vault: a process that is ending has no name any more, and its files still.
    fn is_held(&self) -> bool {
        fs::File::open(self.vault().join("lock")).is_ok_and(|lock| lock.try_lock().is_err())
    }

    /// Opens the window. A driver that does not come to a session is ended and tried once more.
    ///
    /// # Errors
    /// Where a tool is missing, or the window does not come.
    pub async fn open(&self) -> Done<Page> {
        self.open_with(&[]).await
    }

    /// Opens the window with files on its command line.
    ///
    /// # Errors
    /// As [`House::open`].
    pub async fn open_with(&self, files: &[&Path]) -> Done<Page> {
        self.until_ended()?;
        match tokio::time::timeout(SESSION, self.try_open(files)).await {
            Ok(page) => page,
            Err(_) => tokio::time::timeout(SESSION, self.try_open(files)).await?,
        }
    }

    async fn try_open(&self, files: &[&Path]) -> Done<Page> {
        let Driven { client, driver } = self.drive(&tools::program(PROGRAM)?, files).await?;
        Page::new(client, driver).await
    }

    /// Starts a program of the same shell under the driver, whatever its page is, with files to open. The engine's
    /// driver ends now and then before it has opened a window; it is started once more.
    ///
    /// # Errors
    /// Where a tool is missing, or the window does not come.
    pub async fn drive(&self, program: &Path, files: &[&Path]) -> Done<Driven> {
        match self.try_drive(program, files).await {
            Err(trouble) if has_ended(&trouble) => self.try_drive(program, files).await,
            tried => tried,
        }
    }

    async fn try_drive(&self, program: &Path, files: &[&Path]) -> Done<Driven> {
        let (port, native_port) = (free_port()?, free_port()?);
        let mut driver = self.command(&tools::tool("tauri-driver")?);
        driver
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .arg("--native-driver")
            .arg(tools::tool("WebKitWebDriver")?);
        if std::env::var_os("MUNIMENT_E2E_LOUD").is_none() {
            driver.stderr(Stdio::null());
        }
        let driver = Started::quietly(&mut driver)?;
        let address = format!("http://127.0.0.1:{port}");
        for port in [port, native_port] {
            wait_for_port(port).await?;
        }
        let wanted = json!({ "tauri:options": { "application": program, "args": files } });
        let wanted: Capabilities = wanted.as_object().cloned().unwrap_or_default();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(wanted).connect(&address).await?;
        Ok(Driven { client, driver })
    }
}

/// A window under the driver; both end when this is dropped.
pub struct Driven {
    /// The driver's client.
    pub client: Client,
    driver: Started,
}

/// Whether the driver was gone before it answered. A program that does not come is something else: the driver says so.
fn has_ended(trouble: &Trouble) -> bool {
    matches!(trouble.downcast_ref(), Some(NewSessionError::FailedC(_) | NewSessionError::Lost(_)))
}

/// All files below a folder, but for what is passed over.
pub(crate) fn gather(folder: &Path, passed_over: &[PathBuf], files: &mut Vec<PathBuf>) -> Done<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let about = fs::symlink_metadata(&path)?;
        if passed_over.contains(&path) {
        } else if about.is_dir() {
            gather(&path, passed_over, files)?;
        } else if about.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

fn free_port() -> Done<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

async fn wait_for_port(port: u16) -> Done<()> {
    for _ in 0..200 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("the driver of the window did not start within 10 seconds".into())
}
