import type { Instance, StationKind, Task } from '../compile/instance.ts';
import { startOptions } from '../compile/option-columns.ts';
import { seedRandom } from '../solve/random.ts';

/**
 * A very small day drawn from a seed, with every feature of the contract that the bound knows: few enough students for an exact optimum,
 * adults and rooms so scarce that limits bind, and now and then nobody who could hold a place at all.
 */
export function randomInstance(seed: number, has: { readonly doubles: boolean; readonly isEven: boolean }): Instance {
  const { next, below } = seedRandom(seed);
  const pickOne = (numbers: readonly number[]): number => numbers[below(numbers.length)] ?? 0;
  const some = <Item>(items: readonly Item[], share: number): Item[] => items.filter(() => next() < share);
  const periodCount = next() < 0.15 ? 3 : 1 + below(2);
  const periods = Array.from({ length: periodCount }, (_, at) => ({ id: `p${at}`, minutes: 40 + 10 * below(2), next: has.doubles && at + 1 < periodCount && next() < 0.7 ? at + 1 : null }));
  const students = Array.from({ length: periodCount === 3 ? 3 : 3 + below(2) }, (_, at) => ({ id: `s${at}`, rank: 5 + below(2) }));
  const all = [...periods.keys()];
  const adults = Array.from({ length: 1 + below(3) }, (_, at) => ({
    id: `a${at}`, stationsAtOnce: steady(() => (next() < 0.15 ? 0 : 1)),
    neverAll: periodCount > 1 && next() < 0.25 ? [some(all, 0.8)].filter((set) => set.length > 1) : [],
    busyAtMost: next() < 0.2 ? 50 * (periodCount - 1) + 10 : null, preparationsAtMost: null,
  }));
  const spaces = Array.from({ length: 1 + below(2) }, (_, at) => ({ id: `r${at}`, seats: next() < 0.3 ? null : 2 + below(4), stationsAtOnce: steady(() => (next() < 0.1 ? 0 : next() < 0.1 ? 2 : 1)) }));
  const hasFallback = next() < 0.7;
  const virtual = { adult: adults.length, space: spaces.length };
  const lead = () => { const own = some([...adults.keys()], 0.7); return own.length > 0 ? own : [0]; };
  const hold = () => { const own = some([...spaces.keys()], 0.7); return own.length > 0 ? own : [0]; };
  const kind = (own: Partial<StationKind>): StationKind => ({
    adoptionId: 'x', modalityId: 'm', spaces: hold(), adults: lead(), ratio: next() < 0.4 ? [{ throughRank: 5, students: 2 + below(3) }, { throughRank: 9, students: 3 + below(3) }] : [],
    studentsPerAdult: next() < 0.3 ? 1 + below(4) : null, groupMin: 1, groupMax: null, groupsPerStation: null, rooms: [], periods: 1, isPrepared: false, ...own,
  });
  const kinds: StationKind[] = [
    kind({ modalityId: 'lesson', groupMin: 2, groupMax: 2 + below(3), groupsPerStation: 1 }),
    kind({ modalityId: 'pairs', groupMin: 2, groupMax: 2, groupsPerStation: 2, rooms: next() < 0.5 ? [{ space: 0, students: 3, groups: 1 }] : [] }),
    kind({ modalityId: 'alone', rooms: next() < 0.5 ? [{ space: 0, students: 1 + below(2), groups: null }] : [] }),
    ...(has.doubles ? [kind({ modalityId: 'project', groupMin: 2, groupMax: 4, groupsPerStation: 1, periods: 2 })] : []),
    ...(hasFallback ? [kind({ modalityId: null, spaces: [virtual.space], adults: [virtual.adult], ratio: [], studentsPerAdult: null })] : []),
  ];
  const equipment = next() < 0.5 ? [{ id: 'balances', amountIn: steady(() => below(4)) }] : [];
  const tasks: Task[] = kinds.flatMap((own, at): readonly Task[] => (own.modalityId === null ? [] : [0, 1, 2].flatMap((c) => (next() < 0.7 ? [{
    kind: at, purpose: 'competency' as const, competencyId: `c${c}`, activityIds: [`act${c}`, `act${below(4)}`], exitCheckId: null,
    unit: c < 2 ? { id: 'u', step: c } : null,
    needs: equipment.length > 0 && next() < 0.4 ? [{ equipment: 0, amount: 1 + below(2), per: next() < 0.5 ? 'group' as const : 'student' as const }] : [],
  }] : []))));
  const demands = all.flatMap((period) => students.flatMap((_, student) => (has.isEven || next() < 0.85 ? [{
    student, period, adoptionId: 'x', spaces: !has.isEven && next() < 0.08 ? [below(spaces.length)] : null,
    withAdults: !has.isEven && next() < 0.05 ? [below(adults.length)] : [], groupAtMost: !has.isEven && next() < 0.08 ? 2 : null,
  }] : [])));
  const wish = new Map<string, number>();
  const written = startOptions(demands.length * tasks.length);
  let count = 0;
  demands.forEach(({ student, period }, demand) => tasks.forEach(({ kind: at }, task) => {
    const key = has.isEven ? `${student} ${task}` : `${student} ${task} ${period}`;
    const value = wish.get(key) ?? (next() < 0.5 ? Math.round(1000 * next()) / 10 : -1);
    wish.set(key, value);
    if (value < 0) return;
    const price = !has.isEven && next() < 0.1 ? 30 : 0;
    written.add({ id: `o${count}`, demand, task, value, price, minutes: 30, checkMinutes: 0, screenMinutes: kinds[at]?.modalityId === 'alone' ? 30 : 0 });
    count += 1;
  }));
  const own = (student: number) => demands.flatMap((demand, at) => (demand.student === student ? [at] : []));
  return {
    format: 'heddle-instance/2', on: '2026-09-15',
    prices: { fallback: next() < 0.5 ? 60 : -8, unplaced: pickOne([100, 300, 100_000]), never: 10_000, approval: next() < 0.5 ? 300 : 20, perStudent: 20, perPreparation: 75, preferred: 15 },
    periods, students, demands, options: written.end(), kinds, tasks, equipment,
    adults: hasFallback ? [...adults, { id: 'nobody', stationsAtOnce: all.map(() => null), neverAll: [], busyAtMost: null, preparationsAtMost: null }] : adults,
    spaces: hasFallback ? [...spaces, { id: 'anywhere', seats: null, stationsAtOnce: all.map(() => null) }] : spaces,
    apart: next() < 0.4 ? [[0, 1]] : [],
    contacts: some([...students.keys()], 0.3).map((student) => ({
      constraintId: 'teacher-minutes', demands: own(student).map((demand) => ({ demand, amount: next() < 0.5 ? null : 40 })), adults: [0], isResponsible: next() < 0.5,
      kinds: next() < 0.5 ? null : [0, 1], atLeast: 60, price: next() < 0.5 ? 15 : 300,
    })).filter((contact) => contact.demands.length > 0),
    ceilings: some([...students.keys()], 0.5).map((student) => ({ constraintId: 'screen-minutes', demands: own(student), atMost: 30 * below(3), price: next() < 0.5 ? 300 : 40 }))
      .filter((ceiling) => ceiling.demands.length > 0),
    dayRules: [...students.keys()].flatMap((student) => (['competency-once', 'activity-once', 'unit-in-order'] as const).flatMap((rule) => (
      own(student).length > 1 && next() < (rule === 'competency-once' ? 0.9 : 0.4) ? [{ rule, demands: own(student), except: next() < 0.2 ? [2] : [], price: next() < 0.5 ? 10_000 : 25 }] : []
    ))),
    companies: [], walks: [], floors: [],
    continuations: demands.flatMap((_, demand) => (next() < 0.3 ? [{ demand, tasks: some([...tasks.keys()], 0.5), adults: [below(adults.length)], price: 15 }] : [])),
  };

  /** The same in every period where periods are to be alike. */
  function steady<Value>(draw: () => Value): Value[] {
    const first = draw();
    return periods.map(() => (has.isEven ? first : draw()));
  }
}
