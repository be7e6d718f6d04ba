import type { ModelLimits } from '../../model/index.ts';
import type { DayFacts } from '../day-facts.ts';

/** Which limit holds when the school and several models each set one? The strictest: the lowest ceiling, the highest floor. */
export function strictestLimits(facts: DayFacts): ModelLimits {
  const all = [facts.schoolLimits, ...facts.models.map(({ model }) => model.operations.limits)];
  const set = (read: (limits: ModelLimits) => number | null) => all.map(read).filter((value) => value !== null);
  const lowest = (read: (limits: ModelLimits) => number | null) => (set(read).length === 0 ? null : Math.min(...set(read)));
  const highest = (read: (limits: ModelLimits) => number | null) => (set(read).length === 0 ? null : Math.max(...set(read)));
  const lunches = all.map((limits) => limits.dutyFreeLunch).filter((lunch) => lunch !== null);
  return {
    teacherMinutesPerWeek: highest((limits) => limits.teacherMinutesPerWeek),
    screenMinutesPerDay: lowest((limits) => limits.screenMinutesPerDay),
    screenMinutesInARow: lowest((limits) => limits.screenMinutesInARow),
    adultMinutesInARow: lowest((limits) => limits.adultMinutesInARow),
    planningMinutesPerDay: highest((limits) => limits.planningMinutesPerDay),
    preparationsPerDay: lowest((limits) => limits.preparationsPerDay),
    dutyFreeLunch: lunches.sort((left, right) => right.minutes - left.minutes)[0] ?? null,
    homeTeacherShare: highest((limits) => limits.homeTeacherShare),
    stableGroupShare: highest((limits) => limits.stableGroupShare),
    studentsPerAdult: lowest((limits) => limits.studentsPerAdult),
  };
}
