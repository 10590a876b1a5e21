/** What each office has before it and how much of that is late, as a table over the list. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import type { OfficeShare } from '../../generated/contract';
import { useWords } from '../../state/words';
import css from './Track.module.css';

/** The button and what it opens; nothing where no form is under way. */
export function Offices({ offices }: { offices: readonly OfficeShare[] }) {
  const { say, read, langOf } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (offices.length === 0) return null;
  const percent = ({ open, late }: OfficeShare) => `${String(Math.round((100 * late) / open))} %`;
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('ui-track-offices')}
      </Button>
      <Dialog title={say('ui-track-offices')} open={open} onClose={close} size="middle">
        <table className={css.offices}>
          <thead>
            <tr>
              <th scope="col">{say('ui-track-office')}</th>
              <th scope="col">{say('ui-track-open')}</th>
              <th scope="col">{say('ui-track-late-title')}</th>
              <th scope="col">{say('ui-track-share')}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map((share) => (
              <tr key={share.office.en} data-late={share.late > 0 || undefined}>
                <th scope="row" lang={langOf(share.office)}>
                  {read(share.office)}
                </th>
                <td className="num">{share.open}</td>
                <td className="num">{share.late}</td>
                <td className="num">{percent(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <DialogFoot>
          <Button kind="main" onPress={close}>
            {say('ui-close-dialog')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
