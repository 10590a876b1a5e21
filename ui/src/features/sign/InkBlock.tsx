/**
 * A signature in ink: the page is printed and signed, its scan comes back, and whoever hands it on confirms that it says
 * the same as the answers. What was printed, and whether it still says the same, the desk knows.
 */
import { Eye, Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../components/Button';
import { OneBox, RadioChoice } from '../../components/fields/Choices';
import { DateBox } from '../../components/fields/DateBox';
import { TextBox } from '../../components/fields/TextBox';
import { canShow, FileDialog } from '../../components/FileDialog';
import { ErrorNote } from '../../components/Notes';
import type { AttachedFile, PreviewResponse, Sheet, SignatureGiven } from '../../generated/contract';
import { showSize } from '../../state/dates';
import { useAct, useHost, useVerb } from '../../state/desk';
import { harmless } from '../../state/harmless';
import { langIn, useWords } from '../../state/words';
import { Block } from './Blocks';
import css from './Sign.module.css';

/** The slot of the desk for scans of the signed sheet. */
const SIGNED_SHEET = '$signed-sheet';

/** The signature as it is confirmed so far, and the block. */
export function useInk(draft_id: string, preview: PreviewResponse) {
  const { say } = useWords();
  const [sheet, setSheet] = useState<Sheet>('printed');
  const [signer, setSigner] = useState(preview.signer);
  const [signed_on, setSignedOn] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const same = sheet === 'blank' || preview.printed?.current === true;
  const enough = same && preview.scans.length > 0 && signer.trim() !== '' && signed_on !== '' && confirmed;
  const given: SignatureGiven | null = enough ? { way: 'wet-ink', sheet, signer, signed_on } : null;
  const sheets = [
    { code: 'printed', label: say('ui-sheet-printed') },
    { code: 'blank', label: say('ui-sheet-blank') },
  ];
  const block = (
    <Block title={say('ui-on-paper')}>
      <div className={css.ink}>
        <RadioChoice
          id="sheet"
          label={say('ui-sheet')}
          options={sheets}
          value={sheet}
          onChange={(code) => setSheet(code === 'blank' ? 'blank' : 'printed')}
        />
        {sheet === 'printed' ? <Print draft_id={draft_id} preview={preview} /> : null}
        <Scans draft_id={draft_id} scans={preview.scans} />
        <TextBox id="ink-signer" label={say('ui-ink-signer')} required value={signer} onChange={setSigner} />
        <DateBox id="ink-day" label={say('ui-ink-day')} required value={signed_on} onChange={setSignedOn} />
        <OneBox
          id="ink-same"
          label={say('ui-ink-confirm', { reference: preview.reference })}
          checked={confirmed}
          onChange={setConfirmed}
        />
      </div>
    </Block>
  );
  return { given, block };
}

function Print({ draft_id, preview }: { draft_id: string; preview: PreviewResponse }) {
  const { say, moment } = useWords();
  const act = useAct('print_page');
  const again = useVerb('preview_form', { draft_id }, { anew: true, enabled: false });
  const print = async () => {
    await act.mutateAsync({ draft_id, digest: preview.digest });
    await again.refetch();
  };
  const { printed } = preview;
  const state = printed && say(printed.current ? 'ui-ink-printed' : 'ui-ink-printed-other', { at: moment(printed.at) });
  return (
    <div>
      <div className={css.inkAct}>
        <Button onPress={() => void print().catch(() => undefined)} isDisabled={act.isPending}>
          {say('ui-cmd-print')}
        </Button>
        <span role="status" className={printed?.current === false ? css.remark : 'quiet'}>
          {state}
        </span>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

/** Scans of the sheet. They lie in the vault from the moment they were picked. */
function Scans({ draft_id, scans }: { draft_id: string; scans: readonly AttachedFile[] }) {
  const { say } = useWords();
  const host = useHost();
  const attach = useAct('attach_file');
  const detach = useAct('detach');
  const again = useVerb('preview_form', { draft_id }, { anew: true, enabled: false });
  const choose = async () => {
    const picked = await host.pickFiles({ purpose: 'attachment', multiple: true });
    for (const { path } of picked) await attach.mutateAsync({ draft_id, attachment_id: SIGNED_SHEET, rows: [], path });
    await again.refetch();
  };
  const remove = async (file_id: string) => {
    await detach.mutateAsync({ draft_id, file_id });
    await again.refetch();
  };
  return (
    <div>
      <ul className={css.covers}>
        {scans.map((scan) => (
          <Scan
            key={scan.file_id}
            draft_id={draft_id}
            scan={scan}
            onRemove={() => void remove(scan.file_id).catch(() => undefined)}
          />
        ))}
      </ul>
      <ErrorNote error={attach.error ?? detach.error} />
      <Button onPress={() => void choose().catch(() => undefined)} isDisabled={attach.isPending}>
        {say('ui-ink-attach')}
      </Button>
    </div>
  );
}

function Scan({ draft_id, scan, onRemove }: { draft_id: string; scan: AttachedFile; onRemove: () => void }) {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  const { name } = scan;
  return (
    <li className={css.file}>
      <Paperclip size={15} strokeWidth={1.5} aria-hidden="true" />
      <span lang={langIn(name)}>{harmless(name)}</span>
      <span className="quiet num">{showSize(scan.size_bytes)}</span>
      {canShow(name) ? (
        <IconButton word={say('ui-attachment-view', { name })} onPress={() => setShown(true)}>
          <Eye size={15} strokeWidth={1.5} />
        </IconButton>
      ) : null}
      <IconButton word={say('ui-detach', { name })} onPress={onRemove}>
        <X size={15} strokeWidth={1.5} />
      </IconButton>
      {shown ? (
        <FileDialog draft_id={draft_id} name={name} sha256={scan.sha256} onClose={() => setShown(false)} />
      ) : null}
    </li>
  );
}
