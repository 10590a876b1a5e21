/** One section of the form: its title, its help, its fields on a grid of six. */
import type { Item, Section as SectionView } from '../../generated/contract';
import { useWords } from '../../state/words';
import { AttachmentField } from './AttachmentField';
import { Field } from './Field';
import css from './Fill.module.css';
import { GroupField } from './GroupField';
import type { FieldTools } from './tools';

type Props = { section: SectionView; tools: FieldTools; level: 2 | 3 };

/** The section; nothing when nothing of it is visible. Its heading is of the level that follows. */
export function Section({ section, tools, level }: Props) {
  const { say, read, beneath, langOf, other } = useWords();
  if (!tools.reading.shows(section)) return null;
  const Title = `h${level}` as const;
  return (
    <section
      className={css.part}
      aria-labelledby={`section-${section.id}`}
      data-official={section.officialUse || undefined}
    >
      <header className={css.partHead}>
        <Title id={`section-${section.id}`} lang={langOf(section.title)}>
          {read(section.title)}
        </Title>
        {beneath(section.title) ? (
          <span className={css.partOther} lang={other}>
            {beneath(section.title)}
          </span>
        ) : null}
        {section.officialUse ? <span className={css.official}>{say('ui-official-use')}</span> : null}
      </header>
      {section.help ? <p className={css.partHelp}>{read(section.help)}</p> : null}
      <div className={css.fields}>
        {section.items.map((item) => (
          <Drawn key={keyOf(item)} item={item} tools={tools} />
        ))}
      </div>
    </section>
  );
}

const keyOf = (item: Item) =>
  item.item === 'attachment' ? item.slot : item.item === 'text' ? item.text.en : item.path;

function Drawn({ item, tools }: { item: Item; tools: FieldTools }) {
  const { read } = useWords();
  if (item.item === 'text') return <p className={css.note}>{read(item.text)}</p>;
  if (item.item === 'attachment') return <AttachmentField slot={tools.reading.slot(item.slot)} tools={tools} />;
  if (!tools.reading.isVisible(item.path)) return null;
  if (item.item === 'repeat') return <GroupField group={item} tools={tools} />;
  const field = tools.reading.field(item.path);
  if (!field) return null;
  return (
    <div className={css.field} data-width={item.width}>
      <Field field={field} path={item.path} tools={tools} />
    </div>
  );
}
