import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all } from '../constraints/biting-days.test-data.ts';
import type { Instance } from '../compile/instance.ts';
import { checkSolution, compile } from '../index.ts';
import { alone, lesson, modality, plannedDay } from '../planned-day.test-data.ts';
import { gatherCompanies, amongStrangers } from './gather-companies.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import { randomInstance } from './random-instance.test-data.ts';
import { seatTheRest } from './repair.ts';
import type { RepairStyle } from './repair-style.ts';
import { readByHand } from './score-by-hand.test-data.ts';
import { settle } from './score.ts';
import { solve } from './solve.ts';
import { emptyState, openStation, sit } from './state.ts';

const ids = Array.from({ length: 12 }, (_, at) => `s${String(at).padStart(2, '0')}`);
const six = { ...lesson, groupSize: { min: 2, max: 6 } };
const pairs = modality('pairs', { groupSize: { min: 2, max: 3 }, groupsPerStation: 2 });
/** Twelve students who could all do the same, six seats in each of two rooms, and every other one of the same standing group. */
function twoGroups(wants: Readonly<Record<string, number>>, price: number): Instance {
  const instance = compile(plannedDay({ students: all(ids, wants), modalities: [six, alone, pairs], spaces: { r1: {}, r2: {} } }));
  const members = (rest: number) => [...instance.demands.keys()].filter((demand) => demand % 2 === rest);
  return { ...instance, companies: [0, 1].map((rest) => ({ members: members(rest), due: members(rest), price })) };
}
const styleOf = (seed: number): RepairStyle => ({ random: seedRandom(seed), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set() });
const strangersIn = (instance: Instance, iterations: number) => (checkSolution(instance, solve(instance, { seed: 1, iterations })).lost['company'] ?? 0) / 15;

describe('standing groups come to sit together', () => {
  test.each([['in one group each', { 'ratio/lesson': 90 }], ['in several groups of one station', { 'ratio/pairs': 90, 'rates/pairs': 88 }]])('[SC139] in the first plan already, %s, where it costs nothing', (_, wants) => {
    expect(strangersIn(twoGroups(wants, 15), 0)).toBe(0);
  });

  test('[SC39] not where it is worth less than what they would give up', () => {
    // Even and odd need different lessons; the standing groups are the first six and the last six.
    const evens = ids.filter((_, at) => at % 2 === 0);
    const odds = ids.filter((_, at) => at % 2 === 1);
    const instance = compile(plannedDay({
      students: { ...all(evens, { 'ratio/lesson': 90, 'rates/lesson': 50 }), ...all(odds, { 'rates/lesson': 90, 'ratio/lesson': 50 }) },
      modalities: [six, alone], spaces: { r1: {}, r2: {} },
    }));
    const halves = [0, 1].map((half) => [...instance.demands.keys()].filter((demand) => Math.floor(demand / 6) === half));
    const day = (price: number) => ({ ...instance, companies: halves.map((members) => ({ members, due: members, price })) });
    const valueAt = (price: number) => checkSolution(day(price), solve(day(price), { seed: 1, iterations: 60 })).value;
    expect(valueAt(5)).toBe(12 * 90);
    // Two of each change over: eight of twelve are among their own.
    expect(valueAt(15)).toBe(10 * 90 + 2 * 50);
    expect(valueAt(45)).toBe(6 * 90 + 6 * 50);
  });

  test('[SC139] a station opens for a standing group from its members alone', () => {
    const state = emptyState(layOut(twoGroups({ 'ratio/lesson': 90 }, 15)));
    const seated = gatherCompanies(state, { period: 0, first: 1, style: styleOf(1) });
    expect(seated.slice(0, 6).toSorted((one, other) => one - other)).toEqual(state.puzzle.instance.companies[1]?.members);
    for (const station of state.stations.flat()) expect(new Set(station.groups.flatMap(({ members }) => members).map((member) => member % 2)).size).toBe(1);
  });

  test('[SC139] where members sit among strangers is known, most of them first', () => {
    const state = emptyState(layOut(twoGroups({ 'ratio/lesson': 90 }, 15)));
    const [one, other] = [0, 1].map((space) => openStation(state, { period: 0, kind: 0, space, adults: [space] }));
    const seat = (station: typeof one, demands: readonly number[]) => demands.reduce<ReturnType<typeof sit> | null>((group, demand) => (station === undefined ? null
      : sit(state, demand, { station, group, option: state.puzzle.byDemand.order[state.puzzle.byDemand.start[demand] ?? 0] ?? -1 })), null);
    seat(one, [0, 1, 3, 5, 7]);
    seat(other, [2, 4, 9, 11, 6, 8]);
    expect(amongStrangers(state, 0)).toEqual([one]);
    expect(amongStrangers(state, 1)).toEqual([other]);
  });

  test('[SC39] what is gathered keeps the score that the checker counts, and so does a reading by hand, and a day without standing groups is left alone', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), (seed) => {
      const instance = randomInstance(seed);
      const solution = solve(instance, { seed, iterations: 10 });
      expect(checkSolution(instance, solution).score).toBeCloseTo(solution.score, 6);
      expect(readByHand(instance, solution).score).toBeCloseTo(solution.score, 6);
      const state = emptyState(layOut({ ...instance, companies: [] }));
      expect(gatherCompanies(state, { period: 0, first: null, style: styleOf(seed) })).toEqual([]);
      seatTheRest(state, [...state.puzzle.demandsIn[0] ?? []], styleOf(seed));
      expect(Number.isFinite(settle(state))).toBe(true);
    }), { numRuns: 15, examples: [[18], [246]] });
  });
});
