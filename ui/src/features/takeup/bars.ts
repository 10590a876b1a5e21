/** What the charts of take-up draw and say, made from the answer of the desk. Nothing is counted here: sums, shares and whether a target is reached come with the answer. */
import type { Bar } from '../../components/BarChart';
import type { FormTakeUp, MonthTakeUp, TakeUpAim, TierTakeUp, UnitTakeUp } from '../../generated/contract';
import type { Words } from '../../state/words';

/** Whether there is anything to say of a form: one that nobody used and of which nothing is expected is left out of the charts. */
export const isUsed = ({ aim, count }: FormTakeUp): boolean =>
  aim !== null || count.begun_here > 0 || Object.values(count.figures).some((figure) => figure > 0);

/** A target as it is read: `target 40`, `target 70 % electronic`. */
export function targetWords({ say }: Words, aim: TakeUpAim): string {
  const { measure, value } = aim.target;
  return say(measure === 'completed' ? 'ui-takeup-target-completed' : 'ui-takeup-target-electronic', { value });
}

/** Whether it is reached, as it is read. */
export function reachedWords({ say }: Words, { reached }: TakeUpAim): string {
  if (reached === null) return say('ui-takeup-target-unknown');
  return say(reached ? 'ui-takeup-target-reached' : 'ui-takeup-target-under');
}

const named = ({ read, langOf }: Words, { form_no, title }: FormTakeUp) => ({
  key: form_no,
  mark: form_no,
  label: read(title),
  lang: langOf(title),
});

/** Completed forms by form: solid without a stage on paper, hollow with one, and a line where a number is to be reached. */
export function completedBars(words: Words, forms: readonly FormTakeUp[]): Bar[] {
  return forms.filter(isUsed).map((form) => {
    const { completed, on_paper } = form.count.figures;
    const { aim } = form;
    const said = [
      words.say('ui-takeup-completed-count', { count: completed }),
      on_paper > 0 ? words.say('ui-takeup-on-paper-count', { count: on_paper }) : '',
      aim ? targetWords(words, aim) : '',
      aim && aim.reached !== false ? reachedWords(words, aim) : '',
    ];
    return {
      ...named(words, form),
      parts: [
        { kind: 'solid', value: completed - on_paper },
        { kind: 'hollow', value: on_paper },
      ],
      ...(aim?.target.measure === 'completed' ? { target: aim.target.value } : {}),
      said: said.filter(Boolean).join(' · '),
      noticed: aim?.reached === false ? reachedWords(words, aim) : undefined,
    };
  });
}

/** The share of late forms by form, where any was in hand. */
export function lateBars(words: Words, forms: readonly FormTakeUp[]): Bar[] {
  return forms.flatMap((form) => {
    const { late, in_hand } = form.count.figures;
    const percent = form.count.late_percent;
    if (percent === null) return [];
    const said = words.say('ui-takeup-late-of', { percent, late, all: in_hand });
    return [{ ...named(words, form), parts: [{ kind: 'late', value: Number(percent) }], said }];
  });
}

/** What each unit has begun, and of it what is completed. */
export function unitBars({ say }: Words, units: readonly UnitTakeUp[]): Bar[] {
  return units.map(({ unit, count }) => ({
    key: unit,
    label: unit || say('ui-takeup-no-unit'),
    parts: [{ kind: 'solid', value: count.figures.begun }],
    said: say('ui-takeup-begun-and-completed', { begun: count.figures.begun, completed: count.figures.completed }),
  }));
}

/** What was completed in each month. */
export function monthBars({ say, month: monthWords }: Words, months: readonly MonthTakeUp[]): Bar[] {
  return months.map(({ month, figures }) => ({
    key: month,
    label: monthWords(month),
    parts: [{ kind: 'solid', value: figures.completed }],
    said: say('ui-takeup-begun-and-completed', { begun: figures.begun, completed: figures.completed }),
  }));
}

/** How far the library has come from paper. */
export function tierBars({ say, pick }: Words, tiers: readonly TierTakeUp[]): Bar[] {
  return tiers.map(({ tier, forms, percent, completed }) => ({
    key: tier,
    mark: tier,
    label: pick('ui-tier', tier),
    parts: [{ kind: 'solid', value: Number(percent) }],
    said: [
      say('ui-takeup-tier-forms', { percent: percent ?? '0', count: forms }),
      completed > 0 ? say('ui-takeup-completed-count', { count: completed }) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  }));
}
