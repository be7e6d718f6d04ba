import { packOptions } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';

/** A day of 48 students in two periods who want different things, drawn without chance: large enough for two searches to differ. */
export function drawnDay(): Instance {
  const students = Array.from({ length: 48 }, (_, at) => ({ id: `s${at}`, rank: 6 }));
  const periods = [0, 1];
  const open = { stationsAtOnce: [1, 1] };
  const kind = { adoptionId: 'm', ratio: [], studentsPerAdult: null, groupsPerStation: 1, rooms: [], periods: 1 as const, isPrepared: false };
  const all = (count: number) => Array.from({ length: count }, (_, at) => at);
  const demands = periods.flatMap((period) => students.map((_, student) => ({ student, period, adoptionId: 'm', spaces: null, withAdults: [], groupAtMost: null })));
  const tasks = all(12).flatMap((skill) => [0, 1].map((own) => ({
    kind: own, purpose: 'competency' as const, competencyId: `c${skill}`, activityIds: [`a${skill}-${own}`], exitCheckId: null, unit: null, needs: [],
  })));
  const rows = demands.flatMap(({ student }, demand) => all(4).flatMap((step) => {
    const skill = (student * 5 + step * 3) % 12;
    return [0, 1].map((own) => ({ demand, task: 2 * skill + own, value: 100 - step * 12 - ((student * 7 + step * 11 + own * 5) % 17) - (own === 1 ? 15 : 0) }));
  }));
  return {
    format: 'heddle-instance/2', on: '2026-09-15',
    prices: { fallback: 60, unplaced: 100_000, never: 10_000, approval: 300, perStudent: 20, perPreparation: 75, preferred: 15 },
    periods: [{ id: '1', minutes: 30, next: null }, { id: '2', minutes: 30, next: null }],
    students,
    adults: all(7).map((at) => ({ id: `t${at}`, ...open, neverAll: [], busyAtMost: null, preparationsAtMost: null })),
    spaces: all(7).map((at) => ({ id: `r${at}`, seats: 16, ...open })),
    equipment: [],
    kinds: [
      { ...kind, modalityId: 'lesson', spaces: all(6), adults: all(6), groupMin: 4, groupMax: 12 },
      { ...kind, modalityId: 'alone', spaces: all(7), adults: all(7), groupMin: 1, groupMax: null, groupsPerStation: null },
      { ...kind, modalityId: null, spaces: [6], adults: [6], groupMin: 1, groupMax: null },
    ],
    tasks, demands,
    options: packOptions({
      id: rows.map((_, row) => `o${row}`), demand: rows.map(({ demand }) => demand), task: rows.map(({ task }) => task), value: rows.map(({ value }) => value),
      price: rows.map(() => 0), minutes: rows.map(() => 30), checkMinutes: rows.map(() => 0), screenMinutes: rows.map(() => 0),
    }),
    apart: [[0, 1]], contacts: [], ceilings: [],
    dayRules: students.map((_, student) => ({ rule: 'competency-once' as const, demands: [student, student + 48], except: [], price: 10_000 })),
    companies: [], continuations: [], walks: [], floors: [],
  };
}
