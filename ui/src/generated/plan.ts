/**
 * Contract: the file plan as the window shows it: classes, and what lies in the branches that are open.
 *
 * Deliberately not here: the verbs that open and close them (files).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Text } from './common';

/** Level of the file plan. */
export type NodeKind = 'class' | 'folder' | 'part';

/** Whether a node takes records. */
export type NodeState = 'open' | 'closed' | 'destroyed';

/** `file_plan`: all classes, and what lies directly beneath the nodes that are open. */
export type FilePlanRequest = {
  /** Nodes of which the folders or parts are wanted; what is no node is passed over. */
  open: string[];
  /** A node that is to be there with the way to it, whatever is open; null = none. */
  reveal: string | null;
};

/** One row of the file plan, flat; the window builds the tree from `parent_id`. Siblings are in order. */
export type PlanNode = {
  node_id: string;
  parent_id: string | null;
  kind: NodeKind;
  /** `DO-4`, `DO/4/12`, `DO/4/12 Pt 2`. */
  reference: string;
  title: Text;
  state: NodeState;
  /** Records beneath, all levels. */
  records: number;
  /** Nodes directly beneath, whether they are told here or not. */
  children: number;
  /** Parts: most enclosures before a new part; null = none. */
  limit: number | null;
  held: boolean;
  /** Security level, e.g. `RESTRICTED`; null = none. */
  security: string | null;
  opened_on: string | null;
  closed_on: string | null;
};

/** Answer of `file_plan`. */
export type FilePlanResponse = {
  nodes: PlanNode[];
  /** Records of the whole desk. */
  records: number;
};
