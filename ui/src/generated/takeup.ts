/**
 * Take-up: how much each form is used in a period, against a target where a manager has set one.
 *
 * Figures come from the journal; `begun_here` and `taken_here` from the notes of this desk, which no other has. Deliberately
 * not here: where a single form is (track).
 *
 * Generated from `crates/registry/src/view`; do not edit.
 */
import type { Change, Text } from './common';
import type { Tier } from './library';

/** What was begun and completed in one month. */
export type MonthFigures = {
  /** Forms of which the first stage was handed over. */
  begun: number;
  /** Forms that were completed. */
  completed: number;
};

/** Figures of a period. */
export type TakeUpFigures = {
  /** Forms of which the first stage was handed over in the period. */
  begun: number;
  /** Forms that were completed in the period. */
  completed: number;
  /** Of those completed, how many have a stage signed with a key. */
  e_signed: number;
  /** Of those completed, how many have a stage signed on paper. */
  on_paper: number;
  /** Forms that were refused in the period. */
  refused: number;
  /** Forms that were taken back in the period. */
  withdrawn: number;
  /** Forms that were on their way on any day of the period. */
  in_hand: number;
  /** Of those in hand, how many had a stage past its due day on any day of the period. */
  late: number;
  /** Forms that are still on their way at the end of the period. */
  open: number;
  /** Of those still on their way, how many have a stage past its due day. */
  overdue: number;
  /** Originals that are still to be seen or to come at the end of the period. */
  originals_outstanding: number;
};

/** What a target counts. */
export type TakeUpMeasure = 'completed' | 'electronic';

/** What is to be reached in a period. */
export type TakeUpTarget = {
  measure: TakeUpMeasure;
  /** A number of forms, or per cent. */
  value: number;
};

/** The period that is looked at, as the day of the desk has it. */
export type TakeUpPeriod = 'month' | 'quarter' | 'financial_year' | 'all' | 'between';

/** What is counted. */
export type TakeUpAsk = {
  period: TakeUpPeriod;
  /** First day, with `between`; null = from the beginning on. */
  from: string | null;
  /** Last day, with `between`; null = today. */
  to: string | null;
  /** Only this form, by number; null = all. */
  form_no: string | null;
  /** Only what was begun in this unit, empty for those without one; null = all. */
  unit: string | null;
};

/** `take_up`: the figures of a period. */
export type TakeUpRequest = { ask: TakeUpAsk };

/** Figures with their shares. */
export type TakeUpCount = {
  figures: TakeUpFigures;
  /** How many of the forms in hand were late, in per cent, a decimal; null = none was in hand. */
  late_percent: string | null;
  /** How many of those completed have no stage signed on paper, in per cent, a decimal; null = none was completed. */
  electronic_percent: string | null;
  /** Forms begun at this desk, as it noted them, whether or not they were handed over. */
  begun_here: number;
  /** Copies of the form taken at this desk, as it noted them. */
  taken_here: number;
};

/** A target, and whether it is reached. */
export type TakeUpAim = {
  target: TakeUpTarget;
  /** Null = there is no share yet, because nothing was completed. */
  reached: boolean | null;
};

/** One form. */
export type FormTakeUp = {
  form_no: string;
  title: Text;
  count: TakeUpCount;
  /** Null = none is set for this period, or only one unit is counted. */
  aim: TakeUpAim | null;
};

/** One unit. */
export type UnitTakeUp = {
  /** As the directory has it; empty = those who began it had none. */
  unit: string;
  count: TakeUpCount;
};

/** One month. */
export type MonthTakeUp = {
  /** `YYYY-MM`. */
  month: string;
  figures: MonthFigures;
};

/** One tier. */
export type TierTakeUp = {
  tier: Tier;
  /** Forms of the library that have come so far. */
  forms: number;
  /** How many they are of a hundred in the library, a decimal; null = the library is empty. */
  percent: string | null;
  /** Forms of this tier that were completed in the period. */
  completed: number;
};

/** Answer of `take_up`: forms by number, units by name, every month from the first to the last with a figure. */
export type TakeUpResponse = {
  /** First day of the period; null = from the beginning on. */
  from: string | null;
  /** Its last day. */
  to: string;
  /** The day up to whose end it is counted: today, where the period lasts longer. */
  counted_to: string;
  total: TakeUpCount;
  forms: FormTakeUp[];
  units: UnitTakeUp[];
  months: MonthTakeUp[];
  /** The whole library by tier, from paper on. */
  tiers: TierTakeUp[];
  /** The units that there are, whichever is counted. */
  all_units: string[];
  /** Targets can be set for this period, and by the person of this desk. */
  may_set_target: boolean;
};

/** `set_take_up_target`: set or take away what a form is to reach in every period of a kind. */
export type SetTargetRequest = {
  form_no: string;
  /** Month, quarter or financial year. */
  period: TakeUpPeriod;
  /** Null = none. */
  target: TakeUpTarget | null;
};

/** Answer of `set_take_up_target`. */
export type SetTargetResponse = { changed: Change[] };

/** `save_take_up`: write the figures by form as a CSV file. */
export type SaveTakeUpRequest = {
  ask: TakeUpAsk;
  /** As `pick_save` gave it. */
  path: string;
};

/** `save_form`: write a copy of a definition that is here; the desk notes that it was taken. */
export type SaveFormRequest = {
  /** Number, hash or identity. */
  form_id: string;
  /** As `pick_save` gave it. */
  path: string;
};

/** `save_official`: write a copy of the official PDF of a form. */
export type SaveOfficialRequest = {
  /** Number, hash or identity. */
  form_id: string;
  /** Name of the file. */
  name: string;
  /** As `pick_save` gave it. */
  path: string;
};

/** `print_official`: hand it to the system to be printed. */
export type PrintOfficialRequest = {
  /** Number, hash or identity. */
  form_id: string;
  /** Name of the file. */
  name: string;
};

/** Answer of `save_form` and `save_official`. */
export type SaveFormResponse = { name: string; changed: Change[] };
