import { describe, expect, test } from 'vitest';
import { compile, solve } from '../index.ts';
import { lesson, noLimits, plannedDay } from '../planned-day.test-data.ts';
import { changeDay } from './what-if.ts';
import { whyImpossible } from './why-impossible.ts';

const wants = { 'ratio/lesson': 90, 'rates/lesson': 50 };
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, { wants }]));
const ask = (day: ReturnType<typeof plannedDay>) => whyImpossible({ ...day, seed: 1, iterations: 40, search: async ({ instance, ...budget }) => solve(instance, budget) });

describe('why no plan keeps every limit', () => {
  test('[SC92] a day that can be planned has nothing to explain', async () => {
    expect(await ask(plannedDay({ students: many(8) }))).toBeNull();
  });

  test('[SC92] too few seats: the limits that clash, each of which would be enough to leave out, and a way out that is tried', async () => {
    const day = plannedDay({ students: many(14), modalities: [lesson], adults: { t1: {} }, spaces: { r1: { seats: 9 } }, limits: { ...noLimits } });
    const found = await ask(day);
    expect(found?.placeless.length).toBeGreaterThan(0);
    expect(found?.clash).toContain('seats');
    // Each of them is part of it: without any one, everybody has a place.
    for (const way of found?.ways ?? []) {
      const after = solve(changeDay(compile(day), way), { seed: 3, iterations: 80 });
      expect(after.leastBad, JSON.stringify(way)).toEqual([]);
    }
  });

  test('[SC92] two limits that clash only together are named together', async () => {
    // One adult for two periods at once would do for space, but nobody is in two places; one more adult is the way out.
    const day = plannedDay({ students: many(26), modalities: [lesson], adults: { t1: {} }, spaces: { r1: { seats: 30 }, r2: { seats: 30 } }, limits: { ...noLimits, studentsPerAdult: 15 } });
    const found = await ask(day);
    expect(found?.clash).toContain('adult-once');
    expect(found?.ways.some(({ kind }) => kind === 'one-more-adult')).toBe(true);
  });
});
