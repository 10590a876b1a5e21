/** What the rules say, under the field, section, stage or attachment that each is about. */
import type { PlacedRule, Sentence } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Author.module.css';

type Props = { rules: readonly PlacedRule[]; onGo: (line: number, column: number) => void };

/** Rules that follow one another and are about the same. */
function grouped(rules: readonly PlacedRule[]): PlacedRule[][] {
  const groups: PlacedRule[][] = [];
  for (const one of rules) {
    const last = groups.at(-1);
    if (last?.[0]?.rule.about.en === one.rule.about.en) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** The list. */
export function RuleList({ rules, onGo }: Props) {
  const { say, read, langOf } = useWords();
  if (rules.length === 0) return <p className={css.none}>{say('ui-author-no-rules')}</p>;
  return (
    <div className={css.rules}>
      {grouped(rules).map((group) => {
        const about = group[0]?.rule.about ?? { en: '', 'zh-Hant-HK': '' };
        return (
          <section key={group[0]?.rule.place}>
            <h2 className={css.about} lang={langOf(about)}>
              {read(about)}
            </h2>
            {group.map(({ rule, line, column }) => (
              <div key={rule.place} className={css.rule}>
                {rule.sentences.map((sentence) => (
                  <Said key={sentence.text.en} sentence={sentence} />
                ))}
                <p className={css.formula}>
                  <code>{rule.line}</code>
                  <button type="button" className={css.jump} onClick={() => onGo(line, column)}>
                    {say('ui-author-line', { line: String(line) })}
                  </button>
                </p>
              </div>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Said({ sentence }: { sentence: Sentence }) {
  const { read } = useWords();
  return (
    <>
      <p>{read(sentence.text)}</p>
      <Items items={sentence.items} />
    </>
  );
}

function Items({ items }: { items: readonly Sentence[] }) {
  const { read } = useWords();
  if (items.length === 0) return null;
  return (
    <ul className={css.items}>
      {items.map((item, at) => (
        <li key={`${String(at)} ${item.text.en}`}>
          {read(item.text)}
          <Items items={item.items} />
        </li>
      ))}
    </ul>
  );
}
