//! Contract: the vault (state, first start, unlock, lock) and the settings of this desk.
//!
//! Deliberately not here: the secret of a signing key, which never passes through this window.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Lang, Text};
use zeroize::Zeroize;

use super::common::{Agent, Change};

/// A passphrase or recovery key on its way: never printed by accident, overwritten when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// A secret from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the room that opens the vault with it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Where the vault stands. `absent`: none made yet; `busy`: open in another process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultStage {
    /// None made yet.
    Absent,
    /// Made, and closed.
    Locked,
    /// Open here.
    Open,
    /// Open in another process.
    Busy,
}

/// Answer of `vault_state`, `unlock` and `lock`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VaultState {
    pub stage: VaultStage,
    /// Who the vault belongs to; null until it is open.
    pub holder: Option<Agent>,
    /// Open, and not yet joined to the records server that is to decide for it.
    pub awaits_server: bool,
    /// Name of the department, from the vault's public header or the sample.
    pub department: Option<Text>,
    /// The vault holds the demo department; every document made from it says so.
    pub sample: bool,
    /// The operating system's keyring answers on this machine.
    pub keyring_available: bool,
    /// A keyring slot exists and may be used now (never right after a lock).
    pub keyring_slot: bool,
    /// A department recovery slot exists.
    pub recovery_slot: bool,
    /// Language chosen when the vault was made; null while absent.
    pub language: Option<Lang>,
    /// Civil date of the office (UTC+8) as the desk sees it: what "today" means in the window.
    #[ts(type = "string")]
    pub today: Date,
}

/// Name and post of the person to whom a new vault belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewHolder {
    pub name: Text,
    pub post: Text,
}

/// Who decides for a new vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// This computer is its own authority.
    ThisPc,
    /// A records server, which the desk joins by `connect_server`.
    Server,
}

/// `create_vault`: make a vault in the standard place. The passphrase must pass the room's own rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateVaultRequest {
    /// Who decides; the demo department only on this computer.
    pub place: Place,
    /// Fill it with the demo department.
    pub sample: bool,
    pub language: Lang,
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// Also put a slot into the operating system's keyring.
    pub use_keyring: bool,
    /// Name and post of the holder; null with `sample`, which brings its own, and with `server`, which tells.
    pub holder: Option<NewHolder>,
}

/// Answer of `create_vault`: open at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CreateVaultResponse {
    pub state: VaultState,
    /// Recovery words or key, shown once; null when the department's key holds that slot.
    #[ts(type = "string | null")]
    pub recovery_key: Option<Secret>,
    pub changed: Vec<Change>,
}

/// `unlock`: exactly one of the three ways is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlockRequest {
    #[ts(type = "string | null")]
    pub passphrase: Option<Secret>,
    pub keyring: bool,
    #[ts(type = "string | null")]
    pub recovery_key: Option<Secret>,
}

/// Answer of `desk_facts`: where this desk keeps what, for the settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeskFacts {
    /// Folder of the vault.
    pub vault_folder: String,
    #[ts(type = "string")]
    pub made_on: Date,
    pub folders: u32,
    pub records: u32,
    /// Bytes of all files of records and drafts, as they were before they were sealed.
    pub files_bytes: u64,
}

/// `set_passphrase`: exactly one of the first two proves who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPassphraseRequest {
    /// The passphrase so far.
    #[ts(type = "string | null")]
    pub present: Option<Secret>,
    /// Or the recovery key, where it is forgotten.
    #[ts(type = "string | null")]
    pub recovery_key: Option<Secret>,
    #[ts(type = "string")]
    pub new: Secret,
}

/// `renew_recovery_key`: the former one opens nothing any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewRecoveryKeyRequest {
    #[ts(type = "string")]
    pub passphrase: Secret,
}

/// Answer of `renew_recovery_key`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RenewRecoveryKeyResponse {
    /// Shown once, kept nowhere.
    #[ts(type = "string")]
    pub recovery_key: Secret,
    pub changed: Vec<Change>,
}

/// Answer of `unlock` and `lock`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VaultChanged {
    pub state: VaultState,
    pub changed: Vec<Change>,
}

/// Look of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the operating system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// Rows of lists: 44 px (`comfortable`) or 34 px (`compact`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 34 px.
    #[default]
    Compact,
    /// 44 px.
    Comfortable,
}

/// Settings of this desk, kept in the vault (look and language also beside it, for the lock screen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    pub language: Lang,
    pub theme: Theme,
    /// Rows of lists: 34 px or 44 px.
    pub density: Density,
    /// Size of the whole window, 100 to 200.
    pub zoom_percent: u32,
    /// Single letters act as commands outside fields (WCAG 2.1.4: can be switched off).
    pub single_keys: bool,
    /// Minutes without any input before the vault locks; 0 never.
    pub lock_after_minutes: u32,
    /// Linux: show Chinese preedit inside the field.
    pub inline_preedit: bool,
    /// Notices of the system say that something waits, in counts only.
    #[serde(default = "Settings::notices_first")]
    pub notices: bool,
    /// No notice between the two times that follow.
    #[serde(default)]
    pub quiet: bool,
    /// `HH:MM`, by the office's clock.
    #[serde(default = "Settings::quiet_from_first")]
    pub quiet_from: String,
    /// `HH:MM`; earlier than `quiet_from` means on the next day, the same means never.
    #[serde(default = "Settings::quiet_to_first")]
    pub quiet_to: String,
    /// Address of the time-stamp authority (RFC 3161 over HTTP) whose time-stamps keep signed records provable; empty none.
    #[serde(default)]
    pub time_stamps_at: String,
}

/// What settings that were kept before there were notices say of them.
impl Settings {
    pub(crate) fn notices_first() -> bool {
        true
    }

    pub(crate) fn quiet_from_first() -> String {
        "19:00".to_owned()
    }

    pub(crate) fn quiet_to_first() -> String {
        "08:00".to_owned()
    }
}

/// Settings to change: what is left out (or null) stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SettingsChange {
    pub language: Option<Lang>,
    pub theme: Option<Theme>,
    pub density: Option<Density>,
    pub zoom_percent: Option<u32>,
    pub single_keys: Option<bool>,
    pub lock_after_minutes: Option<u32>,
    pub inline_preedit: Option<bool>,
    pub notices: Option<bool>,
    pub quiet: Option<bool>,
    pub quiet_from: Option<String>,
    pub quiet_to: Option<String>,
    pub time_stamps_at: Option<String>,
}

/// `set_settings`: only the fields given are changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSettingsRequest {
    pub settings: SettingsChange,
}

/// Answer of `get_settings` and `set_settings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettingsResponse {
    pub settings: Settings,
    pub changed: Vec<Change>,
}
