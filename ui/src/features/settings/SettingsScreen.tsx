/** Settings of this desk: language, look, keys, lock; and what to do when something is wrong. */
import { Button } from '../../components/Button';
import { OneBox, RadioChoice } from '../../components/fields/Choices';
import { ErrorNote } from '../../components/Notes';
import { OnePane, PaneHead } from '../../components/Panes';
import type { Lang, Settings, Theme } from '../../generated/contract';
import { useAct } from '../../state/desk';
import { useSettings } from '../../state/settings';
import { useWords } from '../../state/words';
import { Keys } from './Keys';
import css from './Settings.module.css';
import { Notices } from './Notices';
import { Publishers } from './Publishers';
import { SigningKeys } from './SigningKeys';
import { ThisDesk } from './ThisDesk';
import { TimeStamps } from './TimeStamps';
import { Trust } from './Trust';

const MINUTES = [5, 10, 15, 30, 0];

/** The screen. */
export function SettingsScreen() {
  const { pick, say } = useWords();
  const { settings, change } = useSettings();
  const choose = <K extends keyof Settings>(key: K, read: (code: string) => Settings[K]) => ({
    value: String(settings[key]),
    onChange: (code: string) => change({ [key]: read(code) }),
  });
  return (
    <OnePane label={say('ui-settings')}>
      <PaneHead title={say('ui-settings')} arrives />
      <div className={css.scroller}>
        <div className={css.page}>
          <RadioChoice
            id="language"
            label={say('ui-language')}
            options={[
              { code: 'zh-Hant-HK', label: '中文' },
              { code: 'en', label: 'English' },
            ]}
            {...choose('language', (code) => code as Lang)}
          />
          <RadioChoice
            id="theme"
            label={say('ui-theme')}
            options={['system', 'light', 'dark', 'contrast'].map((code) => ({ code, label: pick('ui-theme', code) }))}
            {...choose('theme', (code) => code as Theme)}
          />
          <RadioChoice
            id="density"
            label={say('ui-density')}
            options={['compact', 'comfortable'].map((code) => ({ code, label: pick('ui-density', code) }))}
            {...choose('density', (code) => code as Settings['density'])}
          />
          <RadioChoice
            id="zoom"
            label={say('ui-size')}
            options={['100', '125', '150', '200'].map((code) => ({ code, label: `${code} %` }))}
            {...choose('zoom_percent', Number)}
          />
          <RadioChoice
            id="lock"
            label={say('ui-lock-after')}
            options={MINUTES.map((code) => ({
              code: String(code),
              label: code === 0 ? say('ui-never') : say('ui-minutes', { count: code }),
            }))}
            {...choose('lock_after_minutes', Number)}
          />
          <OneBox
            id="single"
            label={say('ui-single-keys')}
            hint={say('ui-single-keys-hint')}
            checked={settings.single_keys}
            onChange={(single_keys) => change({ single_keys })}
          />
          <OneBox
            id="preedit"
            label={say('ui-preedit')}
            hint={say('ui-preedit-hint')}
            checked={settings.inline_preedit}
            onChange={(inline_preedit) => change({ inline_preedit })}
          />
          <Notices />
          <Parts />
        </div>
      </div>
    </OnePane>
  );
}

/** What is more than a choice. */
function Parts() {
  return (
    <>
      <ThisDesk />
      <Keys />
      <SigningKeys />
      <Trust />
      <TimeStamps />
      <Publishers />
      <Health />
    </>
  );
}

function Health() {
  const { pick, say, said } = useWords();
  const doctor = useAct('doctor');
  const rebuild = useAct('rebuild_index');
  return (
    <section className={css.part}>
      <h2>{say('ui-health')}</h2>
      <p className={css.quiet}>{say('ui-health-text')}</p>
      <div className={css.acts}>
        <Button onPress={() => doctor.mutate({})} isDisabled={doctor.isPending}>
          {say('ui-doctor')}
        </Button>
        <Button onPress={() => rebuild.mutate({})} isDisabled={rebuild.isPending}>
          {rebuild.isPending ? say('ui-rebuilding') : say('ui-rebuild')}
        </Button>
      </div>
      <ErrorNote error={doctor.error ?? rebuild.error} />
      {rebuild.data ? <p role="status">{say('ui-rebuilt', { count: rebuild.data.records })}</p> : null}
      {doctor.data ? (
        <ul className={css.findings} role="status">
          {doctor.data.findings.map((finding, index) => (
            <li key={index} data-level={finding.level}>
              <span className={css.level}>{pick('ui-level', finding.level)}</span>
              <span>
                {said(finding.what)} {finding.next ? said(finding.next) : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
