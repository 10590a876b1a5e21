/**
 * Contract: a definition while somebody writes it: what is wrong with it and where, how it looks, what its rules say.
 *
 * Nothing is stored: the text lies with the window and in the author's own file. Deliberately not here: definitions
 * that this desk has (library), drafts (drafts).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Json, Message, Text } from './common';
import type { Edit, Evaluation, FormView } from './forms';

/** What a rule is about. */
export type RuleKind = 'visible' | 'required' | 'readOnly' | 'compute' | 'choices' | 'assert' | 'stage' | 'attachment';

/** A rule of a definition, said. */
export type RuleSentence = {
  /** What it is about. */
  kind: RuleKind;
  /** JSON pointer of the expression in the definition. */
  place: string;
  /** The field, section, stage or attachment of which it speaks. */
  about: Text;
  /** What it says: the rule itself, then the values that it speaks of by number, then what happens otherwise. */
  sentences: Sentence[];
  /** The line of text for authors. */
  line: string;
};

/** A sentence, with what it lists. */
export type Sentence = {
  /** What it says. */
  text: Text;
  /** The items of its list, in order; none where it says all by itself. */
  items: Sentence[];
};

/** `preview_definition`: what the text of a definition makes, filled in with the answers after the edits. */
export type PreviewDefinitionRequest = {
  /** The text, sound or not. */
  source: string;
  /** The stage that is filled in; the first where it is null or not there. */
  stage_id: string | null;
  /** The answers; null = as a form begins. */
  answers: Json;
  edits: Edit[];
};

/** How much a finding weighs. */
export type DefinitionFindingKind = 'fault' | 'test' | 'remark';

/** Something to be said of a definition, with its place in the text. */
export type DefinitionFinding = {
  kind: DefinitionFindingKind;
  /** JSON pointer into the definition. */
  pointer: string;
  /** From 1. */
  line: number;
  /** The character in the line, from 1. */
  column: number;
  message: Message;
};

/** A rule with its place in the text. */
export type PlacedRule = {
  rule: RuleSentence;
  /** From 1. */
  line: number;
  /** The character in the line, from 1. */
  column: number;
};

/** The form that a sound text makes. */
export type PreviewedForm = {
  form: FormView;
  /** The stage that is filled in. */
  stage_id: string;
  /** The answers after the edits. */
  answers: Json;
  evaluation: Evaluation;
  rules: PlacedRule[];
};

/** Answer of `preview_definition`. */
export type DefinitionPreview = {
  /** As `form check` finds it: no fault, no test that fails. */
  sound: boolean;
  findings: DefinitionFinding[];
  /** Null while the text has faults. */
  form: PreviewedForm | null;
};

/** `read_definition`: `path` as `pick_files` gave it. */
export type ReadDefinitionRequest = { path: string };

/** Answer of `read_definition`. */
export type ReadDefinitionResponse = {
  /** The name of the file. */
  name: string;
  source: string;
};

/** `save_definition`: writes the text to the file, whole or not at all. */
export type SaveDefinitionRequest = { path: string; source: string };

/** Answer of `save_definition`. */
export type SaveDefinitionResponse = {
  /** The name of the file. */
  name: string;
};
