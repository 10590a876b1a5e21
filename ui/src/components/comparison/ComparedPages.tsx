/** The same page of both versions beside each other, beneath each other where the window is narrow. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import { commandOf } from '../../state/keymap';
import { useCommands } from '../../state/keys';
import { useWords } from '../../state/words';
import { IconButton } from '../Button';
import { Waiting } from '../Notes';
import { usePdf } from '../pdfDrawing';
import type { Numbered } from './changes';
import { ComparedPage } from './ComparedPage';
import css from './Comparison.module.css';

type Props = {
  signed: ArrayBuffer;
  now: ArrayBuffer;
  /** Below the word for the signed version: when, or that it is not what was signed. */
  signedAt: string | null;
  isWhole: boolean;
  all: readonly Numbered[];
  chosen: number | null;
  onChoose: (one: Numbered) => void;
  page: number;
  onPage: (page: number) => void;
};

/** Both versions. */
export function ComparedPages({ signed, now, signedAt, isWhole, all, chosen, onChoose, page, onPage }: Props) {
  const { say } = useWords();
  const [before, after] = [usePdf(signed), usePdf(now)];
  const total = Math.max(before.pdf?.numPages ?? 0, after.pdf?.numPages ?? 0);
  useEffect(() => {
    // A change may name a page that no version has any more.
    if (total > 0 && page > total) onPage(total);
  }, [page, total, onPage]);
  const marked = all.filter(({ change }) => change.page === page);
  const numberOf = (side: string) => `${side}: ${say('ui-page-number', { number: page })}`;
  const side = (word: string, missing: string, { pdf, failed }: ReturnType<typeof usePdf>, leads: boolean) => {
    if (failed) return <p className={css.missing}>{say('ui-preview-failed')}</p>;
    if (!pdf) return <Waiting />;
    const shared = { number: page, label: numberOf(word), missing, marked, chosen, onChoose, leads };
    return <ComparedPage pdf={pdf} {...shared} />;
  };
  const [signedWord, nowWord] = [say(isWhole ? 'ui-compare-signed' : 'ui-compare-covered'), say('ui-compare-now')];
  return (
    <div className={css.versions}>
      <PageSteps page={page} total={total} onPage={onPage} />
      {/* A scrolling region must be reachable by keys (WCAG 2.1.1). */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.sides} role="region" aria-label={say('ui-compare')} tabIndex={0}>
        <section aria-label={signedWord}>
          <h3 className={css.side} data-forbidden={!isWhole || undefined}>
            {signedWord}
            {signedAt ? <small>{signedAt}</small> : null}
          </h3>
          {side(signedWord, say('ui-compare-no-page-signed'), before, false)}
        </section>
        <section aria-label={nowWord}>
          <h3 className={css.side}>{nowWord}</h3>
          {side(nowWord, say('ui-compare-no-page-now'), after, true)}
        </section>
      </div>
    </div>
  );
}

/** Which page one looks at, and the way to the next. */
function PageSteps({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const { say } = useWords();
  const to = (wanted: number) => wanted >= 1 && wanted <= total && onPage(wanted);
  const step = { 'page-previous': () => void to(page - 1), 'page-next': () => void to(page + 1) };
  useCommands(step, 'dialog');
  const arrow = { 'page-previous': '←', 'page-next': '→' };
  const named = (id: keyof typeof step) => `${say(commandOf(id).title)} (${arrow[id]})`;
  return (
    <div className={css.steps}>
      <IconButton word={named('page-previous')} onPress={step['page-previous']} isDisabled={page <= 1}>
        <ChevronLeft size={17} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <span role="status" className="num">
        {/* Told as a new element each time, since a changed text alone is not spoken. */}
        <span key={page}>{total > 0 ? say('ui-compare-page-of', { number: page, total }) : ''}</span>
      </span>
      <IconButton word={named('page-next')} onPress={step['page-next']} isDisabled={page >= total}>
        <ChevronRight size={17} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
