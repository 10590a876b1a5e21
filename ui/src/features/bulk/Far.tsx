/** How far the looking at many records is, and the way to stop it. */
import { Button } from '../../components/Button';
import { DialogFoot } from '../../components/Dialog';
import { Progress } from '../../components/Progress';
import { useWords } from '../../state/words';

type Props = { count: number; of: number; onStop: () => void };

/** The bar with its foot. */
export function Far({ count, of, onStop }: Props) {
  const { say } = useWords();
  return (
    <>
      <Progress count={count} of={of} said={say('ui-records-looked', { count, of })} />
      <DialogFoot>
        <Button onPress={onStop}>{say('ui-stop')}</Button>
      </DialogFoot>
    </>
  );
}
