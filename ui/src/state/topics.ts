/**
 * Which answers go stale when a topic changes. The only place that knows it; everything that asks is
 * refreshed through this table. A verb that is missing here is never cached.
 */
import type { Change, Topic, Verb } from '../generated/contract';

/** The topics on which each asking verb depends. */
export const DEPENDS: Partial<Record<Verb, readonly Topic[]>> = {
  // A desk that joins its server leaves the door.
  vault_state: ['vault', 'sync'],
  get_settings: ['settings'],
  my_work: ['work', 'drafts', 'tray'],
  list_forms: ['forms', 'drafts'],
  show_form: ['forms'],
  list_drafts: ['drafts'],
  open_draft: [],
  preview_form: ['drafts'],
  list_keys: ['vault'],
  file_plan: ['plan', 'records'],
  list_records: ['records'],
  show_record: ['records', 'keeping'],
  suggest_folders: ['plan'],
  search: ['index', 'records'],
  due: ['keeping', 'records'],
  explain: ['keeping', 'records'],
  verify_record: ['records'],
  verify_log: ['log'],
  doctor: ['vault', 'index', 'log'],
  sync_state: ['sync', 'tray'],
  tray: ['tray'],
};

/** The verbs whose cached answers a set of changes makes stale. */
export function staleVerbs(changes: readonly Change[]): Set<Verb> {
  const topics = new Set(changes.map((change) => change.topic));
  const names = Object.keys(DEPENDS) as Verb[];
  return new Set(names.filter((verb) => DEPENDS[verb]?.some((topic) => topics.has(topic))));
}
