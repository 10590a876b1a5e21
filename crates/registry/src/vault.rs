//! The vault of a desk: making it, opening it, locking it.
//!
//! A vault is founded completely or not at all: a marker stands in the folder from before the
//! database is made until it becomes `vault.toml`, so an interrupted founding is told from a
//! vault whose header was lost. A vault that exists is never made anew, whatever the keyring says.

mod slots;

use std::fs;
use std::path::{Path, PathBuf};

use records::DeviceId;
use sealed::{KekPlace, Key, NewVault, OsKeyring, VaultHeader};
use store::{Beginning, Founding, Holder, Standing, Store, VaultLock};
use tokens::Tokens;
use uuid::Uuid;
use words::{Lang, Message};

use crate::aids::Aids;
use crate::batch::Batch;
use crate::cards::{Look, SeenTokens};
use crate::clock::Clock;
use crate::desk::Desk;
use crate::failure::Failure;

const HEADER: &str = "vault.toml";
const LANGUAGE: &str = "language";
/// The header while it is written anew.
const COMING: &str = "vault.toml.coming";
/// Says that the vault beside it was never finished; the header is written into it at the end.
const FOUNDING: &str = "vault.founding";
const DATABASE: &str = "vault.db";

/// Name of the authority of a desk that stands alone.
const ALONE: &str = "this-pc.invalid/muniment";

/// One desk and its vault, open or not.
pub struct Registry {
    folder: PathBuf,
    clock: Clock,
    lang: Lang,
    keyring: Box<dyn KekPlace + Send>,
    extractor: Option<extraction::Extractor>,
    tokens: Tokens,
    /// What the last look saw of cards and tokens.
    pub(crate) seen: Option<SeenTokens>,
    desk: Option<Desk>,
    batch: Option<Batch>,
    locked_once: bool,
    keyring_answers: Option<bool>,
}

/// How to open a vault.
pub enum Opening<'a> {
    /// By passphrase.
    Passphrase(&'a str),
    /// By the key in the system's keyring.
    Keyring,
    /// By the recovery key.
    Recovery(&'a str),
}

/// What a new vault is to be.
#[derive(Debug, Clone)]
pub struct NewDesk {
    /// Fill it with the demo department.
    pub sample: bool,
    /// The passphrase.
    pub passphrase: String,
    /// Also put a slot into the system's keyring.
    pub use_keyring: bool,
    /// Decide here ("only this PC"); otherwise join a records server later.
    pub alone: bool,
    /// Name and post of the person, where no sample brings its own.
    pub holder: Option<Holder>,
}

/// Where a vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// None made yet.
    Absent,
    /// Made, and closed.
    Locked,
    /// Its database is there, but its header is not: neither to be opened nor to be made anew.
    HeaderMissing,
    /// Open here.
    Open,
}

impl Registry {
    /// The desk of the vault in `folder`, which may not exist yet.
    pub fn new(folder: PathBuf, clock: Clock, lang: Lang) -> Self {
        let keyring = Box::new(OsKeyring::new());
        Self {
            folder,
            clock,
            lang,
            keyring,
            extractor: None,
            tokens: Aids::by("").tokens(),
            seen: None,
            desk: None,
            batch: None,
            locked_once: false,
            keyring_answers: None,
        }
    }

    /// The same with another place for keyring keys (tests, or none at all).
    #[must_use]
    pub fn with_keyring(mut self, place: Box<dyn KekPlace + Send>) -> Self {
        self.keyring = place;
        self.keyring_answers = None;
        self
    }

    /// The same with a program that reads texts in a process of its own.
    #[must_use]
    pub fn with_extractor(mut self, extractor: extraction::Extractor) -> Self {
        self.extractor = Some(extractor);
        self
    }

    /// The same with a program that reads files and talks to tokens in processes of its own.
    #[must_use]
    pub fn with_aids(mut self, aids: &Aids) -> Self {
        self.tokens = aids.tokens();
        self.with_extractor(aids.extractor())
    }

    /// Cards and tokens.
    pub(crate) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// A look at what is put in, which can be taken while the desk goes on.
    ///
    /// # Errors
    /// The vault is locked; a fault of the database.
    pub fn look(&mut self) -> Result<Look, Failure> {
        Ok(Look::new(self.tokens.clone(), &self.added_modules()?))
    }

    /// Remembers what a look has seen, until the next or until the vault is locked.
    ///
    /// # Errors
    /// The vault was locked meanwhile.
    pub fn remember(&mut self, seen: SeenTokens) -> Result<(), Failure> {
        self.desk()?;
        self.seen = Some(seen);
        Ok(())
    }

