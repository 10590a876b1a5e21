/** One field for the file: three suggestions before typing, Enter or arrows choose; the desk ranks. */
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { Frame } from '../../components/fields/Frame';
import { useTyping } from '../../components/fields/TextBox';
import control from '../../components/fields/control.module.css';
import { isComposing } from '../../state/composing';
import { useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import css from './Filing.module.css';

type Props = {
  /** Name of what is to be filed, after which folders are suggested. */
  about: string | null;
  chosen: string | null;
  /** Null while no suggestion belongs to what is typed. */
  onChoose: (node_id: string | null) => void;
};

/** The field. The first suggestion for the text that is typed is taken until another is chosen. */
export function FolderPicker({ about, chosen, onChoose }: Props) {
  const { pick, say, read } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const typing = useTyping(query, (text) => {
    setQuery(text);
    setIndex(0);
  });
  const asked = useVerb('suggest_folders', { query, about, limit: query === '' ? 5 : 8 }, { hold: true });
  // Suggestions for an earlier text, or from before something was filed, stay in sight and are never taken; nor is anything while one composes.
  const settled = asked.data !== undefined && !asked.isFetching && typing.value === query;
  const folders = asked.data?.folders ?? [];
  const marked = settled ? (folders[index]?.node_id ?? null) : null;
  useEffect(() => {
    // What stands at the mark is what will be taken: the first suggestion needs no key at all.
    if (marked !== chosen) onChoose(marked);
  }, [marked, chosen, onChoose]);
  const take = (position: number) => setIndex(settled && folders[position] ? position : index);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) take(Math.min(Math.max(index + step, 0), folders.length - 1));
    else if (event.key === 'Enter') take(index);
    else return;
    event.preventDefault();
  };
  return (
    <Frame id={`${id}-input`} label={say('ui-which-file')} help={say('ui-which-file-help')}>
      <input
        {...typing}
        id={`${id}-input`}
        role="combobox"
        aria-expanded={folders.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={folders[index] ? `${id}-${String(index)}` : undefined}
        className={control.box}
        autoComplete="off"
        spellCheck={false}
        // The one question of the panel.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={onKeyDown}
      />
      {settled && folders.length === 0 ? (
        <p className="quiet">{say(query === '' ? 'ui-folder-none-used' : 'ui-no-folder')}</p>
      ) : null}
      <div
        id={`${id}-list`}
        // A list without choices is none.
        role={folders.length > 0 ? 'listbox' : undefined}
        aria-label={folders.length > 0 ? say('ui-which-file') : undefined}
        aria-busy={!settled}
        className={css.folders}
      >
        {folders.map((folder, position) => (
          // Keys are handled by the field, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={folder.node_id}
            id={`${id}-${String(position)}`}
            role="option"
            aria-selected={folder.node_id === marked}
            data-at={position === index || undefined}
            className={css.folder}
            onClick={() => take(position)}
          >
            <span className="ref">{folder.part ?? folder.reference}</span>
            <span className={css.folderTitle}>{read(folder.title)}</span>
            <span className="quiet">{pick('ui-suggest', folder.why)}</span>
          </div>
        ))}
      </div>
    </Frame>
  );
}
