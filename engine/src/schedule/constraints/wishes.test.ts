import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import type { Wish } from '../plan.ts';
import { plannedDay, tuesday } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { onePlace } from './one-place.ts';
import { wishes } from './wishes.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/lesson': 80, 'ratio/alone': 70 }) });
const wish = (change: Partial<Wish>): Wish => ({ id: `w-${change.on ?? tuesday}`, studentId: 's1', on: tuesday, periodId: '1', competencyId: 'rates', modalityId: null, ...change });
const did = (competencyId: string, modality = 'lesson'): HandStation => ({ modality, groups: { [competencyId]: ['s1'] } });
const withWishes = (...list: readonly Wish[]) => ({ ...day.facts, wishes: list });

test('[SC44] a wish that is not kept is told, with what was asked for', () => {
  expect(found(wishes, withWishes(wish({})), [did('ratio')])).toMatchObject([{ tier: 'preferred', studentIds: ['s1'], periodId: '1', params: { what: 'competency', competency: 'rates' } }]);
  expect(found(wishes, withWishes(wish({})), [did('rates')])).toEqual([]);
  expect(found(wishes, withWishes(wish({ competencyId: null, modalityId: 'alone' })), [did('ratio')])).toMatchObject([{ params: { what: 'modality', modality: 'alone' } }]);
});

test('[SC44] a wish for both is kept only where both are had', () => {
  const both = withWishes(wish({ competencyId: 'ratio', modalityId: 'alone' }));
  expect(found(wishes, both, [did('ratio')])).toHaveLength(1);
  expect(found(wishes, both, [did('ratio', 'alone')])).toEqual([]);
});

test('[SC44] wishes of other days, and of students who are away, are not missed today', () => {
  expect(found(wishes, withWishes(wish({ on: '2026-09-14' }), wish({ studentId: 's9' })), [did('ratio')])).toEqual([]);
});

/** What the other options lose, with these plans before today. */
function pricesAfter(...past: readonly (readonly [string, HandStation])[]): readonly number[] {
  const facts = { ...withWishes(wish({}), ...past.map(([on]) => wish({ on }))), history: past.map(([on, station]) => ({ ...handPlan(day.facts, [station]), on })) };
  const { options, prices } = compile({ facts, options: day.options, constraints: [onePlace, wishes] });
  return Array.from(options.price, (price) => price / prices.preferred);
}

test('[SC44] each wish in a row that was not kept makes the next dearer, up to three; one that was kept begins anew', () => {
  const denied = (on: string) => [on, did('ratio')] as const;
  const kept = (on: string) => [on, did('rates')] as const;
  expect(Math.max(...pricesAfter())).toBe(1);
  expect(Math.max(...pricesAfter(denied('2026-09-11'), denied('2026-09-14')))).toBe(3);
  expect(Math.max(...pricesAfter(denied('2026-09-11'), kept('2026-09-14')))).toBe(1);
  const week = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11', '2026-09-14'];
  expect(Math.max(...pricesAfter(...week.map(denied)))).toBe(4);
});

test('[SC44] what the path does not offer costs nobody anything', () => {
  const { options } = compile({ facts: withWishes(wish({ competencyId: 'area' })), options: day.options, constraints: [onePlace, wishes] });
  expect(options.price.length).toBeGreaterThan(0);
  expect(options.price.every((price) => price === 0)).toBe(true);
});
