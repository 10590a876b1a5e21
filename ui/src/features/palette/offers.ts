/** What the palette offers for a text: commands by both their names, folders, forms, records. */
import { useVerb } from '../../state/desk';
import { ANY_FORM } from '../../state/formPages';
import { runCommand, useBoundCommands } from '../../state/keys';
import { commandOf } from '../../state/keymap';
import { useGo } from '../../state/places';
import { sayIn } from '../../state/catalogue';
import { useWords } from '../../state/words';

export type Offer = {
  id: string;
  group: 'commands' | 'records' | 'folders' | 'forms' | 'search';
  title: string;
  note: string;
  run: () => void;
};

const NO_FILTERS = {
  under: null,
  kinds: [],
  from: null,
  to: null,
  year: null,
  signed: null,
  held: null,
  due_before: null,
};

/** The offers for a text, and whether the desk has answered for just this text. */
export type Offers = { offers: Offer[]; settled: boolean };

/** The offers, best group first: what was typed decides nothing but the order. */
export function useOffers(query: string): Offers {
  const { say } = useWords();
  const go = useGo();
  const text = query.trim();
  const commands = useCommandOffers(text);
  const records = useRecordOffers(text);
  const folders = useFolderOffers(text);
  const forms = useFormOffers(text);
  const settled = records.settled && folders.settled && forms.settled;
  if (text === '') return { offers: [...folders.offers, ...commands], settled };
  const all: Offer = {
    id: 'all',
    group: 'search',
    title: say('ui-search-for', { words: text }),
    note: '',
    run: () => go('/search', { q: text }),
  };
  return { offers: [...records.offers, ...folders.offers, ...forms.offers, ...commands, all], settled };
}

function useCommandOffers(text: string): Offer[] {
  const { say } = useWords();
  const wanted = text.toLowerCase();
  const ids = useBoundCommands().filter((id) => id !== 'palette' && id !== 'help' && id !== 'search-focus');
  const named = (id: (typeof ids)[number]) =>
    `${sayIn('en', commandOf(id).title)} ${sayIn('zh-Hant-HK', commandOf(id).title)}`.toLowerCase();
  return ids
    .filter((id) => wanted === '' || named(id).includes(wanted))
    .map((id) => ({
      id: `command-${id}`,
      group: 'commands',
      title: say(commandOf(id).title),
      note: commandOf(id).chord ?? '',
      run: () => void runCommand(id),
    }));
}

function useRecordOffers(text: string): Offers {
  const { lang, other } = useWords();
  const go = useGo();
  const found = useVerb('search', { query: text, filters: NO_FILTERS, limit: 6 }, { enabled: text !== '', hold: true });
  const settled = text === '' || (!found.isPlaceholderData && !found.isPending);
  if (text === '' || !found.data) return { offers: [], settled };
  const offers: Offer[] = found.data.exact.hits.slice(0, 6).map((hit) => ({
    id: `record-${hit.record_id}`,
    group: 'records',
    title: (hit.title[lang].length > 0 ? hit.title[lang] : hit.title[other]).map((run) => run.text).join(''),
    note: hit.reference,
    // With the words, so that the record opens where they stand.
    run: () => go('/files', { record: hit.reference, q: text }),
  }));
  return { offers, settled };
}

function useFolderOffers(text: string): Offers {
  const { read } = useWords();
  const go = useGo();
  const found = useVerb('suggest_folders', { query: text, about: null, limit: 5 }, { hold: true });
  const offers: Offer[] = (found.data?.folders ?? []).slice(0, 5).map((folder) => ({
    id: `folder-${folder.node_id}`,
    group: 'folders',
    title: read(folder.title),
    note: folder.reference,
    run: () => go('/files', { node: folder.node_id }),
  }));
  return { offers, settled: !found.isPlaceholderData && !found.isPending };
}

function useFormOffers(text: string): Offers {
  const { read } = useWords();
  const go = useGo();
  const found = useVerb(
    'list_forms',
    { query: text, filter: ANY_FORM, from: 0, limit: 4, find: null },
    { enabled: text !== '', hold: true },
  );
  if (text === '') return { offers: [], settled: true };
  const offers: Offer[] = (found.data?.forms ?? []).map((form) => ({
    id: `form-${form.form_no}`,
    group: 'forms',
    title: read(form.title),
    note: form.form_no,
    run: () => go('/forms', { form: form.form_no }),
  }));
  return { offers, settled: !found.isPlaceholderData && !found.isPending };
}
