/** The rows of the catalogue: what is begun, and what can be begun. */
import type { DraftRow, FormEntry } from '../../generated/contract';

/** A row: a draft, a form, or a draft in the trash. */
export type CatalogueRow =
  { kind: 'draft'; draft: DraftRow } | { kind: 'trash'; draft: DraftRow } | { kind: 'form'; form: FormEntry };
