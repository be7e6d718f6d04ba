import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles } from './cycles.ts';

const cyclesOf = (edges: Readonly<Record<string, readonly string[]>>) => findCycles(Object.keys(edges), (id) => edges[id] ?? []);

test('[CO3] a circle is answered as the ids along it', () => {
  expect(cyclesOf({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual([['a', 'b', 'c', 'a']]);
});

test('[CO3] an order without a circle, even with many ways, answers none', () => {
  expect(cyclesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
});

test('[CO3] two circles apart are two; circles that share an item are told once, by the shortest', () => {
  expect(cyclesOf({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] })).toHaveLength(2);
  expect(cyclesOf({ a: ['b'], b: ['c', 'a'], c: ['a'] })).toEqual([['a', 'b', 'a']]);
});

test('[CO3] a chain of 50,000 items is walked without running out of stack', () => {
  const ids = Array.from({ length: 50_000 }, (_, number) => String(number));
  expect(findCycles(ids, (id) => [String(Number(id) + 1)].filter((next) => Number(next) < ids.length))).toEqual([]);
  expect(findCycles(ids, (id) => [String((Number(id) + 1) % ids.length)])).toHaveLength(1);
});

test('[CO3] edges that only go up never close a circle, and one edge back always does', () => {
  const upward = fc.array(fc.tuple(fc.nat(20), fc.nat(20)).filter(([from, to]) => from < to), { maxLength: 60 });
  fc.assert(fc.property(upward, (pairs) => {
    const next = (extra: readonly (readonly [number, number])[]) => (id: string) => [...pairs, ...extra].filter(([from]) => String(from) === id).map(([, to]) => String(to));
    const ids = Array.from({ length: 21 }, (_, number) => String(number));
    expect(findCycles(ids, next([]))).toEqual([]);
    const [edge] = pairs;
    fc.pre(edge !== undefined);
    const found = findCycles(ids, next([[edge[1], edge[0]]]));
    expect(found.length).toBeGreaterThan(0);
    for (const cycle of found) expect(cycle[0]).toBe(cycle.at(-1));
  }));
});
