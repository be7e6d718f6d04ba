import type { Instant, SchoolDate } from '../roster/index.ts';
import type { Level, Standing } from './mastery.ts';

/**
 * When should a student come back to what they could do? The clock is the estimate's own forgetting, which is fitted on how students did after
 * such gaps: a review is due when the estimate has faded below the model's mark. No fixed calendar, and no level is touched.
 *
 * A review is closed by what it asked for. Once the newest task is passed it is answered, even where the estimate still lies below the mark
 * (an estimate that rests on many old misses rises slowly): it falls due again when the estimate has faded noticeably since that pass.
 * A level given by a person answers it in the same way: nobody asks again tomorrow what a teacher has just seen.
 * Otherwise a student whose estimate is low for good reasons would be asked for the same review every day.
 */
type ReviewQuestion = {
  readonly level: Level;
  /** The model's mark, 0..1. */
  readonly mark: number;
  /** P(right) now, and at the moment at which a review was last answered; null = the newest task was missed, or there is none. */
  readonly p: number;
  readonly pAtPass: number | null;
};

export function isReviewDue({ level, mark, p, pAtPass }: ReviewQuestion): boolean {
  return level !== 'none' && p < mark && (pAtPass === null || pAtPass - p >= noticeable);
}

/** When what a review asks for was last shown: by the newest task, if it was passed, or by a person who gave the level since. null = not. */
export function reviewAnsweredAt({ level, judgedByPersonAt, lastTask }: Pick<Standing, 'level' | 'judgedByPersonAt' | 'lastTask'>): Instant | null {
  if (level !== 'none' && judgedByPersonAt !== null && judgedByPersonAt >= (lastTask?.at ?? '')) return judgedByPersonAt;
  return lastTask?.isPassed === true ? lastTask.at : null;
}

/** The first school date on which it will be due if nothing is shown until then; null = not within a year. */
export function reviewDueOn(of: Omit<ReviewQuestion, 'p'> & { readonly pOn: (at: Instant) => number; readonly asOf: Instant; readonly dateOf: (at: Instant) => SchoolDate }): SchoolDate | null {
  const instant = (days: number) => new Date(Date.parse(of.asOf) + days * 86_400_000).toISOString();
  const isDueIn = (days: number) => isReviewDue({ ...of, p: of.pOn(instant(days)) });
  if (!isDueIn(horizonDays)) return null;
  // Time never raises an estimate (MA7), so that halving finds the first day.
  let [notDue, due] = [-1, horizonDays];
  while (due - notDue > 1) {
    const middle = Math.floor((notDue + due) / 2);
    if (isDueIn(middle)) due = middle;
    else notDue = middle;
  }
  return of.dateOf(instant(due));
}

/** Five points less than on the day of the pass: below that, a reader would not see it either. Our own choice. */
const noticeable = 0.05;
const horizonDays = 366;
