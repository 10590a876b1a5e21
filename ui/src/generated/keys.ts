/**
 * The keys with which a person signs, the cards and tokens on which they lie, and the modules that speak to those.
 *
 * Deliberately not here: the secret of a key, which the desk asks in a window of its own.
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Message } from './common';

/** What the certificate allows its key to do (RFC 5280, 4.2.1.3). */
export type KeyPurpose = 'non-repudiation' | 'digital-signature' | 'encipherment' | 'other';

/** A signing key this desk knows of. */
export type KeyView = {
  /** Path of a `.p12`, or a `pkcs11:` URI. Opaque for the window. */
  key_path: string;
  /** It lies on a card or token. */
  is_on_token: boolean;
  /** It was opened here before, and is listed until it is forgotten. */
  is_kept: boolean;
  /** For show: file name or token label. */
  label: string;
  /** Subject's common name; null before the key was ever opened here. */
  subject: string | null;
  issuer: string | null;
  /** Hex. */
  serial: string | null;
  /** Empty where the certificate allows everything. */
  purposes: KeyPurpose[];
  valid_from: string | null;
  valid_until: string | null;
  /** May sign now, as far as can be known without the secret. */
  usable: boolean;
  /** Why not, or a remark (one try of the PIN is left). */
  remark: Message | null;
};

/** A card or token that was there at the last look. */
export type TokenView = {
  label: string;
  maker: string;
  model: string;
  /** As the maker wrote it. */
  serial: string;
  /** Keys that it shows before its PIN. */
  keys: number;
  /** What to know before a PIN is typed. */
  remark: Message | null;
};

/** A module (PKCS #11) that speaks to cards and tokens. */
export type ModuleView = {
  path: string;
  /** Its file name. */
  name: string;
  /** Chosen by hand; the others are found unasked. */
  is_added: boolean;
  /** Tokens that are reached through it; null before it was asked. */
  tokens: number | null;
  /** What went wrong at the last look. */
  trouble: Message | null;
};

/** Answer of `list_keys`: at once, from what was opened here before and what the last look has seen. */
export type ListKeysResponse = {
  keys: KeyView[];
  /** `key_path` of the key used last that may sign now. */
  preferred: string | null;
  tokens: TokenView[];
  modules: ModuleView[];
  /** False until `look_for_tokens` has answered once since the vault was opened. */
  looked: boolean;
};

/** `open_key`: the desk asks the secret in its own window, reads the certificate, forgets the secret. */
export type OpenKeyRequest = { key_path: string };

/** Answer of `open_key`. */
export type OpenKeyResponse = { key: KeyView; changed: Change[] };

/** `forget_key`: the desk offers it no longer; the file or token stays as it is. */
export type ForgetKeyRequest = { key_path: string };

/** `add_token_module`, `remove_token_module`. */
export type TokenModuleRequest = {
  /** As `pick_files` or `list_keys` gave it. */
  path: string;
};
