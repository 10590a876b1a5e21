/**
 * The time-stamp authority whose time-stamps keep signed records provable after their certificates have ended. What is asked of
 * it, and when, the desk decides at its exchange with the records server.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { TextBox } from '../../components/fields/TextBox';
import { Told } from '../../components/Notes';
import { useAct } from '../../state/desk';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** The part. */
export function TimeStamps() {
  const { say } = useWords();
  const { settings } = useSettings();
  const set = useAct('set_settings');
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? settings.time_stamps_at;
  const use = async () => {
    await set.mutateAsync({ settings: { time_stamps_at: value } });
    setTyped(null);
  };
  const kept = set.data?.settings.time_stamps_at;
  const said = kept === undefined ? null : say(kept === '' ? 'ui-stamps-unset' : 'ui-stamps-set', { address: kept });
  return (
    <section className={css.part} aria-labelledby="stamps">
      <h2 id="stamps">{say('ui-stamps')}</h2>
      <p className={css.quiet}>{say('ui-stamps-text')}</p>
      <TextBox id="stamps-at" label={say('ui-stamps-at')} inputMode="url" value={value} onChange={setTyped} />
      <div className={css.acts}>
        <Button
          onPress={() => void use().catch(() => undefined)}
          isDisabled={value.trim() === settings.time_stamps_at || set.isPending}
        >
          {say('ui-stamps-use')}
        </Button>
        <Told text={typed === null ? said : null} error={set.error} />
      </div>
    </section>
  );
}
