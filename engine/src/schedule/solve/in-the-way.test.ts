import { describe, expect, test } from 'vitest';
import { checkSolution, compile, solve } from '../index.ts';
import type { Instance } from '../index.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { inTheWayOf, isBroken } from './in-the-way.ts';
import { layOut } from './puzzle.ts';
import { settle } from './score.ts';
import { emptyState, openStation, sit } from './state.ts';
import type { DayState } from './state.ts';

const bell = ['08:00-08:45', '08:50-09:35', '09:40-10:25'];
const lab = { ...lesson, id: 'lab', periods: 2 as const };
const students = all(['s1', 's2', 's3', 's4'], { 'ratio/lab': 180, 'ratio/alone': 20, 'rates/alone': 19, 'area/alone': 18 });
const day = compile(plannedDay({ students, modalities: [lab, alone], bell, runsOn: ['1', '2'], adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {}, r3: {} } }));
const kindOf = (modality: string) => day.kinds.findIndex(({ modalityId }) => modalityId === modality);
const demandOf = (student: number, period: number) => day.demands.findIndex((demand) => demand.student === student && demand.period === period);

/** The first student needs the first adult (or space) in the second period. */
const second = demandOf(0, 1);
const needing = (needs: Partial<Instance['demands'][number]>, change: Partial<Instance> = {}): Instance => (
  { ...day, demands: day.demands.map((demand, at) => (at === second ? { ...demand, ...needs } : demand)), ...change }
);
const withLimit = (limit: Partial<Instance['adults'][number]>) => needing({ withAdults: [0] }, { adults: day.adults.map((adult) => ({ ...adult, ...limit })) });

function open(state: DayState, modality: string, place: { readonly period: number; readonly which: number }) {
  return openStation(state, { period: place.period, kind: kindOf(modality), space: place.which, adults: [place.which] });
}

describe('what keeps a student from a place', () => {
  test('[SC127] the station that has the needed adult or space now, and no other', () => {
    for (const needs of [{ withAdults: [0] }, { spaces: [0] }]) {
      const state = emptyState(layOut(needing(needs)));
      const station = open(state, 'alone', { period: 1, which: 0 });
      open(state, 'alone', { period: 1, which: 1 });
      open(state, 'alone', { period: 2, which: 0 });
      expect(inTheWayOf(state, second)).toEqual([station]);
    }
  });

  test('[SC127] a meeting over two periods that began in the period before', () => {
    for (const needs of [{ withAdults: [0] }, { spaces: [0] }]) {
      const state = emptyState(layOut(needing(needs)));
      const station = open(state, 'lab', { period: 0, which: 0 });
      open(state, 'lab', { period: 0, which: 1 });
      expect(inTheWayOf(state, second)).toEqual([station]);
    }
  });

  test('[SC127] work in another period, where a break or planning time would be lost by one period more', () => {
    for (const limit of [{ neverAll: [[1, 2]] }, { busyAtMost: 45 }]) {
      const state = emptyState(layOut(withLimit(limit)));
      const station = open(state, 'alone', { period: 2, which: 0 });
      open(state, 'alone', { period: 2, which: 1 });
      expect(inTheWayOf(state, second)).toEqual([station]);
    }
    const state = emptyState(layOut(withLimit({ neverAll: [[0, 2]] })));
    open(state, 'alone', { period: 2, which: 0 });
    expect(inTheWayOf(state, second)).toEqual([]);
  });

  test('[SC127] a day that breaks a rule nobody may break is in trouble as much as a student without a place', () => {
    const rule = { rule: 'competency-once', demands: [demandOf(0, 0), second, demandOf(0, 2)], except: [], price: day.prices.never } as const;
    const puzzle = layOut({ ...day, dayRules: [rule] });
    const state = emptyState(puzzle);
    const ratioAlone = (demand: number) => puzzle.byKind.order[puzzle.byKind.start[demand * puzzle.kindCount + kindOf('alone')] ?? 0] ?? -1;
    for (const period of [0, 1, 2]) {
      const station = open(state, 'alone', { period, which: 0 });
      for (const student of [0, 1]) sit(state, demandOf(student, period), { station, group: null, option: ratioAlone(demandOf(student, period)) });
    }
    settle(state);
    expect([isBroken(state, second), isBroken(state, demandOf(1, 1)), isBroken(state, demandOf(2, 1))]).toEqual([true, false, true]);
  });
});

describe('a first plan', () => {
  /** Sixty students and five adults, each needed by three students: in lessons over two periods, which gain most, the adults are soon somewhere else. */
  const ids = Array.from({ length: 60 }, (_, at) => at);
  const adults = [0, 1, 2, 3, 4];
  const wants = (at: number) => ({ [`c${at % 8}/lab`]: 180, [`c${(at + 1) % 8}/lab`]: 170, 'ratio/alone': 20, 'rates/alone': 19, 'area/alone': 18 });
  const grade = compile(plannedDay({
    students: Object.fromEntries(ids.map((at) => [`s${String(at).padStart(2, '0')}`, { wants: wants(at) }])), modalities: [lab, alone], bell, runsOn: ['1', '2'],
    adults: Object.fromEntries(adults.map((at) => [`t${at}`, {}])), spaces: Object.fromEntries(adults.map((at) => [`r${at}`, {}])),
  }));
  const needingAdults = (seed: number): Instance => {
    const needs = adults.flatMap((adult) => [0, 1, 2].map((turn) => ({ adult, student: (adult * 12 + seed * 7 + turn * 5) % 60, period: turn === 0 ? 1 : (turn + seed) % 3 })));
    return { ...grade, demands: grade.demands.map((demand) => ({ ...demand, withAdults: needs.filter(({ student, period }) => student === demand.student && period === demand.period).map(({ adult }) => adult) })) };
  };

  // Everybody alone with an adult all day would do: so there is a plan that keeps every limit.
  test.each(Array.from({ length: 12 }, (_, at) => at + 1))('[SC127] has a place with the needed adult for everybody, wherever the adult was at first (seed %i)', (seed) => {
    const instance = needingAdults(seed);
    const solution = solve(instance, { seed, iterations: 0 });
    expect([solution.leastBad, checkSolution(instance, solution).violations]).toEqual([[], []]);
  });
});
