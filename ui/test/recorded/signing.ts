/** What becomes of signed forms, as the desk tells it. */
import type { SignResponse } from '../../src/generated/contract';
import { preview } from './forms.ts';

/** A form that was signed and passed on. */
export const handedOver: SignResponse = {
  instance_id: 'i1',
  stage_id: 'apply',
  state: 'passed_on',
  reference: null,
  provisional: false,
  filed_apart: [],
  passed_to: preview.next.map((office) => office.to),
  waits_for: [],
  changed: [],
};
