/**
 * Take-up (to be generated).
 */
import type { Change, Text } from './common';

export type TakeUpPeriod = 'month' | 'quarter' | 'financial_year' | 'all' | 'between';
export type TakeUpMeasure = 'completed' | 'electronic';
export type TakeUpTarget = { measure: TakeUpMeasure; value: number };
export type TakeUpFigures = {
  begun: number; completed: number; e_signed: number; on_paper: number; refused: number; withdrawn: number;
  in_hand: number; late: number; open: number; overdue: number; originals_outstanding: number;
};
export type MonthFigures = { begun: number; completed: number };
export type TakeUpAsk = { period: TakeUpPeriod; from: string | null; to: string | null; form_no: string | null; unit: string | null };
export type TakeUpRequest = { ask: TakeUpAsk };
export type TakeUpCount = { figures: TakeUpFigures; late_percent: string | null; electronic_percent: string | null; begun_here: number; taken_here: number };
export type TakeUpAim = { target: TakeUpTarget; reached: boolean | null };
export type FormTakeUp = { form_no: string; title: Text; count: TakeUpCount; aim: TakeUpAim | null };
export type UnitTakeUp = { unit: string; count: TakeUpCount };
export type MonthTakeUp = { month: string; figures: MonthFigures };
export type TakeUpResponse = { from: string | null; to: string; counted_to: string; total: TakeUpCount; forms: FormTakeUp[]; units: UnitTakeUp[]; months: MonthTakeUp[]; all_units: string[]; may_set_target: boolean };
export type SetTargetRequest = { form_no: string; period: TakeUpPeriod; target: TakeUpTarget | null };
export type SetTargetResponse = { changed: Change[] };
export type SaveTakeUpRequest = { ask: TakeUpAsk; path: string };
export type SaveFormRequest = { form_id: string; path: string };
export type SaveFormResponse = { name: string; changed: Change[] };
