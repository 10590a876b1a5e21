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
  my_work: ['work', 'drafts', 'tray', 'forms', 'keeping', 'records'],
  track_forms: ['work', 'drafts', 'forms', 'sync'],
  list_originals: ['work', 'forms', 'sync'],
  // A target is one of the settings of the desk; a copy that is taken is noted in its chain.
  take_up: ['work', 'drafts', 'forms', 'sync', 'settings', 'log'],
  // What is kept as a favourite is one of the settings of the desk.
  list_forms: ['forms', 'drafts', 'settings'],
  show_form: ['forms'],
  list_drafts: ['drafts', 'answers'],
  open_draft: [],
  preview_move: [],
  preview_form: ['drafts', 'answers'],
  list_keys: ['vault', 'keys'],
  file_plan: ['plan', 'records', 'keeping'],
  // A hold and a due date stand in the rows; a fact or a schedule changes them.
  list_records: ['records', 'keeping'],
  // Titles and levels come down from the plan, verdicts hang on the trusted authorities, and the
  // history says how far each entry is proven.
  show_record: ['records', 'keeping', 'plan', 'settings', 'sync'],
  suggest_folders: ['plan', 'records'],
  list_favourites: ['settings', 'plan', 'records'],
  search: ['index', 'records', 'keeping', 'plan'],
  due: ['keeping', 'records', 'plan'],
  explain: ['keeping', 'records', 'plan'],
  verify_record: ['records', 'settings'],
  list_anchors: ['settings'],
  list_publishers: ['forms'],
  desk_facts: ['vault', 'plan', 'records', 'drafts'],
  verify_log: ['log'],
  doctor: ['vault', 'index', 'log'],
  sync_state: ['sync', 'tray', 'log'],
  tray: ['tray', 'sync'],
};

/** Those that are asked again only when one comes to their screen: at every pause in typing they would ask for too much. */
const ON_ARRIVAL: typeof DEPENDS = { my_work: ['answers'] };

/** The verbs whose cached answers a set of changes makes stale. */
export const staleVerbs = (changes: readonly Change[]): Set<Verb> => those(DEPENDS, changes);

/** Those that go stale without being asked again where they are seen. */
export const staleOnArrival = (changes: readonly Change[]): Set<Verb> => those(ON_ARRIVAL, changes);

function those(depend: typeof DEPENDS, changes: readonly Change[]): Set<Verb> {
  const topics = new Set(changes.map((change) => change.topic));
  const names = Object.keys(depend) as Verb[];
  return new Set(names.filter((verb) => depend[verb]?.some((topic) => topics.has(topic))));
}
