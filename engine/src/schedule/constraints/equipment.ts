import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Thirty tablets serve thirty students, wherever in the school they sit. What is counted is said once by the school; activities and
 * modalities say what they take. A school that has counted nothing is not held up by it.
 */
const limit = { id: 'equipment', tier: 'never' } as const;

export const equipment: Constraint = {
  ...limit,
  sentence: 'No more of a set is in use in a period than the school has.',

  encode(draft) {
    const { on } = draft.facts.day;
    const held = (draft.facts.roster.equipment ?? []).filter(({ from, until }) => from <= on && (until === null || on <= until));
    if (held.length === 0) return;
    for (const { options, adopted } of draft.demands) {
      for (const own of options) {
        const modality = adopted.model.practice.modalities.find(({ id }) => id === own.option.modalityId);
        own.needs = [...modality?.needs ?? [], ...own.option.activityIds.flatMap((id) => draft.activity(adopted, id)?.needs ?? [])];
        // What the school has not counted it does not have.
        for (const need of own.needs) if (!draft.equipment.has(need.equipment)) draft.equipment.set(need.equipment, 0);
      }
    }
    for (const { id, amount } of held) draft.equipment.set(id, amount);
  },

  check(day) {
    const { equipment: counted = [] } = day.facts.roster;
    const here = counted.filter((one) => day.plan.on >= one.from && (one.until ?? day.plan.on) >= day.plan.on);
    if (here.length === 0) return [];
    const inUse = new Map<string, { readonly periodId: string; readonly set: string; count: number }>();
    for (const { station, modality, meetings } of day.stations) {
      for (const { activities, seats } of meetings) {
        for (const need of [modality, ...activities].flatMap((one) => one?.needs ?? [])) {
          const key = `${station.periodId} ${need.equipment}`;
          const use = inUse.get(key) ?? { periodId: station.periodId, set: need.equipment, count: 0 };
          use.count += need.amount * (need.per === 'student' ? seats.length : 1);
          inUse.set(key, use);
        }
      }
    }
    return [...inUse.values()].flatMap(({ periodId, set, count }) => {
      const most = here.find(({ id }) => id === set)?.amount ?? 0;
      return count <= most ? [] : [violationOf(limit, { period: periodId, params: { name: set, period: periodId, count, most } })];
    });
  },
};
