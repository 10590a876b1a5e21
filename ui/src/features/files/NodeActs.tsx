/** What can be done with a node of the file plan: open a folder, open the next part, close a part. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { NamePairBox } from '../../components/fields/NamePairBox';
import { TextBox } from '../../components/fields/TextBox';
import { ErrorNote } from '../../components/Notes';
import type { PlanNode } from '../../generated/contract';
import { settleAll } from '../../state/composing';
import { useAct } from '../../state/desk';
import { useCommands } from '../../state/keys';
import { useGo } from '../../state/places';
import { useWords } from '../../state/words';

/** The buttons; the desk refuses what cannot be granted, with reasons. */
export function NodeActs({ node, nodes }: { node: PlanNode; nodes: readonly PlanNode[] }) {
  if (node.kind === 'class') return <OpenFolder node={node} />;
  if (node.kind === 'folder') return <OpenPart node={node} />;
  return node.state === 'open' ? (
    <ClosePart node={node} folder={nodes.find((one) => one.node_id === node.parent_id) ?? null} />
  ) : null;
}

function OpenFolder({ node }: { node: PlanNode }) {
  const { say, read } = useWords();
  const go = useGo();
  const act = useAct('open_folder');
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState({ zh: '', en: '' });
  const save = async () => {
    const request = { class_id: node.node_id, title: { 'zh-Hant-HK': title.zh, en: title.en }, security: null };
    const answer = await act.mutateAsync(request);
    setOpen(false);
    go('/files', { node: answer.node.node_id });
  };
  const ready = !act.isPending && (title.zh + title.en).trim() !== '';
  const finish = () => {
    settleAll();
    if (ready) void save().catch(() => undefined);
  };
  useCommands(open ? { finish } : {}, 'dialog');
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('ui-open-folder')}</Button>
      <Dialog
        title={say('ui-open-folder-in', { class: `${node.reference} ${read(node.title)}` })}
        open={open}
        onClose={() => setOpen(false)}
      >
        <NamePairBox id="folder-title" label={say('ui-col-title')} value={title} onChange={setTitle} />
        <ErrorNote error={act.error} />
        <DialogFoot>
          <Button onPress={() => setOpen(false)}>{say('ui-cancel')}</Button>
          <Button kind="main" onPress={finish} isDisabled={!ready} chord="Ctrl+Enter">
            {say('ui-open-folder')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}

function OpenPart({ node }: { node: PlanNode }) {
  const { say } = useWords();
  const act = useAct('open_part');
  return (
    <>
      <ErrorNote error={act.error} />
      <Button
        onPress={() => act.mutate({ folder_id: node.node_id })}
        isDisabled={act.isPending || node.state !== 'open'}
      >
        {say('ui-open-part')}
      </Button>
    </>
  );
}

function ClosePart({ node, folder }: { node: PlanNode; folder: PlanNode | null }) {
  const { say, read } = useWords();
  const act = useAct('close_part');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const save = async () => {
    await act.mutateAsync({ part_id: node.node_id, reason });
    setOpen(false);
  };
  const ready = !act.isPending && reason.trim() !== '';
  const finish = () => {
    settleAll();
    if (ready) void save().catch(() => undefined);
  };
  useCommands(open ? { finish } : {}, 'dialog');
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('ui-close-part')}</Button>
      <Dialog
        title={say('ui-close-part-title', { reference: node.reference })}
        open={open}
        onClose={() => setOpen(false)}
      >
        <p>{folder ? say('ui-close-part-text', { folder: read(folder.title) }) : null}</p>
        <TextBox id="close-reason" label={say('ui-reason')} rows={3} value={reason} onChange={setReason} />
        <ErrorNote error={act.error} />
        <DialogFoot>
          <Button onPress={() => setOpen(false)}>{say('ui-cancel')}</Button>
          <Button kind="main" onPress={finish} isDisabled={!ready} chord="Ctrl+Enter">
            {say('ui-close-part')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
