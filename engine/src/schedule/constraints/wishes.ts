import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Students choose within the path. A wish is no promise, because ten may want the same eight seats; but whoever went without counts more
 * the next time, so that it is not always the same who get theirs. Only what the path offers can be had.
 */
const limit = { id: 'wishes', tier: 'preferred' } as const;

/** Wishes in a row that were not kept raise the next one; beyond this many nothing more, so that no wish outweighs a limit. */
const mostCounted = 3;

export const wishes: Constraint = {
  ...limit,
  sentence: 'What a student asked for is kept where it can be, and rather for those whose last wishes were not.',

  encode(draft) {
    const all = [...draft.facts.wishes ?? []].sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : left.id < right.id ? -1 : 1));
    for (const wish of all.filter(({ on }) => on === draft.facts.day.on)) {
      const earlier = all.filter(({ studentId, on }) => studentId === wish.studentId && on < wish.on).flatMap((one) => {
        const place = draft.week.earlier(one.studentId).find(({ on, periodId }) => on === one.on && periodId === one.periodId);
        return place === undefined ? [] : [isIt(one, place.meeting)];
      });
      const denied = Math.min(mostCounted, earlier.length - 1 - earlier.lastIndexOf(true));
      for (const demand of draft.demandsOf(wish.studentId).filter(({ period }) => period.id === wish.periodId)) {
        if (!demand.options.some(({ option }) => isIt(wish, option))) continue;
        for (const priced of demand.options) if (!isIt(wish, priced.option)) priced.price += draft.prices.preferred * (1 + denied);
      }
    }
  },

  check(day) {
    const today = (day.facts.wishes ?? []).filter((wish) => wish.on === day.plan.on);
    return today.flatMap(({ studentId, periodId, competencyId, modalityId }) => {
      const seat = day.seatsOf(studentId).find((one) => one.seat.periodId === periodId);
      if (seat === undefined) return [];
      const { meeting } = seat.meeting;
      const isOther = (asked: string | null, had: string | null) => asked !== null && asked !== had;
      return !isOther(competencyId, meeting.competencyId) && !isOther(modalityId, meeting.modalityId) ? [] : [violationOf(limit, {
        students: [studentId], period: periodId,
        params: { student: studentId, period: periodId, what: competencyId === null ? 'modality' : 'competency', competency: competencyId ?? '', modality: modalityId ?? '' },
      })];
    });
  },
};

/** Does a meeting or option give what was asked? A wish without a competency leaves it open, and one without a modality too. */
function isIt(wish: { readonly competencyId: string | null; readonly modalityId: string | null }, what: { readonly competencyId: string | null; readonly modalityId: string | null }): boolean {
  return (wish.competencyId ?? what.competencyId) === what.competencyId && (wish.modalityId ?? what.modalityId) === what.modalityId;
}
