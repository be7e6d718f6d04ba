import type { Instance } from '../compile/instance.ts';
import { packOptions } from '../compile/option-columns.ts';
import { prices } from '../compile/prices.ts';
import type { Solution } from '../solve/solution.ts';

/**
 * A day that can be counted by hand: four students, two periods of 30 minutes, a teacher, an aide and two rooms. Ann and Ben learn ratios
 * with the teacher, Cal and Dee work alone with the aide; then they change over. Every option is worth 100 and every limit is kept.
 */
export const smallInstance: Instance = {
  format: 'heddle-instance/2', on: '2026-09-15', prices,
  periods: [{ id: '1', minutes: 30, next: 1 }, { id: '2', minutes: 30, next: null }],
  students: ['ann', 'ben', 'cal', 'dee'].map((id) => ({ id, rank: 6 })),
  adults: ['teacher', 'aide'].map((id) => ({ id, stationsAtOnce: [1, 1], neverAll: [], busyAtMost: null, preparationsAtMost: null })),
  spaces: ['room', 'study'].map((id) => ({ id, seats: 2, stationsAtOnce: [1, 1] })),
  equipment: [{ id: 'balance', amountIn: [1, 1] }],
  kinds: [
    { adoptionId: 'maths', modalityId: 'lesson', spaces: [0], adults: [0], ratio: [{ throughRank: 8, students: 10 }], studentsPerAdult: null, groupMin: 2, groupMax: 4, groupsPerStation: 1, rooms: [], periods: 1, isPrepared: true },
    { adoptionId: 'maths', modalityId: 'alone', spaces: [1], adults: [1], ratio: [], studentsPerAdult: 10, groupMin: 1, groupMax: null, groupsPerStation: null, rooms: [{ space: 1, students: 2, groups: 2 }], periods: 1, isPrepared: false },
    { adoptionId: 'maths', modalityId: null, spaces: [1], adults: [1], ratio: [], studentsPerAdult: null, groupMin: 1, groupMax: null, groupsPerStation: 1, rooms: [], periods: 1, isPrepared: false },
    { adoptionId: 'maths', modalityId: 'project', spaces: [0], adults: [0], ratio: [], studentsPerAdult: null, groupMin: 2, groupMax: 2, groupsPerStation: 1, rooms: [], periods: 2, isPrepared: false },
  ],
  tasks: [
    { kind: 0, purpose: 'competency', competencyId: 'ratio', activityIds: ['ratio-lesson'], exitCheckId: null, unit: { id: 'unit', step: 1 }, needs: [{ equipment: 0, amount: 1, per: 'group' }] },
    { kind: 1, purpose: 'competency', competencyId: 'rates', activityIds: ['rates-alone'], exitCheckId: null, unit: { id: 'unit', step: 2 }, needs: [] },
    { kind: 3, purpose: 'project', competencyId: null, activityIds: ['bridge'], exitCheckId: null, unit: null, needs: [] },
  ],
  demands: [0, 1].flatMap((period) => [0, 1, 2, 3].map((student) => ({ student, period, adoptionId: 'maths', spaces: null, withAdults: [], groupAtMost: null }))),
  // Each has the lesson, work alone and, in the first period, the project.
  options: columns([0, 1, 2, 3, 4, 5, 6, 7].flatMap((demand) => [
    { demand, task: 0, value: 100 }, { demand, task: 1, value: 100 }, ...(demand < 4 ? [{ demand, task: 2, value: 150 }] : []),
  ])),
  apart: [], contacts: [], ceilings: [], dayRules: [], companies: [], continuations: [], walks: [], floors: [],
};

export const smallSolution: Solution = {
  stations: [
    { period: 0, kind: 0, space: 0, adults: [0], groups: [{ task: 0, seats: [{ demand: 0, option: 0 }, { demand: 1, option: 3 }] }] },
    { period: 0, kind: 1, space: 1, adults: [1], groups: [{ task: 1, seats: [{ demand: 2, option: 7 }, { demand: 3, option: 10 }] }] },
    { period: 1, kind: 1, space: 1, adults: [1], groups: [{ task: 1, seats: [{ demand: 4, option: 13 }, { demand: 5, option: 15 }] }] },
    { period: 1, kind: 0, space: 0, adults: [0], groups: [{ task: 0, seats: [{ demand: 6, option: 16 }, { demand: 7, option: 18 }] }] },
  ],
  value: 800, score: 800, leastBad: [], iterations: 0,
};

function columns(rows: readonly { readonly demand: number; readonly task: number; readonly value: number }[]): Instance['options'] {
  return packOptions({
    id: rows.map((_, row) => `o${row}`), demand: rows.map(({ demand }) => demand), task: rows.map(({ task }) => task), value: rows.map(({ value }) => value),
    price: rows.map(() => 0), minutes: rows.map(() => 30), checkMinutes: rows.map(() => 5), screenMinutes: rows.map(({ task }) => (task === 1 ? 30 : 0)),
  });
}