    /// Modules that a person added to those that are found unasked.
    ///
    /// # Errors
    /// The vault is locked; a fault of the database.
    pub fn added_modules(&mut self) -> Result<Vec<PathBuf>, Failure> {
        self.desk()?.added_modules()
    }

    /// Keeps a batch until it is gone on with; another one that was kept is ended.
    pub(crate) fn keep_batch(&mut self, batch: Batch) {
        self.batch = Some(batch);
    }

    /// The batch of this name, to be gone on with.
    pub(crate) fn take_batch(&mut self, id: &str) -> Option<Batch> {
        self.batch.take_if(|batch| batch.id == id)
    }

    /// Closes the key of whatever batch there is.
    pub(crate) fn end_batch(&mut self) {
        self.batch = None;
    }

    /// The language in which messages are said.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Changes the language in which messages are said.
    pub fn set_lang(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// The same in the language in which the vault was last used: it lies beside the vault, so
    /// that the lock screen speaks it before anything is open.
    #[must_use]
    pub fn with_remembered_language(mut self) -> Self {
        let kept = fs::read_to_string(self.folder.join(LANGUAGE)).ok();
        self.lang = kept.and_then(|tag| tag.trim().parse().ok()).unwrap_or(self.lang);
        self
    }

    /// Remembers the present language for the next start.
    ///
    /// # Errors
    /// A fault of the disk.
    pub(crate) fn remember_language(&self) -> Result<(), Failure> {
        Ok(fs::write(self.folder.join(LANGUAGE), self.lang.tag())?)
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Where the vault stands.
    pub fn stage(&self) -> Stage {
        match &self.desk {
            Some(_) => Stage::Open,
            None if self.folder.join(HEADER).exists() => Stage::Locked,
            None if self.is_headless() => Stage::HeaderMissing,
            None => Stage::Absent,
        }
    }

    /// A database that no founding has left behind, and no header beside it.
    fn is_headless(&self) -> bool {
        let there = |name: &str| self.folder.join(name).exists();
        there(DATABASE) && !there(HEADER) && !there(FOUNDING)
    }

    /// The open desk.
    ///
    /// # Errors
    /// A refusal `registry-locked`, `registry-no-vault` or `registry-header-missing` with the next step.
    pub fn desk(&mut self) -> Result<&mut Desk, Failure> {
        let stage = self.stage();
        self.desk.as_mut().ok_or_else(|| match stage {
            Stage::Absent => Failure::refusal(Message::new("registry-no-vault")),
            Stage::HeaderMissing => header_missing(),
            Stage::Locked | Stage::Open => Failure::refusal(Message::new("registry-locked")),
        })
    }

    /// The public header.
    ///
    /// # Errors
    /// A refusal when there is none, or when it is damaged.
    pub fn header(&self) -> Result<VaultHeader, Failure> {
        let path = self.folder.join(HEADER);
        if !path.exists() {
            return Err(match self.stage() {
                Stage::Absent => Failure::refusal(Message::new("registry-no-vault")),
                _ => header_missing(),
            });
        }
        let bytes = fs::read(path)?;
        let text = String::from_utf8(bytes).map_err(|_| Failure::refusal(Message::new("registry-header-not-text")))?;
        Ok(VaultHeader::parse(&text)?)
    }

    /// Makes a vault and leaves it open.
    ///
    /// # Errors
    /// A refusal when a vault exists already (its header may be missing) or the passphrase is too
    /// short: then nothing was written. A fault when the disk is full.
    pub fn create(&mut self, new: &NewDesk) -> Result<(), Failure> {
        self.refuse_existing()?;
        let vault_key = Key::random();
        let vault_id = Uuid::now_v7().to_string();
        let about = NewVault { vault_id: &vault_id, created: self.clock.today(), sample: new.sample };
        let mut header = VaultHeader::create(&about, &vault_key, &new.passphrase)?;
        fs::create_dir_all(&self.folder)?;
        let lock = VaultLock::take(&self.folder)?;
        // Another process may have made one between the first look and the lock.
        self.refuse_existing()?;
        self.clear_interrupted()?;
        fs::File::create(self.folder.join(FOUNDING))?.sync_all()?;
        fs::File::open(&self.folder)?.sync_all()?;
        let device = DeviceId(Uuid::now_v7());
        let founding = Founding {
            device,
            standing: if new.alone { Standing::Authority } else { Standing::Desk },
            // A name of its own, so that two that stand alone are not taken for one another.
            origin: format!("{}.{ALONE}", &device.0.simple().to_string()[20..]),
            at: self.clock.now(),
            sample: new.sample,
        };
        let store = Store::create_under(lock, &self.folder, &vault_key, &founding)?;
        let mut desk = Desk::open(store, &vault_key, self.clock, self.extractor.clone())?;
        found_department(&mut desk, new)?;
        if new.use_keyring {
            // A keyring that cannot be reached is no reason to have no vault: the passphrase opens it.
            let _ = header.add_keyring_slot(&vault_key, self.keyring.as_ref());
        }
        self.put_header(&header, FOUNDING)?;
        self.desk = Some(desk);
        Ok(())
    }

    fn refuse_existing(&self) -> Result<(), Failure> {
        match self.stage() {
            Stage::Absent => Ok(()),
            Stage::HeaderMissing => Err(header_missing()),
            Stage::Locked | Stage::Open => Err(store::Fault::Exists.into()),
        }
    }

    /// What an interrupted founding left behind. Nothing in it was ever shown to anybody.
    fn clear_interrupted(&self) -> Result<(), Failure> {
        if !self.folder.join(FOUNDING).exists() {
            return Ok(());
        }
        for name in [DATABASE, "vault.db-wal", "vault.db-shm"] {
            let path = self.folder.join(name);
            if path.exists() {
                fs::remove_file(path)?;
            }
        }
        for name in ["components", "index"] {
            let path = self.folder.join(name);
            if path.exists() {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }

    /// Puts the header in place by renaming, so that it is never half written.
    fn write_header(&self, header: &VaultHeader) -> Result<(), Failure> {
        self.put_header(header, COMING)
    }

    /// The file `through` becomes the header in one step. At a founding that is the marker, so
    /// that there is never a header beside a marker, nor a finished vault with neither.
    fn put_header(&self, header: &VaultHeader, through: &str) -> Result<(), Failure> {
        let coming = self.folder.join(through);
        let file = fs::File::create(&coming)?;
        std::io::Write::write_all(&mut &file, header.to_toml().as_bytes())?;
        file.sync_all()?;
        fs::rename(&coming, self.folder.join(HEADER))?;
        fs::File::open(&self.folder)?.sync_all()?;
        Ok(())
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// A refusal for a wrong passphrase or an unreachable keyring (the passphrase is the way then);
    /// a fault when the database does not open.
    pub fn open(&mut self, opening: &Opening<'_>) -> Result<(), Failure> {
        let header = self.header()?;
        let key = match opening {
            Opening::Passphrase(passphrase) => header.open_with_passphrase(passphrase)?,
            Opening::Recovery(typed) => header.open_with_recovery(typed)?,
            Opening::Keyring if self.locked_once => {
                return Err(Failure::refusal(Message::new("registry-passphrase-after-lock")));
            }
            Opening::Keyring => header.open_with_keyring(self.keyring.as_ref())?,
        };
        if matches!(self.clock, Clock::Fixed(_)) && !header.is_sample() {
            return Err(Failure::refusal(Message::new("registry-clock-needs-sample")));
        }
        self.desk = None;
        let mut store = Store::open(&self.folder, &key)?;
        store.sweep()?;
        let mut desk = Desk::open(store, &key, self.clock, self.extractor.clone())?;
        desk.empty_trash()?;
        self.desk = Some(desk);
        Ok(())
    }

    /// Locks the vault: keys and views are dropped. The keyring alone does not open it again.
    pub fn lock(&mut self) {
        self.locked_once = true;
        self.batch = None;
        self.seen = None;
        self.desk = None;
    }
}

/// The vault is there and unharmed, but nothing opens it until its header is put back.
fn header_missing() -> Failure {
    Failure::refusal(Message::new("registry-header-missing"))
}

/// Fills a new vault. A desk that joins an authority later stays empty until it does.
fn found_department(desk: &mut Desk, new: &NewDesk) -> Result<(), Failure> {
    if !new.alone {
        return Ok(());
    }
    let nobody = || Holder { name: words::Text::default(), post: words::Text::default() };
    let beginning =
        if new.sample { Beginning::Sample } else { Beginning::Holder(new.holder.clone().unwrap_or_else(nobody)) };
    let now = desk.now();
    desk.store.transact(|tx| tx.found_department(&beginning, now))?;
    Ok(())
}
