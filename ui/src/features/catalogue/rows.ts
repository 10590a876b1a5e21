/** The rows of the catalogue: what is begun, and what can be begun. */
import type { DraftRow, FormEntry } from '../../generated/contract';

/** A row: a draft or a form. */
export type CatalogueRow = { kind: 'draft'; draft: DraftRow } | { kind: 'form'; form: FormEntry };
