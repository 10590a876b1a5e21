/** Where a form under way stands. */
import type { TrackedForm } from '../../generated/contract';

/** The stage that is to be done next; none where the form is done. */
export const openStage = ({ stages }: TrackedForm) =>
  stages.find((stage) => stage.state === 'open' || stage.state === 'returned');
