/** One hit: reference, title with marks, two lines with marks, page; short beside an open record. */
import { HeldWord, Reference, SealMark } from '../../components/Marks';
import type { Hit, SnippetRun } from '../../generated/contract';
import { langIn, useWords } from '../../state/words';
import css from './Search.module.css';

/** Text with the found words marked. */
function Marked({ runs }: { runs: readonly SnippetRun[] }) {
  return runs.map((run, index) => (run.marked ? <mark key={index}>{run.text}</mark> : run.text));
}

/** The row. */
export function HitRow({ hit, narrow }: { hit: Hit; narrow: boolean }) {
  const { pick, say, date, lang, other } = useWords();
  const own = hit.title[lang].length > 0;
  const title = own ? hit.title[lang] : hit.title[other];
  return (
    <div className={css.hit} data-narrow={narrow || undefined}>
      <span className={css.hitTitle} lang={own ? lang : other}>
        <Marked runs={title} />
      </span>
      <span className={css.hitRef}>
        <Reference reference={hit.reference} provisional={hit.provisional} />
      </span>
      {hit.snippet.length > 0 ? (
        <span className={css.snippet} lang={langIn(hit.snippet.map((run) => run.text).join(''))}>
          <Marked runs={hit.snippet} />
        </span>
      ) : null}
      <span className={css.hitFacts}>
        {hit.seal ? <SealMark state={hit.seal} name={null} size={15} /> : null}
        <span>{pick('ui-kind', hit.kind)}</span>
        {hit.dated_on ? <span className="num">{date(hit.dated_on)}</span> : null}
        {hit.page ? <span className="num">{say('ui-page-number', { number: hit.page })}</span> : null}
        {hit.held ? <HeldWord /> : null}
      </span>
    </div>
  );
}
