/** What each office has before it and how much of that is late, as a table over the list. */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog, DialogFoot } from '../../components/Dialog';
import { Table } from '../../components/Table';
import type { OfficeShare } from '../../generated/contract';
import { useWords } from '../../state/words';

/** The button and what it opens; nothing where no form is under way. */
export function Offices({ offices }: { offices: readonly OfficeShare[] }) {
  const { say, read, langOf } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (offices.length === 0) return null;
  const columns = [
    { title: say('ui-track-office') },
    { title: say('ui-track-open'), figures: true },
    { title: say('ui-track-late-title'), figures: true },
    { title: say('ui-track-share'), figures: true },
  ];
  const rows = offices.map((share) => ({
    key: share.office.en,
    lang: langOf(share.office),
    late: share.late > 0,
    cells: [read(share.office), share.open, share.late, `${String(Math.round((100 * share.late) / share.open))} %`],
  }));
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('ui-track-offices')}
      </Button>
      <Dialog title={say('ui-track-offices')} open={open} onClose={close} size="middle">
        <Table columns={columns} rows={rows} />
        <DialogFoot>
          <Button kind="main" onPress={close}>
            {say('ui-close-dialog')}
          </Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}
