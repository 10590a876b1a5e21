/** Where a form under way stands. */
import type { TrackedForm } from '../../generated/contract';

/** The stages that are to be done next, side by side; none where the form is done. */
export const openStages = ({ stages }: TrackedForm) =>
  stages.filter((stage) => stage.state === 'open' || stage.state === 'returned');
