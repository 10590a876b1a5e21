/**
 * Contract: the vault (state, first start, unlock, lock) and the settings of this desk.
 *
 * Deliberately not here: the secret of a signing key, which never passes through this window.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Agent, Change, Lang, Text } from './common';

/** Where the vault stands. `absent`: none made yet; `busy`: open in another process. */
export type VaultStage = 'absent' | 'locked' | 'open' | 'busy';

/** Answer of `vault_state`, `unlock` and `lock`. */
export type VaultState = {
  stage: VaultStage;
  /** Who the vault belongs to; null until it is open. */
  holder: Agent | null;
  /** Open, and not yet joined to the records server that is to decide for it. */
  awaits_server: boolean;
  /** Name of the department, from the vault's public header or the sample. */
  department: Text | null;
  /** The vault holds the demo department; every document made from it says so. */
  sample: boolean;
  /** The operating system's keyring answers on this machine. */
  keyring_available: boolean;
  /** A keyring slot exists and may be used now (never right after a lock). */
  keyring_slot: boolean;
  /** A department recovery slot exists. */
  recovery_slot: boolean;
  /** Language chosen when the vault was made; null while absent. */
  language: Lang | null;
  /** Civil date of the office (UTC+8) as the desk sees it: what "today" means in the window. */
  today: string;
};

/** Name and post of the person to whom a new vault belongs. */
export type NewHolder = { name: Text; post: Text };

/** Who decides for a new vault. */
export type Place = 'this_pc' | 'server';

/** `create_vault`: make a vault in the standard place. The passphrase must pass the room's own rule. */
export type CreateVaultRequest = {
  /** Who decides; the demo department only on this computer. */
  place: Place;
  /** Fill it with the demo department. */
  sample: boolean;
  language: Lang;
  passphrase: string;
  /** Also put a slot into the operating system's keyring. */
  use_keyring: boolean;
  /** Name and post of the holder; null with `sample`, which brings its own, and with `server`, which tells. */
  holder: NewHolder | null;
};

/** Answer of `create_vault`: open at once. */
export type CreateVaultResponse = {
  state: VaultState;
  /** Recovery words or key, shown once; null when the department's key holds that slot. */
  recovery_key: string | null;
  changed: Change[];
};

/** `unlock`: exactly one of the three ways is used. */
export type UnlockRequest = { passphrase: string | null; keyring: boolean; recovery_key: string | null };

/** Answer of `desk_facts`: where this desk keeps what, for the settings. */
export type DeskFacts = {
  /** Folder of the vault. */
  vault_folder: string;
  made_on: string;
  folders: number;
  records: number;
  /** Bytes of all files of records and drafts, as they were before they were sealed. */
  files_bytes: number;
};

/** `set_passphrase`: exactly one of the first two proves who asks. */
export type SetPassphraseRequest = {
  /** The passphrase so far. */
  present: string | null;
  /** Or the recovery key, where it is forgotten. */
  recovery_key: string | null;
  new: string;
};

/** `renew_recovery_key`: the former one opens nothing any more. */
export type RenewRecoveryKeyRequest = { passphrase: string };

/** Answer of `renew_recovery_key`. */
export type RenewRecoveryKeyResponse = {
  /** Shown once, kept nowhere. */
  recovery_key: string;
  changed: Change[];
};

/** Answer of `unlock` and `lock`. */
export type VaultChanged = { state: VaultState; changed: Change[] };

/** Look of the window. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** Rows of lists: 44 px (`comfortable`) or 34 px (`compact`). */
export type Density = 'compact' | 'comfortable';

/** Settings of this desk, kept in the vault (look and language also beside it, for the lock screen). */
export type Settings = {
  language: Lang;
  theme: Theme;
  /** Rows of lists: 34 px or 44 px. */
  density: Density;
  /** Size of the whole window, 100 to 200. */
  zoom_percent: number;
  /** Single letters act as commands outside fields (WCAG 2.1.4: can be switched off). */
  single_keys: boolean;
  /** Minutes without any input before the vault locks; 0 never. */
  lock_after_minutes: number;
  /** Linux: show Chinese preedit inside the field. */
  inline_preedit: boolean;
  /** Notices of the system say that something waits, in counts only. */
  notices: boolean;
  /** No notice between the two times that follow. */
  quiet: boolean;
  /** `HH:MM`, by the office's clock. */
  quiet_from: string;
  /** `HH:MM`; earlier than `quiet_from` means on the next day, the same means never. */
  quiet_to: string;
  /** Address of the time-stamp authority (RFC 3161 over HTTP) whose time-stamps keep signed records provable; empty none. */
  time_stamps_at: string;
};

/** Settings to change: what is left out (or null) stays as it is. */
export type SettingsChange = {
  language?: Lang;
  theme?: Theme;
  density?: Density;
  zoom_percent?: number;
  single_keys?: boolean;
  lock_after_minutes?: number;
  inline_preedit?: boolean;
  notices?: boolean;
  quiet?: boolean;
  quiet_from?: string;
  quiet_to?: string;
  time_stamps_at?: string;
};

/** `set_settings`: only the fields given are changed. */
export type SetSettingsRequest = { settings: SettingsChange };

/** Answer of `get_settings` and `set_settings`. */
export type SettingsResponse = { settings: Settings; changed: Change[] };
