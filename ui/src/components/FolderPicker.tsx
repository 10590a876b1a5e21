/**
 * One field for a file of the plan: the desk suggests and ranks, arrows mark, Enter takes. Where something is filed
 * the list stays in sight and the first suggestion is marked; in a form it opens over the page, and what is typed
 * stays an answer of its own.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Popover } from 'react-aria-components';
import type { FolderSuggestion } from '../generated/contract';
import { isComposing } from '../state/composing';
import { useVerb } from '../state/desk';
import { useWords } from '../state/words';
import { Frame, tied, type FrameProps } from './fields/Frame';
import { useTypingAs } from './fields/TextBox';
import control from './fields/control.module.css';
import css from './FolderPicker.module.css';

type Filing = {
  /** Name of what is to be filed, after which folders are suggested. */
  about: string | null;
  chosen: string | null;
  /** Null while no suggestion belongs to what is typed. */
  onChoose: (node_id: string | null) => void;
};

/** The field where something is filed. The first suggestion for the text that is typed is taken until another is chosen. */
export function FolderPicker({ about, chosen, onChoose }: Filing) {
  const { say } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const typing = useTypingAs(query, (text) => {
    setQuery(text);
    setIndex(0);
  });
  const suggested = useSuggestions(query, about, typing.props.value);
  const marked = suggested.settled ? (suggested.folders[index]?.node_id ?? null) : null;
  useEffect(() => {
    // What stands at the mark is what will be taken: the first suggestion needs no key at all.
    if (marked !== chosen) onChoose(marked);
  }, [marked, chosen, onChoose]);
  const take = (position: number) => setIndex(suggested.settled && suggested.folders[position] ? position : index);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey) return;
    const step = stepOf(event);
    if (step !== undefined) take(Math.min(Math.max(index + step, 0), suggested.folders.length - 1));
    else if (event.key === 'Enter') take(index);
    else return;
    event.preventDefault();
  };
  return (
    <Frame id={`${id}-input`} label={say('ui-which-file')} help={say('ui-which-file-help')}>
      <input
        {...typing.props}
        {...comboOf(id, suggested.folders.length > 0, suggested.folders[index] ? index : null)}
        id={`${id}-input`}
        // The one question of the panel.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={onKeyDown}
      />
      <Folders
        id={id}
        label={say('ui-which-file')}
        suggested={suggested}
        taken={(folder) => folder.part ?? folder.reference}
        at={index}
        marked={marked}
        onTake={take}
      />
    </Frame>
  );
}

type Field = FrameProps & { value: string; onChange: (reference: string) => void; maxLength?: number | null };

/** The field of a form that names a file. */
export function FileReferenceBox({ value, onChange, maxLength, ...frame }: Field) {
  const list = useId();
  const place = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(value);
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(-1);
  const typing = useTypingAs(value, (text) => {
    setQuery(text);
    setIndex(-1);
    onChange(text);
  });
  const suggested = useSuggestions(query, null, typing.props.value, open);
  const take = (position: number) => {
    const folder = suggested.settled ? suggested.folders[position] : undefined;
    if (!folder) return;
    typing.put(folder.reference);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey) return;
    const step = stepOf(event);
    if (step !== undefined) {
      setOpen(true);
      if (open) setIndex(Math.min(Math.max(index + step, -1), suggested.folders.length - 1));
    } else if (event.key === 'Enter' && open && index >= 0) take(index);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const marked = suggested.settled ? (suggested.folders[index]?.node_id ?? null) : null;
  return (
    <Frame {...frame}>
      <input
        {...tied(frame)}
        {...typing.props}
        {...comboOf(list, open && suggested.folders.length > 0, open && suggested.folders[index] ? index : null)}
        ref={place}
        maxLength={maxLength ?? undefined}
        onFocus={() => {
          typing.props.onFocus();
          setQuery(value);
          setIndex(-1);
        }}
        onClick={() => setOpen(true)}
        onInput={() => setOpen(true)}
        onBlur={(event) => {
          typing.props.onBlur(event);
          setOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      <Over place={place} open={open} onOpen={setOpen}>
        <Folders
          id={list}
          label={frame.label}
          suggested={suggested}
          taken={(folder) => folder.reference}
          at={index}
          marked={marked}
          onTake={take}
        />
      </Over>
    </Frame>
  );
}

type OverProps = {
  place: RefObject<HTMLElement | null>;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
};

/** What opens over the page beneath its field. It lies outside of the page's own landmarks. */
function Over({ place, open, onOpen, children }: OverProps) {
  const { say } = useWords();
  return (
    <Popover
      triggerRef={place}
      isOpen={open}
      onOpenChange={onOpen}
      isNonModal
      placement="bottom start"
      offset={2}
      className={`${control.popover ?? ''} ${css.over ?? ''}`}
    >
      <section aria-label={say('ui-file-plan')}>{children}</section>
    </Popover>
  );
}

const stepOf = (event: KeyboardEvent) => ({ ArrowDown: 1, ArrowUp: -1 })[event.key];

/** What makes a text field a combo box over the list `id`. */
const comboOf = (id: string, expanded: boolean, at: number | null) => ({
  role: 'combobox',
  'aria-expanded': expanded,
  'aria-controls': `${id}-list`,
  'aria-activedescendant': at === null ? undefined : `${id}-${String(at)}`,
  className: control.box,
  autoComplete: 'off',
  spellCheck: false,
});

type Suggested = { folders: readonly FolderSuggestion[]; settled: boolean; query: string };

/** Suggestions for an earlier text, or from before something was filed, stay in sight and are never taken; nor is anything while one composes. */
function useSuggestions(query: string, about: string | null, typed: string, enabled = true): Suggested {
  const request = { query, about, limit: query === '' ? 5 : 8 };
  const asked = useVerb('suggest_folders', request, { hold: true, enabled });
  const settled = asked.data !== undefined && !asked.isFetching && typed === query;
  return { folders: asked.data?.folders ?? [], settled, query };
}

type List = {
  id: string;
  label: string;
  suggested: Suggested;
  /** What is taken with a folder: its open part where something is filed, its own reference in a form. */
  taken: (folder: FolderSuggestion) => string;
  at: number;
  marked: string | null;
  onTake: (position: number) => void;
};

function Folders({ id, label, suggested, taken, at, marked, onTake }: List) {
  const { pick, say, read } = useWords();
  const { folders, settled, query } = suggested;
  return (
    <>
      {settled && folders.length === 0 ? (
        <p className={`quiet ${css.none}`}>{say(query === '' ? 'ui-folder-none-used' : 'ui-no-folder')}</p>
      ) : null}
      <div
        id={`${id}-list`}
        // A list without choices is none.
        role={folders.length > 0 ? 'listbox' : undefined}
        aria-label={folders.length > 0 ? label : undefined}
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
            data-at={position === at || undefined}
            className={css.folder}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(position)}
          >
            <span className="ref">{taken(folder)}</span>
            <span className={css.folderTitle}>{read(folder.title)}</span>
            <span className="quiet">{pick('ui-suggest', folder.why)}</span>
          </div>
        ))}
      </div>
    </>
  );
}
