import { describe, expect, test } from 'vitest';
import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';
import { checkSolution } from './check-solution.ts';
import { smallInstance, smallSolution } from './small-instance.test-data.ts';

const [lesson, alone, aloneLater, lessonLater] = smallSolution.stations as readonly [SolvedStation, SolvedStation, SolvedStation, SolvedStation];
const codesOf = (instance: Partial<Instance>, solution: Partial<Solution> = {}) => checkSolution({ ...smallInstance, ...instance }, { ...smallSolution, ...solution })
  .violations.map(({ code, params }) => (code === 'solution.not-kept' ? `${code} ${String(params['what'])}` : code));
const withKind = (at: number, change: Partial<Instance['kinds'][number]>) => ({ kinds: smallInstance.kinds.map((kind, position) => (position === at ? { ...kind, ...change } : kind)) });
const withDemand = (at: number, change: Partial<Instance['demands'][number]>) => ({ demands: smallInstance.demands.map((demand, position) => (position === at ? { ...demand, ...change } : demand)) });
const withAdult = (at: number, change: Partial<Instance['adults'][number]>) => ({ adults: smallInstance.adults.map((adult, position) => (position === at ? { ...adult, ...change } : adult)) });
const withFirst = (change: Partial<SolvedStation>) => ({ stations: [{ ...lesson, ...change }, alone, aloneLater, lessonLater] });
const { never } = smallInstance.prices;

describe('a solution that keeps everything', () => {
  test('[SC120] has no violation, and its value and score are counted anew', () => {
    expect(checkSolution(smallInstance, smallSolution)).toEqual({ demands: 8, placed: 8, fallback: 0, violations: [], approvals: [], lost: {}, value: 800, score: 800 });
  });

  test('[SC120] is told when it says another value or score than it has', () => {
    expect(codesOf({}, { value: 801 })).toEqual(['solution.other-value']);
    expect(codesOf({}, { score: 799 })).toEqual(['solution.other-score']);
  });

  test('[SC120] holds everything in both periods of a meeting that takes two, and counts it once', () => {
    const project = (demands: readonly number[]): SolvedStation => ({ period: 0, kind: 3, space: 0, adults: [0], groups: [{ task: 2, seats: demands.map((demand) => ({ demand, option: 3 * demand + 2 })) }] });
    const [first, later] = [{ ...alone }, { ...aloneLater, groups: [{ task: 1, seats: [{ demand: 6, option: 17 }, { demand: 7, option: 19 }] }] }];
    const good = { stations: [project([0, 1]), first, later], value: 700, score: 700 };
    expect(codesOf({}, good)).toEqual([]);
    expect(codesOf({}, { ...good, stations: [...good.stations, lessonLater] })).toEqual(expect.arrayContaining(['solution.one-seat', 'solution.adult-too-often', 'solution.space-too-often']));
    expect(codesOf({ periods: smallInstance.periods.map((period) => ({ ...period, next: null })) }, good)).toContain('solution.no-second-period');
    expect(codesOf({ demands: smallInstance.demands.map((demand) => ({ ...demand, student: demand.period === 1 && demand.student === 0 ? 3 : demand.student })) }, good)).toContain('solution.not-in-second');
    // What a student needs in the second period holds there too.
    expect(codesOf(withDemand(4, { withAdults: [1] }), good)).toEqual(['solution.needs-adult']);
  });
});

describe('a limit that is not kept is found', () => {
  test.each<readonly [string, Partial<Instance>, Partial<Solution>]>([
    ['solution.unknown-index', {}, withFirst({ space: 2 })],
    ['solution.one-seat', {}, { stations: [lesson, alone, aloneLater] }],
    ['solution.no-adult', {}, withFirst({ adults: [] })],
    ['solution.adult-twice', {}, withFirst({ adults: [0, 0] })],
    ['solution.may-not-lead', withKind(0, { adults: [1] }), {}],
    ['solution.wrong-space', withKind(0, { spaces: [1] }), {}],
    ['solution.too-many-students', { spaces: smallInstance.spaces.map((space) => ({ ...space, seats: 1 })) }, {}],
    ['solution.too-many-students', withKind(0, { ratio: [{ throughRank: 6, students: 1 }, { throughRank: 12, students: 9 }] }), {}],
    ['solution.too-many-students', withKind(0, { studentsPerAdult: 1 }), {}],
    ['solution.too-many-students', withKind(1, { rooms: [{ space: 1, students: 1, groups: null }] }), {}],
    ['solution.too-many-groups', withKind(1, { rooms: [{ space: 1, students: null, groups: 0 }] }), {}],
    ['solution.wrong-option', {}, withFirst({ groups: [{ task: 0, seats: [{ demand: 0, option: 2 }, { demand: 1, option: 2 }] }] })],
    ['solution.wrong-option', {}, withFirst({ kind: 1 })],
    ['solution.wrong-option', {}, withFirst({ groups: [{ task: -1, seats: [{ demand: 0, option: -1 }, { demand: 1, option: -1 }] }] })],
    ['solution.wrong-option', withDemand(0, { adoptionId: 'reading' }), {}],
    ['solution.needs-space', withDemand(0, { spaces: [1] }), {}],
    ['solution.needs-adult', withDemand(0, { withAdults: [1] }), {}],
    ['solution.needs-adult', withDemand(0, { withAdults: [-1] }), {}],
    ['solution.group-at-most', withDemand(0, { groupAtMost: 1 }), {}],
    ['solution.kept-apart', { apart: [[1, 0]] }, {}],
    ['solution.adult-too-often', withAdult(0, { stationsAtOnce: [0, 1] }), {}],
    ['solution.adult-no-break', withAdult(0, { neverAll: [[0, 1]] }), {}],
    ['solution.adult-too-busy', withAdult(0, { busyAtMost: 59 }), {}],
    ['solution.space-too-often', { spaces: smallInstance.spaces.map((space) => ({ ...space, stationsAtOnce: [0, 1] })) }, {}],
    ['solution.too-little-equipment', { equipment: [{ id: 'balance', amountIn: [0, 1] }] }, {}],
  ])('[SC121] %s', (code, instance, solution) => {
    expect(codesOf(instance, solution)).toContain(code);
  });

  test('[SC121] a space that one of its students needs is open to the station', () => {
    expect(codesOf({ ...withKind(0, { spaces: [1] }), ...withDemand(0, { spaces: [0] }) })).toEqual(['solution.wrong-space']);
    const needed = smallInstance.demands.map((demand) => (demand.student < 2 ? demand : { ...demand, spaces: demand.period === 1 ? [0] : null }));
    expect(codesOf({ ...withKind(0, { spaces: [1] }), demands: needed.map((demand, at) => (at === 0 ? { ...demand, spaces: [0] } : demand)) })).toEqual([]);
  });
});

