/** Favourites in the rail: folders, searches and forms, the first nine under Ctrl+1 to Ctrl+9. */
import { FileText, Folder, Search } from 'lucide-react';
import type { Favourite } from '../generated/contract';
import { useVerb } from '../state/desk';
import { useCommands } from '../state/keys';
import type { CommandId } from '../state/keymap';
import { useGo } from '../state/places';
import { useWords } from '../state/words';
import css from './Rail.module.css';

const ICONS = { node: Folder, search: Search, form: FileText } as const;

/** The group; nothing where there are none. */
export function Favourites() {
  const { say, read, langOf } = useWords();
  const go = useGo();
  const asked = useVerb('list_favourites', {});
  const favourites = asked.data?.favourites ?? [];
  const open = ({ target }: Favourite) => {
    if (target.kind === 'node') go('/files', { node: target.node_id });
    else if (target.kind === 'form') go('/forms', { form: target.form_no });
    else go('/search', { q: target.query, under: target.under, only: target.only });
  };
  useCommands(
    Object.fromEntries(
      favourites.slice(0, 9).map((one, index) => [`favourite-${String(index + 1)}` as CommandId, () => open(one)]),
    ),
    'frame',
  );
  if (favourites.length === 0) return null;
  return (
    <section className={css.favourites} aria-labelledby="favourites">
      <h2 id="favourites">{say('ui-favourites')}</h2>
      {favourites.map((one, index) => {
        const Icon = ICONS[one.target.kind];
        const name = one.reference ?? read(one.name);
        const whole = [one.reference, read(one.name)].filter(Boolean).join(' ');
        return (
          <button
            key={one.favourite_id}
            type="button"
            title={index < 9 ? `${whole} (Ctrl+${String(index + 1)})` : whole}
            aria-label={whole}
            className={css.favourite}
            onClick={() => open(one)}
          >
            <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
            <span lang={one.reference ? undefined : langOf(one.name)}>{name}</span>
          </button>
        );
      })}
    </section>
  );
}
