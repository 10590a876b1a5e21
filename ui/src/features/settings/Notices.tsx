/**
 * Notices of the system: whether, and between which hours not. What is told, and that it is counts only,
 * the desk decides.
 */
import { OneBox, SelectChoice } from '../../components/fields/Choices';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import css from './Settings.module.css';

/** Every half hour of the day. */
const HOURS = Array.from({ length: 48 }, (_, half) => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(half / 2))}:${two((half % 2) * 30)}`;
});

/** The part. */
export function Notices() {
  const { say } = useWords();
  const { settings, change } = useSettings();
  return (
    <section className={css.part}>
      <h2>{say('ui-notices')}</h2>
      <OneBox
        id="notices"
        label={say('ui-notices-on')}
        hint={say('ui-notices-hint')}
        checked={settings.notices}
        onChange={(notices) => change({ notices })}
      />
      {settings.notices ? (
        <OneBox
          id="quiet"
          label={say('ui-quiet')}
          hint={say('ui-quiet-hint')}
          checked={settings.quiet}
          onChange={(quiet) => change({ quiet })}
        />
      ) : null}
      {settings.notices && settings.quiet ? (
        <div className={css.hours}>
          <Hour
            id="quiet-from"
            label={say('ui-quiet-from')}
            value={settings.quiet_from}
            onChange={(quiet_from) => change({ quiet_from })}
          />
          <Hour
            id="quiet-to"
            label={say('ui-quiet-to')}
            value={settings.quiet_to}
            onChange={(quiet_to) => change({ quiet_to })}
          />
        </div>
      ) : null}
    </section>
  );
}

function Hour(props: { id: string; label: string; value: string; onChange: (hour: string) => void }) {
  // A desk set in the terminal may stand at any minute.
  const hours = HOURS.includes(props.value) || props.value === '' ? HOURS : [...HOURS, props.value].toSorted();
  return <SelectChoice {...props} options={hours.map((code) => ({ code, label: code }))} />;
}
