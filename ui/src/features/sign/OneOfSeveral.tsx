/** One of several forms: its page exactly as it will be signed, and what the signature covers. Seen, it counts as shown. */
import { Button } from '../../components/Button';
import { ErrorNote, Remark, Waiting } from '../../components/Notes';
import { PdfPages } from '../../components/PdfPages';
import type { DraftRow, PreviewResponse } from '../../generated/contract';
import { useBytes } from '../../state/bytes';
import { useVerb } from '../../state/desk';
import { useWords } from '../../state/words';
import { useEffect } from 'react';
import { Covers, Declares } from './Blocks';
import css from './Several.module.css';
import type { Looking } from './several';

type Props = { row: DraftRow; looking: Looking };

/** The pane. */
export function OneOfSeveral({ row, looking }: Props) {
  const { say, read, fault } = useWords();
  const { draft_id } = row;
  const preview = useVerb('preview_form', { draft_id }, { anew: true });
  const { error, data } = preview;
  const unable = error
    ? fault(error)
    : data && !data.ways.some((offer) => offer.way === 'certificate')
      ? say('ui-several-other-way')
      : null;
  const { refuse } = looking;
  const known = looking.whyNot(draft_id);
  useEffect(() => {
    if (unable !== null && unable !== known) refuse(draft_id, unable);
  }, [unable, known, refuse, draft_id]);
  if (error)
    return (
      <div className={css.trouble}>
        <h2>{read(row.about ?? row.title)}</h2>
        <ErrorNote error={error}>
          <Button kind="quiet" onPress={() => void preview.refetch()}>
            {say('ui-try-again')}
          </Button>
        </ErrorNote>
      </div>
    );
  if (!data) return <Waiting />;
  return (
    <div className={css.one}>
      <Page draft_id={draft_id} preview={data} looking={looking} />
      {/* A scrolling region must be reachable by keys (WCAG 2.1.1). */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.covers} role="region" aria-label={say('ui-it-covers')} tabIndex={0}>
        <h2 className={css.title}>{read(row.about ?? row.title)}</h2>
        {unable ? <Remark>{unable}</Remark> : null}
        {data.declaration ? <Declares declaration={data.declaration} /> : null}
        <Covers preview={data} />
      </div>
    </div>
  );
}

function Page({ draft_id, preview, looking }: { draft_id: string; preview: PreviewResponse; looking: Looking }) {
  const { say } = useWords();
  const { digest } = preview;
  const bytes = useBytes('preview_bytes', { draft_id, digest });
  return (
    <div className={css.page}>
      <ErrorNote error={bytes.error}>
        <Button kind="quiet" onPress={() => void bytes.refetch()}>
          {say('ui-try-again')}
        </Button>
      </ErrorNote>
      {bytes.data ? (
        <PdfPages bytes={bytes.data} label={say('ui-document')} onPages={() => looking.saw(draft_id, digest)} />
      ) : bytes.error ? null : (
        <Waiting />
      )}
    </div>
  );
}
