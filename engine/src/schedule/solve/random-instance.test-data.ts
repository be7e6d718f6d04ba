import type { Instance, StationKind, Task } from '../compile/instance.ts';
import { packOptions } from '../compile/option-columns.ts';
import { seedRandom } from './random.ts';

/**
 * A small puzzle drawn from a seed that has everything the contract knows, and mostly too little of it: meetings over two periods, rooms that
 * hold less, sets, walks, floors, rules over the day, standing groups, time owed, needs. It comes from no school.
 */
export function randomInstance(seed: number): Instance {
  const { next, below } = seedRandom(seed);
  const some = (count: number, share: number) => Array.from({ length: count }, (_, position) => position).filter(() => next() < share);
  const periods = 1 + below(4);
  const students = 8 + below(22);
  const adults = 4 + Math.ceil(students / 6);
  const spaces = adults + 1;
  const inEach = <Value>(draw: () => Value) => Array.from({ length: periods }, draw);
  const kinds = Array.from({ length: 5 }, (_, kind): StationKind => kindOf({ kind, adults: some(adults, 0.7), spaces: some(spaces, 0.7), next, below, spaceCount: spaces }));
  kinds.push({ ...plain, modalityId: null, adults: some(adults, 0.8), spaces: some(spaces, 0.9), studentsPerAdult: 12 });
  const tasks = Array.from({ length: 26 }, (_, task): Task => ({
    kind: task % 5, purpose: 'competency', competencyId: next() < 0.1 ? null : `c${below(7)}`, activityIds: [`a${below(16)}`], exitCheckId: null,
    unit: next() < 0.3 ? { id: `u${below(2)}`, step: below(4) } : null,
    needs: next() < 0.25 ? [{ equipment: below(2), amount: 1 + below(2), per: next() < 0.5 ? 'group' : 'student' }] : [],
  }));
  const demands = Array.from({ length: students }, (_, student) => student).flatMap((student) => Array.from({ length: periods }, (_, period) => period)
    .filter(() => next() < 0.85)
    .map((period) => ({
      student, period, adoptionId: 'maths', spaces: next() < 0.04 ? [below(spaces)] : null, withAdults: next() < 0.04 ? [below(adults)] : [],
      groupAtMost: next() < 0.05 ? 3 : null,
    })));
  const options = demands.flatMap(({ period }, demand) => some(tasks.length, 0.4)
    .filter((task) => kinds[tasks[task]?.kind ?? 0]?.periods !== 2 || period + 1 < periods)
    .map((task) => ({ demand, task, value: Math.round((20 + 80 * next()) * (kinds[tasks[task]?.kind ?? 0]?.periods ?? 1)), price: next() < 0.05 ? 300 : 0 })));
  const demandsOf = Array.from({ length: students }, (_, student) => demands.flatMap((demand, position) => (demand.student === student ? [position] : [])));
  const days = demandsOf.filter((own) => own.length > 1);
  const members = (period: number) => demands.flatMap((demand, position) => (demand.period === period && demand.student % 3 === 0 ? [position] : []));
  return {
    format: 'heddle-instance/2', on: '2026-09-15',
    prices: { fallback: 60, unplaced: 100_000, never: 10_000, approval: 300, perStudent: 20, perPreparation: 75, preferred: 15 },
    periods: Array.from({ length: periods }, (_, period) => ({ id: String(period + 1), minutes: 45, next: period + 1 < periods ? period + 1 : null })),
    students: Array.from({ length: students }, (_, student) => ({ id: `s${student}`, rank: 5 + below(3) })),
    adults: Array.from({ length: adults }, (_, adult) => ({
      id: `t${adult}`, stationsAtOnce: inEach(() => (next() < 0.1 ? 0 : 1)), neverAll: periods > 2 && next() < 0.4 ? [[0, 1, 2]] : [],
      busyAtMost: next() < 0.2 ? 90 : null, preparationsAtMost: next() < 0.5 ? 2 : null,
    })),
    spaces: Array.from({ length: spaces }, (_, space) => ({ id: `r${space}`, seats: next() < 0.2 ? null : 6 + below(14), stationsAtOnce: inEach(() => (next() < 0.05 ? 0 : 1)) })),
    equipment: [0, 1].map((set) => ({ id: `set${set}`, amountIn: inEach(() => below(9)) })),
    kinds, tasks, demands,
    options: packOptions({
      id: options.map((_, row) => String(row)), demand: options.map(({ demand }) => demand), task: options.map(({ task }) => task),
      value: options.map(({ value }) => value), price: options.map(({ price }) => price), minutes: options.map(() => 30 + below(15)),
      checkMinutes: options.map(() => 5), screenMinutes: options.map(() => (next() < 0.3 ? 35 : 0)),
    }),
    apart: Array.from({ length: 3 }, () => { const one = below(students - 1); return [one, one + 1] as const; }),
    contacts: days.filter(() => next() < 0.4).map((own) => ({
      constraintId: 'time', adults: some(adults, 0.4), isResponsible: next() < 0.5, kinds: next() < 0.5 ? null : [0, 1, 2], atLeast: 40, price: 15 + below(300),
      demands: own.map((demand) => ({ demand, amount: next() < 0.5 ? null : 45 })),
    })),
    ceilings: demandsOf.flatMap((own) => [
      ...(own.length > 0 && next() < 0.5 ? [{ constraintId: 'screen', demands: own, atMost: 50, price: 300 }] : []),
      ...own.filter(() => next() < 0.1).map((demand) => ({ constraintId: 'screen', demands: [demand], atMost: 30, price: 300 })),
    ]),
    dayRules: days.flatMap((own) => [
      { rule: 'activity-once', demands: own, except: [], price: 300 } as const,
      { rule: 'competency-once', demands: own, except: [4], price: 10_000 } as const,
      { rule: 'unit-in-order', demands: own, except: [], price: 200 } as const,
    ]),
    companies: Array.from({ length: periods }, (_, period) => ({ members: members(period), due: members(period).filter(() => next() < 0.7), price: 15 })).filter(({ due }) => due.length > 0),
    continuations: demands.flatMap((_, demand) => (next() < 0.3 ? [{ demand, tasks: some(tasks.length, 0.4), adults: [below(adults)], price: 15 }] : [])),
    walks: Array.from({ length: periods - 1 }, (_, period) => ({ periods: [period, period + 1] as const, spaces: [0, 1] as const, price: 12 })),
    floors: days.filter(() => next() < 0.3).map((own) => ({ demands: own, atLeast: 60 * own.length, price: 100, perPoint: 1 })),
  };
}

