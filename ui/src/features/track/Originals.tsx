/** Originals that are outstanding or lie at the office, form by form, over the list: the work of whoever opens the post. */
import { useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { ErrorNote } from '../../components/Notes';
import type { OriginalsOfForm, OriginalStep, OriginalView } from '../../generated/contract';
import { useAct, useVerb } from '../../state/desk';
import { harmless } from '../../state/harmless';
import { useWords } from '../../state/words';
import css from './Track.module.css';

/** The button and what it opens; nothing where no original is spoken of. */
export function Originals() {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const listed = useVerb('list_originals', {});
  const { forms = [], outstanding = 0 } = listed.data ?? {};
  const [marked, setMarked] = useState('');
  const told = useRef<HTMLParagraphElement>(null);
  // The button that is pressed rests meanwhile, and may then be gone.
  const onMark = (name: string, done: Promise<unknown>) => {
    told.current?.focus();
    void done.then(
      () => setMarked(say('ui-original-marked', { name })),
      () => setMarked(''),
    );
  };
  if (forms.length === 0 && !open) return <ErrorNote error={listed.error} />;
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('ui-originals-count', { count: outstanding })}
      </Button>
      <Dialog title={say('ui-originals')} open={open} onClose={close} size="large">
        {forms.length === 0 ? <p>{say('ui-originals-none')}</p> : null}
        {forms.map((form) => (
          <OfForm key={form.instance_id} form={form} onMark={onMark} />
        ))}
        <p ref={told} tabIndex={-1} role="status">
          {marked}
        </p>
        <DialogFoot>
          <Button kind="main" onPress={close}>
            {say('ui-close-dialog')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}

type OnMark = (name: string, done: Promise<unknown>) => void;

function OfForm({ form, onMark }: { form: OriginalsOfForm; onMark: OnMark }) {
  const { say, read, langOf, date } = useWords();
  const title = form.subject ?? form.form_title;
  return (
    <section className={css.originals}>
      <h3 lang={langOf(title)}>{read(title)}</h3>
      <p className="quiet">
        <span className="ref">{form.form_no}</span>
        {` · ${say('ui-original-since', { name: read(form.begun_by.name), on: date(form.begun_on) })}`}
      </p>
      <ul>
        {form.originals.map((original) => (
          <Line
            key={[original.slot_id, original.sha256, original.again].join(' ')}
            instance_id={form.instance_id}
            original={original}
            onMark={onMark}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = { instance_id: string; original: OriginalView; onMark: OnMark };

function Line({ instance_id, original, onMark }: LineProps) {
  const { pick, say, read, langOf, date } = useWords();
  const act = useAct('mark_original');
  const { slot_id, sha256, again, row, marked, follows_by, tracking } = original;
  const mark = (step: OriginalStep) =>
    onMark(harmless(original.copy), act.mutateAsync({ instance_id, slot_id, sha256, again, step, on: null, note: '' }));
  const said = [
    harmless(original.copy),
    pick('ui-original-state', original.state),
    marked ? [read(marked.by.name), date(marked.on)].join(say('ui-comma')) : '',
    follows_by && !marked ? [pick('ui-follows', follows_by), tracking].filter(Boolean).join(' ') : '',
  ];
  return (
    <li>
      <div>
        <span lang={langOf(original.label)}>
          {[read(original.label), row ? say('ui-row', { number: row }) : ''].filter(Boolean).join(say('ui-comma'))}
        </span>
        <p className="quiet">{said.filter(Boolean).join(' · ')}</p>
        <ErrorNote error={act.error} />
      </div>
      {original.may.map((step) => (
        <Button key={step} onPress={() => mark(step)} isDisabled={act.isPending}>
          {pick('ui-original-do', step)}
        </Button>
      ))}
    </li>
  );
}
