import { describe, expect, test } from 'vitest';
import { compile, solve } from '../index.ts';
import type { Instance, Solution } from '../index.ts';
import { alone, lesson, modality, plannedDay, tuesday } from '../planned-day.test-data.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { whyNot } from './why-not.ts';
import type { ExplainSearch } from './why-not.ts';

const group = modality('group', { groupSize: { min: 2, max: 3 } });
const studentsWith = (wants: Readonly<Record<string, number>>, count: number, prefix = 's') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, { wants }]));

const search: ExplainSearch = async ({ instance, ...budget }) => solve(instance, budget);

async function ask(day: ReturnType<typeof plannedDay>, student: string, want: string) {
  const instance = compile(day);
  const solution = solve(instance, { seed: 1, iterations: 150 });
  const demand = instance.demands.findIndex((one) => instance.students[one.student]?.id === student);
  const option = instance.options.id.findIndex((id, row) => instance.options.demand[row] === demand && id.includes(want));
  return { instance, solution, demand, option, answer: await whyNot({ instance, solution, demand, option, seed: 1, iterations: 60, search }) };
}

function optionsOf({ stations }: Solution): ReadonlyMap<number, number> {
  return new Map(stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats.map(({ demand, option }) => [demand, option] as const))));
}

describe('why not this option', () => {
  test('[SC90] a full group: one more seat would do, or being worth more than the others in it', async () => {
    // Four want the group of three; one of them a little less.
    const day = plannedDay({
      students: { ...studentsWith({ 'ratio/group': 90, 'rates/lesson': 40 }, 3), z: { wants: { 'ratio/group': 80, 'rates/lesson': 40 } }, ...studentsWith({ 'rates/lesson': 90 }, 3, 'r') },
      modalities: [lesson, group], adults: { t1: {}, t2: {} }, spaces: { r1: {}, r2: {} },
    });
    const { answer } = await ask(day, 'z', 'ratio/group');
    expect(answer.cost).toBeCloseTo(10, 6);
    expect(answer.moved).toHaveLength(1);
    expect(answer.changes.map(({ kind }) => kind)).toContain('worth-more');
    expect(answer.changes.find(({ kind }) => kind === 'worth-more')).toMatchObject({ points: 11 });
  });

  test('[SC90] nobody who may lead it is there: one more would do', async () => {
    const led = modality('led', { groupSize: { min: 2, max: 12 }, adult: { task: 'teaches', qualification: 'subject', ratio: [{ throughGrade: '12', students: 20 }] } });
    const day = plannedDay({
      students: { ...studentsWith({ 'rates/alone': 60 }, 4), ...studentsWith({ 'ratio/led': 90, 'rates/alone': 30 }, 3, 'z') },
      modalities: [alone, led], adults: { t1: {}, a1: { role: 'aide', qualifications: [] } }, spaces: { r1: {}, r2: {} },
      facts: { availability: [{ subject: { kind: 'person', id: 't1' }, on: tuesday, periodIds: null, reason: 'ill' }] },
    });
    const { answer } = await ask(day, 'z0', 'ratio/led');
    expect(answer.reason.code).toBe('schedule.no-adult');
    expect(answer.cost).toBeNull();
    expect(answer.changes).toMatchObject([{ kind: 'one-more-adult' }]);
  });

  test('[SC90] too few share the wish: a smaller group would do', async () => {
    const day = plannedDay({
      students: { ...studentsWith({ 'rates/lesson': 60 }, 4), z: { wants: { 'area/group': 99, 'rates/lesson': 60 } } },
      modalities: [lesson, group], adults: { t1: {}, t2: {} }, spaces: { r1: {}, r2: {} },
    });
    const { answer } = await ask(day, 'z', 'area/group');
    expect(answer.reason.code).toBe('schedule.too-few');
    expect(answer.changes).toMatchObject([{ kind: 'smaller-group', least: 1 }]);
  });

  test('[SC91] whatever is told holds when the changed day is planned anew: the plan without the option is no better', async () => {
    let told = 0;
    for (let seed = 1; seed <= 4; seed += 1) {
      const instance: Instance = compile(randomSchool(seed));
      const solution = solve(instance, { seed, iterations: 200 });
      const had = optionsOf(solution);
      const wished = [...instance.demands.keys()].flatMap((demand) => {
        const own = [...instance.options.demand.keys()].filter((row) => instance.options.demand[row] === demand);
        const best = own.toSorted((left, right) => (instance.options.value[right] ?? 0) - (instance.options.value[left] ?? 0))[0];
        return best === undefined || had.get(demand) === best ? [] : [{ demand, option: best }];
      }).slice(0, 4);
      for (const { demand, option } of wished) {
        const answer = await whyNot({ instance, solution, demand, option, seed, iterations: 60, search });
        expect(answer.changes.length).toBeLessThanOrEqual(answer.proposed);
        if (answer.cost !== null) expect(answer.cost).toBeGreaterThanOrEqual(0);
        for (const change of answer.changes) {
          told += 1;
          if (change.kind === 'worth-more') expect(change.points).toBeGreaterThan(answer.cost ?? Infinity);
        }
      }
    }
    expect(told).toBeGreaterThan(3);
  });
});
