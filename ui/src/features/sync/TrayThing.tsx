/** Something that needs a person: what, why, what to do, field by field, and the ways out. */
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { Table } from '../../components/Table';
import type { TrayItem } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';
import css from './Sync.module.css';

/** The pane. The safest way out stands first. */
export function TrayThing({ item, onDone }: { item: TrayItem; onDone: () => void }) {
  const { pick, say, said, read } = useWords();
  const go = useGo();
  const resolve = useAct('resolve_tray');
  const act = async (choice: string) => {
    await resolve.mutateAsync({ tray_id: item.tray_id, choice, note: null });
    onDone();
  };
  const { reference } = item;
  return (
    <article className={css.thing}>
      <p className={css.kicker}>
        <span>{pick('ui-tray-kind', item.kind)}</span>
        {reference ? (
          <Button kind="quiet" onPress={() => go('/files', { record: reference })}>
            {reference}
          </Button>
        ) : null}
      </p>
      <h2 className={css.big}>{said(item.what)}</h2>
      {item.title ? <p>{read(item.title)}</p> : null}
      <p>{said(item.why)}</p>
      <p>{said(item.next)}</p>
      {item.differences.length > 0 ? (
        <Table
          columns={[{ title: say('ui-element') }, { title: say('ui-mine') }, { title: say('ui-theirs') }]}
          rows={item.differences.map(({ element, label, mine, theirs }) => ({
            key: element,
            cells: [read(label), mine ?? '—', theirs ?? '—'],
          }))}
        />
      ) : null}
      <ErrorNote error={resolve.error} />
      <div className={css.acts}>
        {item.choices.map((choice, index) => (
          <Button
            key={choice.choice}
            kind={index === 0 ? 'main' : 'plain'}
            onPress={() => void act(choice.choice).catch(() => undefined)}
            isDisabled={resolve.isPending}
          >
            {said(choice.label)}
          </Button>
        ))}
      </div>
    </article>
  );
}