describe('what has a price', () => {
  type Case = readonly [what: string, instance: (price: number) => Partial<Instance>, times: number];
  const cases: readonly Case[] = [
    ['contact', (price) => ({ contacts: [{ constraintId: 'service-minutes', demands: [{ demand: 0, amount: 30 }, { demand: 4, amount: 30 }], adults: [0], isResponsible: true, kinds: null, atLeast: 60, price }] }), 0.5],
    ['contact', (price) => ({ contacts: [{ constraintId: 'service-minutes', demands: [{ demand: 2, amount: null }], adults: [1], isResponsible: false, kinds: [0], atLeast: 10, price }] }), 1],
    ['ceiling', (price) => ({ ceilings: [{ constraintId: 'screen-minutes', demands: [2, 6], atMost: 20, price }] }), 1],
    ['rule', (price) => ({ dayRules: [{ rule: 'unit-in-order', demands: [2, 6], except: [], price }] }), 1],
    ['rule', (price) => ({ dayRules: [{ rule: 'competency-once', demands: [0, 1], except: [], price }] }), 1],
    ['rule', (price) => ({ dayRules: [{ rule: 'activity-once', demands: [0, 1, 6], except: [1], price }] }), 3],
    ['company', (price) => ({ companies: [{ members: [0, 2, 3], due: [0, 2], price }] }), 1],
    ['continuation', (price) => ({ continuations: [{ demand: 0, tasks: [0], adults: [1], price }, { demand: 1, tasks: [0], adults: [0], price }, { demand: 2, tasks: [0], adults: [0], price }] }), 1],
    ['walk', (price) => ({ walks: [{ periods: [0, 1], spaces: [0, 1], price }] }), 2],
    ['floor', (price) => ({ floors: [{ demands: [0, 4], atLeast: 201, price: price - 2, perPoint: 2 }] }), 1],
  ];

  test.each(cases)('[SC122] %s: its points come off the score, at a never price as a violation', (what, instance, times) => {
    const cheap = checkSolution({ ...smallInstance, ...instance(15) }, smallSolution);
    expect(cheap.score).toBeCloseTo(800 - 15 * times, 9);
    expect(cheap.lost).toEqual({ [what]: 15 * times });
    expect(cheap.approvals).toEqual([]);
    expect(codesOf(instance(never + 2), { score: 800 - (never + 2) * times })).toEqual([`solution.not-kept ${what}`]);
    expect(checkSolution({ ...smallInstance, ...instance(400) }, { ...smallSolution, score: 800 - 400 * times })).toMatchObject({ violations: [], approvals: [{ code: 'solution.not-kept' }] });
  });

  test('[SC122] groups too small or too large, and too much to prepare, are for a person to approve', () => {
    const { approval, perStudent, perPreparation } = smallInstance.prices;
    expect(checkSolution({ ...smallInstance, ...withKind(0, { groupMin: 4 }) }, smallSolution).score).toBe(800 - 2 * (approval + 2 * perStudent));
    expect(checkSolution({ ...smallInstance, ...withKind(0, { groupMin: 1, groupMax: 1 }) }, smallSolution).lost).toEqual({ size: 2 * (approval + perStudent) });
    expect(checkSolution({ ...smallInstance, ...withAdult(0, { preparationsAtMost: 0 }) }, smallSolution).lost).toEqual({ preparations: approval + perPreparation });
    expect(checkSolution({ ...smallInstance, ...withAdult(0, { preparationsAtMost: 1 }) }, smallSolution).lost).toEqual({});
  });

  test('[SC122] fallback costs its price, and a least-bad place counts as none', () => {
    const fallback = { ...aloneLater, kind: 2, groups: [{ task: -1, seats: [{ demand: 4, option: -1 }, { demand: 5, option: -1 }] }] };
    expect(checkSolution(smallInstance, { ...smallSolution, stations: [lesson, alone, fallback, lessonLater], value: 600, score: 600 - 2 * 160 })).toMatchObject({ fallback: 2, violations: [], score: 280 });
    expect(checkSolution(smallInstance, { ...smallSolution, leastBad: [4], score: 700 - 100_000 })).toMatchObject({ violations: [], value: 800, score: 700 - 100_000 });
  });
});
