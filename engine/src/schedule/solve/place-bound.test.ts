import { describe, expect, test } from 'vitest';
import { checkSolution, compile, solve } from '../index.ts';
import type { Instance } from '../index.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { placeBound } from './place-bound.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import { emptyState } from './state.ts';

const bell = ['08:00-08:45', '08:50-09:35', '09:40-10:25'];
const lab = { ...lesson, id: 'lab', periods: 2 as const };
const style = { random: seedRandom(1), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set<number>(), barredKinds: new Set<number>() };

/** Labs over two periods gain most, in eight forms; anybody can work alone. Each adult is needed by some students, in whatever period. */
function dayOf(counts: { readonly students: number; readonly adults: number }, needs: readonly { readonly adult: number; readonly student: number; readonly period: number }[]): Instance {
  const wants = (at: number) => ({ [`c${at % 8}/lab`]: 180, [`c${(at + 1) % 8}/lab`]: 170, 'ratio/alone': 20, 'rates/alone': 19, 'area/alone': 18 });
  const adults = Array.from({ length: counts.adults }, (_, at) => at);
  const day = compile(plannedDay({
    students: Object.fromEntries(Array.from({ length: counts.students }, (_, at) => [`s${String(at).padStart(2, '0')}`, { wants: wants(at) }])), modalities: [lab, alone], bell, runsOn: ['1', '2'],
    adults: Object.fromEntries(adults.map((at) => [`t${at}`, {}])), spaces: Object.fromEntries(adults.map((at) => [`r${at}`, {}])),
  }));
  return { ...day, demands: day.demands.map((demand) => ({ ...demand, withAdults: needs.filter(({ student, period }) => student === demand.student && period === demand.period).map(({ adult }) => adult) })) };
}

/** Places the first who needs an adult; where everybody is then who needs one, by modality and adults. */
function afterTheFirst(instance: Instance): readonly (readonly [string | null | undefined, readonly number[] | undefined])[] {
  const state = emptyState(layOut(instance));
  const bound = instance.demands.flatMap(({ withAdults }, demand) => (withAdults.length > 0 ? [demand] : []));
  expect(placeBound(state, bound[0] ?? -1, style)).toBe(true);
  for (const demand of bound.slice(1)) placeBound(state, demand, style);
  return bound.map((demand) => [instance.kinds[state.station[demand]?.kind ?? -1]?.modalityId, state.station[demand]?.adults]);
}

describe('a place for a student who needs an adult', () => {
  test('[SC127] is with that adult leading, so that no other adult is missing elsewhere', () => {
    expect(afterTheFirst(dayOf({ students: 24, adults: 3 }, [{ adult: 2, student: 0, period: 2 }]))).toEqual([['alone', [2]]]);
  });

  test('[SC127] is where another who needs the same adult at the same time can be as well', () => {
    const needs = [{ adult: 1, student: 0, period: 1 }, { adult: 1, student: 4, period: 1 }];
    expect(afterTheFirst(dayOf({ students: 24, adults: 3 }, needs))).toEqual([['alone', [1]], ['alone', [1]]]);
    // The first of them by themselves is in a lab, which gains more.
    expect(afterTheFirst(dayOf({ students: 24, adults: 3 }, needs.slice(0, 1)))).toEqual([['lab', [1]]]);
  });

  test('[SC127] is not in a meeting that runs on into the period in which another needs the adult', () => {
    const needs = [{ adult: 1, student: 0, period: 0 }, { adult: 1, student: 4, period: 1 }];
    expect(afterTheFirst(dayOf({ students: 24, adults: 3 }, needs)).map(([modality]) => modality)[0]).toBe('alone');
  });

  // Everybody alone with an adult all day would do, so there is a plan that keeps every limit.
  test.each([{ students: 48, adults: 4, turns: 2 }, { students: 72, adults: 6, turns: 4 }, { students: 96, adults: 8, turns: 4 }])('[SC127] is found at once for all $turns students of each adult', ({ students, adults, turns }) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const needs = Array.from({ length: adults * turns }, (_, at) => ({ adult: at % adults, turn: Math.floor(at / adults) })).map(({ adult, turn }) => (
        { adult, student: (adult * (students / adults) + seed * 7 + turn * 5) % students, period: turn === 0 ? 1 : (turn + seed) % 3 }
      ));
      const instance = dayOf({ students, adults }, needs);
      const solution = solve(instance, { seed, iterations: 0 });
      expect([solution.leastBad, checkSolution(instance, solution).violations], `seed ${seed}`).toEqual([[], []]);
    }
  });

  /** Where s00, who needs the second adult, ends up, and among how many. For all others the project is worth `project`, and something else 90. */
  function placeAt(share: number, worth: { readonly project: number; readonly small: boolean }): readonly [string | null | undefined, number | undefined] {
    const project = { ...lesson, id: 'project' };
    const own = { 'ratio/project': 90, ...(worth.small ? { 'rates/lesson': 85 } : {}) };
    const others = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`s1${at}`, { wants: { 'ratio/project': worth.project, 'area/lesson': 90, ...(worth.small && at < 2 ? { 'rates/lesson': 88 } : {}) } }]));
    const day = compile(plannedDay({ students: { s00: { wants: own }, ...others }, modalities: [project, lesson], adults: { t0: {}, t1: {} }, spaces: { r0: {}, r1: {} } }));
    const state = emptyState(layOut({ ...day, demands: day.demands.map((demand) => (demand.student === 0 ? { ...demand, withAdults: [1] } : demand)) }));
    const demand = day.demands.findIndex(({ student }) => student === 0);
    placeBound(state, demand, { ...style, share });
    return [day.kinds[state.station[demand]?.kind ?? -1]?.modalityId, state.station[demand]?.size];
  }

  test('[SC142] opens where the others gain over what seats are worth elsewhere, not where most of them can be kept', () => {
    expect(placeAt(0.8, { project: 30, small: true })).toEqual(['lesson', 3]);
    expect(placeAt(0, { project: 30, small: true })).toEqual(['project', 9]);
  });

  test('[SC142] opens among others who lose by it, where nothing else is to be had', () => {
    expect(placeAt(0.8, { project: 30, small: false })).toEqual(['project', 9]);
  });
});