const plain: StationKind = {
  adoptionId: 'maths', modalityId: 'lesson', spaces: [], adults: [], ratio: [], studentsPerAdult: null, groupMin: 1, groupMax: null, groupsPerStation: 1,
  rooms: [], periods: 1, isPrepared: false,
};

type Drawn = { readonly kind: number; readonly adults: number[]; readonly spaces: number[]; readonly spaceCount: number; next(): number; below(limit: number): number };

/** A lesson, a small group, a room of small groups, work alone, and a lesson over two periods. */
function kindOf({ kind, adults, spaces, spaceCount, next, below }: Drawn): StationKind {
  const shapes: readonly Partial<StationKind>[] = [
    { groupMin: 3, groupMax: 12, ratio: [{ throughRank: 5, students: 9 }, { throughRank: 12, students: 12 }], isPrepared: true },
    { groupMin: 2, groupMax: 5, isPrepared: true },
    { groupMin: 2, groupMax: 4, groupsPerStation: 4, rooms: [{ space: below(spaceCount), students: null, groups: 2 }, { space: below(spaceCount), students: 5, groups: null }] },
    { groupsPerStation: null, studentsPerAdult: 10, rooms: [{ space: below(spaceCount), students: 4, groups: 3 }] },
    { groupMin: 3, groupMax: 10, periods: 2, isPrepared: next() < 0.5 },
  ];
  return { ...plain, modalityId: `m${kind}`, adults, spaces, ...shapes[kind] };
}
