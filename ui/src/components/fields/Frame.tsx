/**
 * What stands around every field: label in the reader's language with the other beside it, help, and
 * the error tied to the control. The control gets its ids from `tied`.
 */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../state/words';
import css from './Frame.module.css';

export type FrameProps = {
  /** Element id of the control; label, help and error derive theirs from it. */
  id: string;
  label: string;
  /** The same label in the other language; empty when there is none. */
  beneath?: string;
  help?: string;
  error?: string | null;
  required?: boolean;
  /** In a grid the column has the words: the label is only for assistive technology. */
  bare?: boolean;
  /** Element id of the help where it stands at the head of the column. */
  helpId?: string | undefined;
};

/** ARIA attributes of a control inside a frame. */
export function tied({ id, label, help, helpId, error, required, bare }: FrameProps) {
  const notes = [helpId ?? (help ? `${id}-help` : ''), error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    // Not a label that is hidden: in a long table thousands of them would be laid out at each key.
    'aria-label': bare ? label : undefined,
    'aria-describedby': notes || undefined,
    'aria-errormessage': error ? `${id}-error` : undefined,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-required': required || undefined,
  };
}

/** The words of a label. */
export function LabelWords({ label, beneath, required }: Pick<FrameProps, 'label' | 'beneath' | 'required'>) {
  const { say, other } = useWords();
  return (
    <>
      <span className={css.word}>{label}</span>
      {beneath ? (
        <span className={css.beneath} lang={other}>
          {beneath}
        </span>
      ) : null}
      {required === false ? <span className={css.optional}>{say('ui-optional')}</span> : null}
    </>
  );
}

function HelpLine({ id, help, helpId }: FrameProps) {
  if (!help || helpId) return null;
  return (
    <p id={`${id}-help`} className={css.help}>
      {help}
    </p>
  );
}

/** The error of a control; in a grid it stands beneath the row, so here it is only spoken. */
export function ErrorLine({ id, error, bare }: Pick<FrameProps, 'id' | 'error' | 'bare'>) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className={bare ? 'unseen' : css.error}>
      <CircleAlert size={15} strokeWidth={1.5} aria-hidden="true" />
      <span>{error}</span>
    </p>
  );
}

/** A frame around one control. */
export function Frame({ children, ...frame }: FrameProps & { children: ReactNode }) {
  const { id, error, bare } = frame;
  return (
    <div className={css.frame} data-error={error ? true : undefined}>
      {bare ? null : (
        <label id={`${id}-label`} htmlFor={id} className={css.label}>
          <LabelWords {...frame} />
        </label>
      )}
      <HelpLine {...frame} />
      {children}
      <ErrorLine id={id} error={error ?? null} bare={bare ?? false} />
    </div>
  );
}

/**
 * A frame around several controls that answer one question. Only a group of radios can itself be required or
 * wrong (ARIA 1.2); in any other group its controls are.
 */
export function GroupFrame({
  children,
  radios = false,
  ...frame
}: FrameProps & { radios?: boolean; children: ReactNode }) {
  const { id, error, bare } = frame;
  const aria = tied(frame);
  const one = radios
    ? { ...aria, role: 'radiogroup' }
    : { id, 'aria-label': aria['aria-label'], 'aria-describedby': aria['aria-describedby'] };
  return (
    <fieldset {...one} tabIndex={-1} className={css.frame} data-error={error ? true : undefined}>
      {bare ? null : (
        <legend className={css.label}>
          <LabelWords {...frame} />
        </legend>
      )}
      <HelpLine {...frame} />
      {children}
      <ErrorLine id={id} error={error ?? null} bare={bare ?? false} />
    </fieldset>
  );
}
