import type { DraftDemand } from '../compile/draft.ts';
import type { CheckedDay, CheckedSeat } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Minutes on screens in a day and on end. What a student uses as an aid (a reader, a speech device) is no screen time, or the
 * student who needs it most would be kept from it.
 */
const limit = { id: 'screen-minutes', tier: 'approval' } as const;

/** Time between two periods that ends a stretch on screens. */
const breakMinutes = 15;

export const screenMinutes: Constraint = {
  ...limit,
  sentence: 'A student\'s minutes on screens stay within the day\'s limit and the limit for one stretch; assistive technology does not count.',

  encode(draft) {
    const { screenMinutesPerDay: perDay, screenMinutesInARow: inARow } = draft.limits;
    for (const [, demands] of Map.groupBy(draft.demands, (demand) => demand.student.id)) {
      const shared = { constraintId: limit.id, price: draft.prices.approval };
      if (perDay !== null) draft.ceilings.push({ ...shared, demands, atMost: perDay });
      if (inARow !== null) for (const stretch of stretches(demands)) draft.ceilings.push({ ...shared, demands: stretch, atMost: inARow });
    }
  },

  check(day) {
    const { screenMinutesPerDay: perDay, screenMinutesInARow: inARow } = day.limits;
    return [...Map.groupBy(day.seats, ({ seat }) => seat.studentId)].flatMap(([studentId, seats]) => {
      const inOrder = [...seats].sort((left, right) => left.station.period.startMinute - right.station.period.startMinute);
      const total = inOrder.reduce((sum, seat) => sum + (seat.meeting.isSecondPart ? 0 : onScreen(day, seat)), 0);
      const longest = longestStretch(day, inOrder);
      return [
        ...(perDay !== null && total > perDay ? [{ what: 'day', minutes: total, most: perDay }] : []),
        ...(inARow !== null && longest > inARow ? [{ what: 'row', minutes: longest, most: inARow }] : []),
      ].map((params) => violationOf(limit, { students: [studentId], params: { student: studentId, ...params } }));
    });
  },
};

/** Every run of a student's periods without a break between them: any of them could be on a screen from end to end. */
function stretches(demands: readonly DraftDemand[]): readonly (readonly DraftDemand[])[] {
  return demands.flatMap((first, from) => {
    const run = [first];
    const runs = [[...run]];
    for (const next of demands.slice(from + 1)) {
      if (next.period.startMinute - (run.at(-1)?.period.endMinute ?? 0) >= breakMinutes) break;
      run.push(next);
      runs.push([...run]);
    }
    return runs;
  });
}

/** By the activities' own word. Where a student's screen is an aid, only what the plan itself counts as screen. */
function onScreen(day: CheckedDay, { seat, meeting }: CheckedSeat): number {
  const written = meeting.activities.filter(({ isOnScreen }) => isOnScreen).reduce((sum, { minutes }) => sum + minutes, 0);
  const isAided = day.accommodations(seat.studentId).some(({ kind }) => kind === 'assistive-technology');
  return isAided ? Math.min(written, seat.screenMinutes) : written;
}

function longestStretch(day: CheckedDay, inOrder: readonly CheckedSeat[]): number {
  let longest = 0;
  let minutes = 0;
  let end = -Infinity;
  for (const seat of inOrder) {
    // The minutes of both parts stand with the first.
    if (seat.meeting.isSecondPart) {
      end = seat.station.period.endMinute;
      continue;
    }
    const here = onScreen(day, seat);
    const goesOn = seat.station.period.startMinute - end < breakMinutes;
    minutes = here === 0 ? 0 : (goesOn ? minutes : 0) + here;
    longest = Math.max(longest, minutes);
    end = seat.station.period.endMinute;
  }
  return longest;
}
