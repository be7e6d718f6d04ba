import type { Meeting, Seat } from '../plan.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * The best day for all together may be a poor day for the same few every time: in a trial without this rule one student in ten had four or
 * five poor days out of five, and weights alone moved hardly any of them (docs/guide/fairness.md). So whoever had two poor days running
 * comes before the sum: a third needs a named person's yes.
 *
 * A poor day is worth less than 60 of 100 in the mean of its periods, where 100 is the student's own best in each. Days away are no days,
 * and a place that a person fixed beside the path is not counted: nobody has judged what it is worth.
 */
const limit = { id: 'fairness-floor', tier: 'approval' } as const;

const poorBelow = 60;
const poorDaysAtMost = 2;

export const fairnessFloor: Constraint = {
  ...limit,
  sentence: 'Nobody has a third poor day running: one worth less than 60 % of the student\'s own best.',

  encode(draft) {
    const { approval } = draft.prices;
    for (const [studentId, demands] of Map.groupBy(draft.demands, ({ student }) => student.id)) {
      const judged = draft.week.earlier(studentId).filter(({ seat, meeting }) => meeting.purpose === 'fallback' || seat.terms.length > 0);
      const days = [...Map.groupBy(judged, ({ on }) => on).values()].reverse()
        .map((places) => places.reduce((sum, { seat }) => sum + seat.value, 0) < poorBelow * places.length - 1e-6);
      const running = days.indexOf(false) < 0 ? days.length : days.indexOf(false);
      if (running === 0) continue;
      const open = demands.filter(({ options }) => options.every(({ option }) => option.terms.length > 0));
      if (open.length === 0) continue;
      // Due: three approvals, more than all that three others could lose (780), and more the further below: at one approval students stayed below
      // whose good place takes a small group of others, and at ten a school short of adults went beyond other limits for few floors
      // (docs/guide/fairness.md). Not due yet: a fifth of an approval, so that the third day does not have to make good what the second could have
      // had for little.
      const price = (running >= poorDaysAtMost ? 3 : 0.2) * approval;
      draft.floors.push({ demands: open, atLeast: poorBelow * open.length, price, perPoint: price / 100 });
    }
  },

  check(day) {
    const hasWorth = ({ seat, meeting }: { readonly seat: Seat; readonly meeting: Meeting }) => seat.terms.length > 0 || meeting.purpose === 'fallback';
    const counted = day.seats.filter(({ seat, meeting }) => hasWorth({ seat, meeting: meeting.meeting }));
    return [...Map.groupBy(counted, ({ student }) => student.id)].flatMap(([studentId, seats]) => {
      const shareOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / (100 * values.length);
      const byDay = Map.groupBy(day.week.earlier(studentId).filter(hasWorth), ({ on }) => on);
      const lastDays = [...byDay.keys()].sort().slice(-poorDaysAtMost);
      const isPoor = (share: number) => share < poorBelow / 100 - 1e-6;
      const wasPoor = lastDays.length === poorDaysAtMost && lastDays.every((on) => isPoor(shareOf((byDay.get(on) ?? []).map(({ seat }) => seat.value))));
      const today = shareOf(seats.map(({ seat }) => seat.value));
      return !wasPoor || !isPoor(today) ? [] : [violationOf(limit, {
        students: [studentId], params: { student: studentId, percent: Math.floor(today * 100), least: poorBelow, days: poorDaysAtMost + 1 },
      })];
    });
  },
};
