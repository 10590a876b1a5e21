/** The JSON Schema of definitions, by which the editor completes; it comes with the editor, not at the start. */
import type { Schema } from '../../components/editor/completion';

const read = import.meta.glob<Schema>('../../../../schemas/forms/mform.schema.json', { import: 'default' });

/** The schema. */
export async function definitionSchema(): Promise<Schema> {
  const [load] = Object.values(read);
  return load ? load() : {};
}
