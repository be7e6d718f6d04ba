import type { Option } from '../../path/index.ts';
import type { DraftDemand, InstanceDraft } from '../compile/draft.ts';
import type { Lock } from '../plan.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * People decide. A place that a teacher or leader has fixed goes before every other rule: it replaces a needed space, and may fix
 * what the path did not offer. What it breaks is told, to whoever set it.
 */
const limit = { id: 'locks', tier: 'never' } as const;

export const locks: Constraint = {
  ...limit,
  sentence: 'A place that a person has fixed is kept.',

  encode(draft) {
    for (const lock of draft.facts.locks) {
      if (lock.on !== draft.facts.day.on) continue;
      for (const demand of draft.demandsOf(lock.studentId)) if (demand.period.id === lock.periodId) fix(draft, demand, lock);
    }
  },

  check(day) {
    return day.facts.locks.filter((lock) => lock.on === day.plan.on).flatMap((lock) => {
      const isExpected = day.expected.some(({ studentId, periodId }) => studentId === lock.studentId && periodId === lock.periodId);
      const own = day.seats.filter(({ seat }) => seat.studentId === lock.studentId && seat.periodId === lock.periodId);
      const isKept = own.some(({ station, meeting }) => (lock.adultId === null || station.station.adultIds.includes(lock.adultId))
        && (lock.spaceId === null || station.station.spaceId === lock.spaceId)
        && (lock.competencyId === null || meeting.meeting.competencyId === lock.competencyId)
        && (lock.modalityId === null || station.station.modalityId === lock.modalityId));
      return !isExpected || isKept ? [] : [violationOf(limit, {
        students: [lock.studentId], adults: lock.adultId === null ? [] : [lock.adultId], space: lock.spaceId, period: lock.periodId,
        params: { student: lock.studentId, period: lock.periodId, adult: lock.by, why: lock.reason },
      })];
    });
  },
};

/** What cannot be had today (an adult who is out, a space that is closed) is left open, and the check says so. */
function fix(draft: InstanceDraft, demand: DraftDemand, lock: Lock): void {
  const { on } = draft.facts.day;
  const { id: periodId } = demand.period;
  if (lock.adultId !== null && draft.isFree(lock.adultId, on, periodId)) demand.withAdultIds.add(lock.adultId);
  if (lock.spaceId !== null && draft.spaces.has(lock.spaceId) && draft.commitmentOf(lock.spaceId, periodId) === undefined
    && draft.isHere({ kind: 'space', id: lock.spaceId }, on, periodId)) demand.spaceIds = new Set([lock.spaceId]);
  if (lock.competencyId === null && lock.modalityId === null) return;
  const wanted = demand.options.filter(({ option }) => (lock.competencyId === null || option.competencyId === lock.competencyId)
    && (lock.modalityId === null || option.modalityId === lock.modalityId));
  const fixed = wanted.length > 0 ? wanted : madeUp(draft, demand, lock).map((option) => ({ option, price: 0 }));
  if (fixed.length > 0) demand.options = fixed;
}

/** The path did not offer it, but the school has material for it: an option of no value, because nobody has judged it. */
function madeUp(draft: InstanceDraft, demand: DraftDemand, lock: Lock): readonly Option[] {
  const { competencyId } = lock;
  if (competencyId === null) return [];
  const { adoption, model } = demand.adopted;
  const same = [competencyId, ...draft.facts.graph.matchesOf(competencyId)];
  const modalities = model.practice.modalities.filter(({ id }) => lock.modalityId === null || id === lock.modalityId);
  const check = [...adoption.exitChecks, ...model.instruction.exitChecks].find((one) => same.includes(one.competencyId));
  const needs = draft.index.accommodationsOf.get(demand.student.id) ?? [];
  const factor = Math.max(1, ...needs.flatMap((need) => (need.kind === 'extra-time' ? [need.factor] : [])));
  return modalities.flatMap((modality): readonly Option[] => {
    const activity = [...adoption.activities, ...model.instruction.activities]
      .find((one) => one.modalityId === modality.id && one.printable !== null && one.competencyIds.some((id) => same.includes(id)));
    if (activity === undefined) return [];
    const checkMinutes = Math.ceil((check?.minutes ?? 0) * factor);
    const fits = activity.minutes + checkMinutes <= demand.period.minutes;
    return [{
      id: `${demand.student.id}/${demand.period.id}/${adoption.id}/${competencyId}/${modality.id}`,
      studentId: demand.student.id, periodId: demand.period.id, adoptionId: adoption.id, purpose: 'competency', competencyId, modalityId: modality.id,
      activityIds: [activity.id], exitCheckId: fits ? check?.id ?? null : null, stage: 'new', cause: null,
      minutes: activity.minutes, checkMinutes: fits ? checkMinutes : 0, screenMinutes: activity.isOnScreen ? activity.minutes : 0,
      value: 0, terms: [], reasons: [], isWithoutEvidence: false,
    }];
  });
}
