/** The register beside an open record: numbers in the margin, titles, dates. Following the keys shows. */
import { ArrowLeft } from 'lucide-react';
import { Button } from '../../components/Button';
import { ErrorNote } from '../../components/Notes';
import { PaneHead } from '../../components/Panes';
import { Register, type Column } from '../../components/Register';
import type { PlanNode, RecordRow } from '../../generated/contract';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useRecordPages } from '../../state/recordPages';
import { useWords } from '../../state/words';
import css from './Files.module.css';

/** The narrow list. */
export function NarrowRegister({
  node,
  nodes,
  selected,
}: {
  node: PlanNode | null;
  nodes: readonly PlanNode[];
  selected: string;
}) {
  const { say, read } = useWords();
  const go = useGo();
  const pages = useRecordPages({ kind: node?.kind ?? 'all', id: node?.node_id ?? null }, 'number_desc', selected);
  const back = () => go('/files', node ? { node: node.node_id } : {});
  useCommands({ back });
  const show = (row: RecordRow) =>
    go('/files', { record: row.reference, ...(node ? { node: node.node_id } : {}) }, { replace: true });
  const columns = useColumns();
  const folder = nodes.find((candidate) => candidate.node_id === node?.parent_id);
  return (
    <>
      <PaneHead
        level={2}
        title={node ? read(node.title) : say('ui-all-records')}
        sub={<span className="ref">{node?.reference ?? folder?.reference ?? ''}</span>}
      >
        <Button
          kind="quiet"
          icon={<ArrowLeft size={16} strokeWidth={1.5} />}
          onPress={back}
          aria-label={say('ui-back-to-plan')}
        >
          {say('ui-plan-short')}
        </Button>
      </PaneHead>
      <ErrorNote error={pages.error}>
        <Button kind="quiet" onPress={pages.again}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {pages.total > 0 ? (
        <Register
          label={say('ui-register')}
          columns={columns}
          rowAt={pages.rowAt}
          total={pages.total}
          rowHeight={52}
          held={(row) => row.held}
          selected={pages.found ?? -1}
          onSelect={(_, row) => row && show(row)}
          onOpen={show}
          onSee={pages.see}
        />
      ) : null}
    </>
  );
}

/** Number in the margin; the title over date and kind. */
function useColumns(): Column<RecordRow>[] {
  const { pick, say, read, langOf, date } = useWords();
  return [
    { id: 'number', title: say('ui-col-number'), width: '34px', align: 'end', draw: (row) => row.enclosure },
    {
      id: 'title',
      title: say('ui-col-title'),
      width: '1fr',
      draw: (row) => (
        <span className={css.two}>
          <span className={css.line} lang={langOf(row.title)}>
            {read(row.title)}
          </span>
          <span className={`num ${css.quiet}`}>
            {[row.dated_on ? date(row.dated_on) : '', pick('ui-kind', row.kind)].filter(Boolean).join(' · ')}
          </span>
        </span>
      ),
    },
  ];
}
