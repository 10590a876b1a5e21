/**
 * Contract: the publishers whose forms the department takes.
 *
 * Deliberately not here: whose certificates this desk trusts under a signature (prove).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text } from './common';

/** Who stands for the text of forms. */
export type PublisherView = {
  publisher_id: string;
  /** The name under which it signs. */
  name: string;
  title: Text;
  /** Ed25519 public key, hex. */
  key: string;
  /** It is the department itself. */
  own: boolean;
  withdrawn: PublisherWithdrawn | null;
};

/** Nothing new of it is taken. */
export type PublisherWithdrawn = { on: string; reason: string };

/** Answer of `list_publishers`, `recognise_publisher` and `withdraw_publisher`. */
export type PublishersResponse = { publishers: PublisherView[]; changed: Change[] };

/** `read_publisher`: whom a file offers, to be compared with the publisher before it is recognised. */
export type ReadPublisherRequest = {
  /** As `pick_files` gave it. */
  path: string;
};

/** Answer of `read_publisher`: one that could be recognised. */
export type PublisherOffer = {
  /** The name under which it signs. */
  name: string;
  title: Text;
  /** Ed25519 public key, hex. */
  key: string;
};

/** `recognise_publisher`: take the forms of the publisher in a file. */
export type RecognisePublisherRequest = {
  /** As `pick_files` gave it. */
  path: string;
  /** What was shown and compared; a file that says something else by now is refused. */
  offered: PublisherOffer;
};

/** `withdraw_publisher`: take nothing new of one any more. */
export type WithdrawPublisherRequest = {
  /** Its key. */
  key: string;
  /** Why; it stays in the journal. */
  reason: string;
};

/** `export_publisher`: write the department as a publisher, for others to recognise. */
export type ExportPublisherRequest = {
  /** As `pick_save` gave it. */
  path: string;
};

/** Answer of `export_publisher`. */
export type ExportPublisherResponse = { name: string };
