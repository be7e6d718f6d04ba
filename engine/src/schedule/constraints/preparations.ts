import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Ten groups on ten competencies are ten things to prepare. Without this limit a plan that suits every student wears out every teacher.
 * A preparation is one competency in one modality that the responsible adult teaches or circulates in; supervising needs none.
 */
const limit = { id: 'preparations', tier: 'approval' } as const;

export const preparations: Constraint = {
  ...limit,
  sentence: 'An adult prepares no more different things a day than the limit.',

  encode(draft) {
    const most = draft.limits.preparationsPerDay;
    if (most === null) return;
    for (const kind of draft.kinds) kind.isPrepared = kind.modality !== null && kind.modality.adult.task !== 'supervises';
    for (const adult of draft.adults.values()) adult.preparationsAtMost = most;
  },

  check(day) {
    const most = day.limits.preparationsPerDay;
    if (most === null) return [];
    const prepared = new Map<string, Set<string>>();
    for (const { station, modality, meetings } of day.stations) {
      const [adultId] = station.adultIds;
      if (adultId === undefined || (modality?.adult.task !== 'teaches' && modality?.adult.task !== 'circulates')) continue;
      for (const { meeting } of meetings) {
        if (meeting.competencyId === null) continue;
        prepared.set(adultId, (prepared.get(adultId) ?? new Set()).add(`${station.adoptionId} ${station.modalityId} ${meeting.competencyId}`));
      }
    }
    return [...prepared].filter(([, things]) => things.size > most)
      .map(([adultId, things]) => violationOf(limit, { adults: [adultId], params: { adult: adultId, count: things.size, most } }));
  },
};
