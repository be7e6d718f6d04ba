import type { CheckedDay, CheckedStation } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * A modality says what kind of space it works in: practice on screens needs sockets, partner talk needs to be loud.
 * An accommodation goes before it: a student who needs the small room has it for whatever is planned there.
 * In the instance a kind lists its spaces, and a demand's own spaces are open to every kind for its sake.
 */
const limit = { id: 'space-kind', tier: 'never' } as const;

export const spaceKind: Constraint = {
  ...limit,
  sentence: 'A station stands in a kind of space its modality allows, or in the very space that one of its students needs or is fixed to.',

  encode(draft) {
    for (const kind of draft.kinds) {
      const allowed = kind.modality?.spaceKinds ?? kind.adopted.model.operations.fallback.spaceKinds;
      kind.spaceIds = new Set([...kind.spaceIds].filter((id) => allowed.includes(draft.spaces.get(id)?.space.kind ?? '')));
    }
  },

  check(day) {
    return day.stations.flatMap((one) => {
      const allowed = one.station.modalityId === null ? one.adopted?.model.operations.fallback.spaceKinds : one.modality?.spaceKinds;
      if (allowed === undefined || allowed.includes(one.space?.kind ?? '') || isForSomebody(day, one)) return [];
      const { spaceId, periodId, modalityId } = one.station;
      return [violationOf(limit, {
        space: spaceId, period: periodId,
        params: { space: spaceId, period: periodId, modality: modalityId ?? '', kind: one.space?.kind ?? '', kinds: allowed },
      })];
    });
  },
};

function isForSomebody(day: CheckedDay, { seats, station }: CheckedStation): boolean {
  const fixed = day.facts.locks.filter((lock) => lock.on === day.plan.on && lock.periodId === station.periodId && lock.spaceId === station.spaceId);
  return seats.some(({ student }) => fixed.some((lock) => lock.studentId === student.id)
    || day.accommodations(student.id).some((need) => need.kind === 'space' && need.spaceId === station.spaceId));
}
