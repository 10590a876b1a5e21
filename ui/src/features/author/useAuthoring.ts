/**
 * A definition while it is written: the text, the file it lies in, what the desk says of it, and the last form that it
 * made. Typing is answered after a pause. The text outlives the screen, until another file is opened.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DefinitionPreview, Json, PreviewedForm, WireError } from '../../generated/contract';
import { useHost } from '../../state/desk';
import { DraftDesk } from '../../state/draftDesk';

/** Quiet time after the last key before the desk is asked, in milliseconds. */
export const ASK_AFTER_MS = 350;

/** The text that is written. */
export type Sheet = { path: string; name: string; text: string; saved: string };

/** What the last sound text made. */
export type Good = { source: string; form: PreviewedForm };

let held: Sheet | null = null;

/** Forgets what is written: each test begins anew. */
export const forgetSheet = (): void => {
  held = null;
};

/** Everything the screen needs. */
export function useAuthoring() {
  const host = useHost();
  const [sheet, put] = useState<Sheet | null>(held);
  const [answer, setAnswer] = useState<DefinitionPreview | null>(null);
  const [good, setGood] = useState<Good | null>(null);
  const [trouble, setTrouble] = useState<WireError | null>(null);
  const [stage, setStage] = useState<string | null>(null);
  const answers = useRef<Json>(null);
  const setSheet = useCallback((next: Sheet) => {
    held = next;
    put(next);
  }, []);
  const source = sheet?.text ?? null;
  useEffect(() => {
    if (source === null) return;
    let gone = false;
    const ask = async () => {
      const asked = { source, stage_id: stage, answers: answers.current, edits: [] };
      const said = await host.call('preview_definition', asked);
      if (gone) return;
      setAnswer(said);
      setTrouble(null);
      if (!said.form) return;
      answers.current = said.form.answers;
      setGood({ source, form: said.form });
    };
    const timer = setTimeout(
      () => void ask().catch((error: unknown) => !gone && setTrouble(error as WireError)),
      ASK_AFTER_MS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [source, stage, host]);
  const begin = useCallback(
    (next: Sheet) => {
      answers.current = null;
      setStage(null);
      setAnswer(null);
      setGood(null);
      setSheet(next);
    },
    [setSheet],
  );
  const another = (id: string) => {
    answers.current = null;
    setStage(id);
  };
  const desk = usePreviewDesk(good, answers);
  return { sheet, setSheet, begin, answer, good, trouble, desk, another };
}

/** The answers that are tried in the preview; nothing of them is stored. */
function usePreviewDesk(good: Good | null, answers: { current: Json }): DraftDesk | null {
  const host = useHost();
  const latest = useRef(good);
  latest.current = good;
  const isThere = good !== null;
  const stage = good?.form.stage_id;
  const desk = useMemo(() => {
    const first = latest.current;
    if (!isThere || !first || first.form.stage_id !== stage) return null;
    return new DraftDesk({ evaluation: first.form.evaluation, attachments: [], saved_at: '' }, async (edits) => {
      const now = latest.current ?? first;
      const asked = { source: now.source, stage_id: now.form.stage_id, answers: answers.current, edits };
      const { form } = await host.call('preview_definition', asked);
      if (form) answers.current = form.answers;
      return { evaluation: form?.evaluation ?? now.form.evaluation, attachments: [], saved_at: '', changed: [] };
    });
  }, [isThere, stage, host, answers]);
  useEffect(() => {
    if (good) desk?.take({ evaluation: good.form.evaluation, attachments: [], saved_at: '' });
  }, [good, desk]);
  return desk;
}
