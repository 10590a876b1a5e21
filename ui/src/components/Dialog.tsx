/** A dialog over the desk: title, content, and the buttons at its foot. Escape closes it. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import css from './Dialog.module.css';

type Props = {
  title: string;
  open: boolean;
  onClose: () => void;
  size?: 'middle' | 'large' | 'whole';
  bare?: boolean;
  children: ReactNode;
};

/** The dialog; `bare` hides the visible title (the palette). */
export function Dialog({ title, open, onClose, size, bare, children }: Props) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable className={css.shade ?? ''}>
      <Modal className={`${css.box} ${size ? css[size] : ''} ${bare ? css.bare : ''}`}>
        <AriaDialog aria-label={bare ? title : undefined} className={css.dialog ?? ''}>
          {bare ? null : (
            <Heading slot="title" className={css.title ?? ''}>
              {title}
            </Heading>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Buttons at the foot of a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={css.foot}>{children}</div>;
}

/** A tall frame for the pages of a document. */
export function DialogPaper({ children }: { children: ReactNode }) {
  return <div className={css.paper}>{children}</div>;
}
