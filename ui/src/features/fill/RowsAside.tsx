/**
 * Values of a later office whose rows an earlier one has taken out or written anew: no part of what is handed over, and told
 * here so that nothing is lost unseen.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { canShow, FileDialog } from '../../components/FileDialog';
import { Remark } from '../../components/Notes';
import { SaveAttachment } from '../../components/SaveAttachment';
import { Table } from '../../components/Table';
import { harmless } from '../../state/harmless';
import { useWords } from '../../state/words';
import css from './Fill.module.css';
import type { Reading } from './reading';

/** The remark above the form; none where every row still stands. */
export function RowsAside({ reading, draft_id }: { reading: Reading; draft_id: string }) {
  const { say, read } = useWords();
  const aside = reading.evaluation.set_aside ?? [];
  if (aside.length === 0) return null;
  const columns = [
    { title: say('ui-rows-aside-row') },
    { title: say('ui-move-answer') },
    { title: say('ui-rows-aside-value') },
  ];
  const rows = aside.map((one, at) => ({
    key: `${at}`,
    cells: [
      read(one.row) || '–',
      read(one.label),
      isFiles(one.value) ? <Files key="files" files={one.value} draft_id={draft_id} /> : read(one.shown) || '–',
    ],
  }));
  return (
    <Remark>
      <p className={css.remarkTitle}>{say('ui-set-aside')}</p>
      <p>{say('ui-rows-aside', { count: aside.length })}</p>
      <div className={css.aside} role="region" aria-label={say('ui-rows-aside-of')}>
        <Table columns={columns} rows={rows} />
      </div>
    </Remark>
  );
}

type AsideFile = { name: string; sha256: string };

const isFile = (value: unknown): value is AsideFile =>
  typeof value === 'object' && value !== null && 'name' in value && 'sha256' in value;

const isFiles = (value: unknown): value is AsideFile[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFile);

/** Files that lost their row: looked at, and saved, so that they can be attached again elsewhere. */
function Files({ files, draft_id }: { files: readonly AsideFile[]; draft_id: string }) {
  const { say } = useWords();
  const [shown, setShown] = useState<AsideFile | null>(null);
  return (
    <>
      {files.map((file) => (
        <div key={file.sha256}>
          {canShow(file.name) ? (
            <Button kind="quiet" onPress={() => setShown(file)}>
              {say('ui-attachment-view', { name: harmless(file.name) })}
            </Button>
          ) : (
            <SaveAttachment draft_id={draft_id} {...file} />
          )}
        </div>
      ))}
      {shown ? <FileDialog draft_id={draft_id} {...shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}
