/** A date: day, month, year as segments in the reader's order, and a calendar. Never the engine's own. */
import { parseDate, type DateValue } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import { isCivilDate } from '../../state/dates';
import { useWords } from '../../state/words';
import { GroupFrame, tied, type FrameProps } from './Frame';
import css from './control.module.css';

type Props = FrameProps & { value: string; onChange: (civil: string) => void; readOnly?: boolean };

const FIRST_YEAR = 1000;

const asDate = (civil: string): DateValue | null => {
  try {
    return isCivilDate(civil) ? parseDate(civil) : null;
  } catch {
    return null;
  }
};

/** The field. An empty date is the empty string. */
export function DateBox({ value, onChange, readOnly, ...frame }: Props) {
  const { lang, say } = useWords();
  // While a year is being typed (2, 20, 202 …) it is nobody's date yet; what is typed stays here.
  const [own, setOwn] = useState<DateValue | null | undefined>();
  const change = (date: DateValue | null) => {
    setOwn(date);
    if (date === null) onChange('');
    else if (date.year >= FIRST_YEAR) onChange(date.toString());
  };
  return (
    <GroupFrame {...frame}>
      <I18nProvider locale={lang === 'en' ? 'en-GB' : 'zh-Hant-HK'}>
        <DatePicker
          aria-label={frame.label}
          aria-describedby={tied(frame)['aria-describedby']}
          value={own === undefined ? asDate(value) : own}
          onChange={change}
          onBlur={() => setOwn(undefined)}

          isReadOnly={readOnly ?? false}
          isInvalid={Boolean(frame.error)}
          isRequired={frame.required ?? false}
          validationBehavior="aria"
          shouldForceLeadingZeros
        >
          <Group className={`${css.box} ${css.date}`} data-fixed={readOnly || undefined}>
            <DateInput className={css.segments ?? ''}>
              {(segment) => <DateSegment segment={segment} className={css.segment ?? ''} />}
            </DateInput>
            {readOnly || frame.bare ? null : (
              <Button className={css.open ?? ''} aria-label={say('ui-calendar')}>
                <CalendarDays size={17} strokeWidth={1.5} aria-hidden="true" />
              </Button>
            )}
          </Group>
          <Popover className={css.popover ?? ''} offset={2}>
            <Dialog className={css.calendar ?? ''}>
              <Calendar>
                <header>
                  <Button slot="previous" className={css.open ?? ''}>
                    <ChevronLeft size={17} strokeWidth={1.5} />
                  </Button>
                  <Heading />
                  <Button slot="next" className={css.open ?? ''}>
                    <ChevronRight size={17} strokeWidth={1.5} />
                  </Button>
                </header>
                <CalendarGrid>{(date) => <CalendarCell date={date} className={css.day ?? ''} />}</CalendarGrid>
              </Calendar>
            </Dialog>
          </Popover>
        </DatePicker>
      </I18nProvider>
    </GroupFrame>
  );
}
