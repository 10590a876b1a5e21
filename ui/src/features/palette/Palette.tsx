/**
 * Ctrl+K: one box for commands, records, files and forms. Commands come from the table of commands and
 * only those that something can run now; records come from the search, folders from the file plan.
 */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../components/Dialog';
import { useTyping } from '../../components/fields/TextBox';
import { isComposing, settleAll } from '../../state/composing';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import css from './Palette.module.css';
import { useOffers, type Offer } from './offers';

/** The palette; it stands closed until its command runs. */
export function Palette() {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  useCommands({ palette: () => setOpen(true), 'search-focus': () => setOpen(true) }, 'frame');
  return (
    <Dialog title={say('ui-cmd-palette')} open={open} onClose={() => setOpen(false)} bare>
      <Box onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function Box({ onClose }: { onClose: () => void }) {
  const { pick, say } = useWords();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const typing = useTyping(query, (text) => {
    setQuery(text);
    setIndex(0);
  });
  const { offers, settled } = useOffers(query);
  // Enter means the first offer for the text as typed: where the desk has not answered yet, it waits.
  const [waiting, setWaiting] = useState(false);
  const groups = useMemo(() => [...Map.groupBy(offers, (offer) => offer.group)], [offers]);
  const run = (offer: Offer | undefined) => {
    if (!offer) return;
    onClose();
    // After the dialog has given the focus back.
    setTimeout(offer.run);
  };
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    run(offers[index]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setIndex((now) => Math.min(Math.max(now + step, 0), offers.length - 1));
    else if (event.key === 'Enter') {
      settleAll();
      setWaiting(true);
    } else return;
    event.preventDefault();
  };
  return (
    <div>
      <input
        {...typing}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={offers[index] ? `offer-${offers[index].id}` : undefined}
        aria-label={say('ui-search-or-go')}
        placeholder={say('ui-search-or-go')}
        className={css.input}
        autoComplete="off"
        spellCheck={false}
        // The palette opens to be typed into.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={say('ui-offers')} className={css.list}>
        {groups.map(([group, rows]) => (
          <div key={group} role="group" aria-label={pick('ui-offers', group)}>
            <div className={css.group} role="presentation">
              {pick('ui-offers', group)}
            </div>
            {rows.map((offer) => (
              <OfferRow key={offer.id} offer={offer} chosen={offers[index] === offer} onRun={() => run(offer)} />
            ))}
          </div>
        ))}
        {offers.length === 0 ? (
          <div role="option" aria-selected="false" aria-disabled="true" className={css.none}>
            {say('ui-nothing-found')}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function OfferRow({ offer, chosen, onRun }: { offer: Offer; chosen: boolean; onRun: () => void }) {
  return (
    // Keys are handled by the combo box, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={`offer-${offer.id}`}
      role="option"
      aria-selected={chosen}
      className={css.offer}
      onClick={onRun}
      ref={(row) => {
        if (chosen) row?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <span className={css.title}>{offer.title}</span>
      <span className={`num ${css.note}`}>{offer.note}</span>
    </div>
  );
}
