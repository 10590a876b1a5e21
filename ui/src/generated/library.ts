/**
 * Contract: the library: every form that there is, found by number, words or department; which of them can be
 * filled in here, and what stands in the way of the others.
 *
 * Deliberately not here: what a form looks like (forms), drafts (drafts).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text } from './common';

/** What stands in the way of handing a form in electronically. */
export type Obstacle = 'signature-required' | 'originals-required' | 'statutory-form' | 'witness-required' | 'fee';

/** How far a form has been taken into the format. It follows from what a definition has, and is declared in none. */
export type Tier = 'T0' | 'T1' | 'T2' | 'T3';

/** What can be done with a form of the library at this desk. */
export type FormPlace = 'here' | 'elsewhere' | 'paper';

/** One form of the library. */
export type FormEntry = {
  /** Identity of the definition; null where it is not here. */
  form_id: string | null;
  /** The printed number, e.g. `HAD-CH-1`. No two forms have the same. */
  form_no: string;
  /** Printed edition, e.g. `11/2026`; null where the definition is not here. */
  edition: string | null;
  version: number | null;
  title: Text;
  department: Text;
  /** One line: what the form is for. */
  summary: Text | null;
  /** How far it has come from paper. */
  tier: Tier;
  standing: FormPlace;
  /** What stands in the way of handing it in electronically; a definition that is here answers it. */
  obstacles: Obstacle[];
  /** Originals must be shown or handed in. */
  needs_originals: boolean;
  /** It can be handed in on paper only, for want of a signature or of originals. */
  on_paper_only: boolean;
  /** Who stands for its text; null where the definition is not here. */
  publisher: Text | null;
  /** Invented, for practice. */
  synthetic: boolean;
  /** Number of stages; 0 where the definition is not here. */
  stages: number;
  /** How many of the stages sign. */
  signing_stages: number;
  /** Drafts of this form in this vault. */
  drafts: number;
  /** When this desk last began one. */
  last_used_at: string | null;
  /** It can be begun here. */
  fillable: boolean;
};

/** A choice of forms that the desk keeps. */
export type FormShelfKind = 'favourites' | 'recent';

/** What of the library is wanted beside the words. */
export type FormFilter = {
  /** Code of a department. */
  department: string | null;
  tier: Tier | null;
  needs_originals: boolean;
  /** Only those whose definition is here. */
  here: boolean;
  shelf: FormShelfKind | null;
};

/** `list_forms`: a window of the library, the likeliest first. `limit` ≤ 200. */
export type ListFormsRequest = {
  /** Number, words of the title, other words; everything where empty. */
  query: string;
  filter: FormFilter;
  /** How many rows stand before the window. */
  from: number;
  limit: number;
  /** A form by number, whose place in the list is wanted; null = none. */
  find: string | null;
};

/** A department with forms. */
export type DepartmentCount = {
  code: string;
  name: Text;
  /** Forms that are found, whichever department is chosen. */
  count: number;
};

/** Figures of what is found. */
export type LibraryFigures = { here: number; needs_originals: number; on_paper_only: number; synthetic: number };

/** A window of the library. */
export type ListFormsResponse = {
  forms: FormEntry[];
  /** Forms that are found. */
  found: number;
  /** Forms in the library. */
  total: number;
  /** Place of the form that was to be found, among those found. */
  place: number | null;
  /** Departments in the order of their codes. */
  departments: DepartmentCount[];
  figures: LibraryFigures;
};

/** `install_form`: takes a definition in from a file. */
export type InstallFormRequest = { path: string };

/** What came in. */
export type InstallFormResponse = {
  form_no: string;
  title: Text;
  edition: string;
  /** The catalogue names this very definition. */
  listed: boolean;
  changed: Change[];
};
