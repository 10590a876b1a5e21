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
  /** In a grid the column has the words: label and help are only for assistive technology. */
  bare?: boolean;
};

/** ARIA attributes of a control inside a frame. */
export function tied({ id, help, error, required }: FrameProps) {
  const notes = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
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
  const { id, help, error, bare } = frame;
  return (
    <div className={css.frame} data-error={error ? true : undefined}>
      <label id={`${id}-label`} htmlFor={id} className={bare ? 'unseen' : css.label}>
        <LabelWords {...frame} />
      </label>
      {help ? (
        <p id={`${id}-help`} className={bare ? 'unseen' : css.help}>
          {help}
        </p>
      ) : null}
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
  const { id, help, error, bare } = frame;
  const aria = tied(frame);
  const one = radios ? { ...aria, role: 'radiogroup' } : { id, 'aria-describedby': aria['aria-describedby'] };
  return (
    <fieldset {...one} tabIndex={-1} className={css.frame} data-error={error ? true : undefined}>
      <legend className={bare ? 'unseen' : css.label}>
        <LabelWords {...frame} />
      </legend>
      {help ? (
        <p id={`${id}-help`} className={bare ? 'unseen' : css.help}>
          {help}
        </p>
      ) : null}
      {children}
      <ErrorLine id={id} error={error ?? null} bare={bare ?? false} />
    </fieldset>
  );
}
