import { expect, test } from 'vitest';
import { seedRandom } from './random.ts';

test('[SC4] the same seed gives the same sequence, another seed another', () => {
  const draw = (seed: number) => { const random = seedRandom(seed); return Array.from({ length: 20 }, () => random.next()); };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
});

test('[SC4] numbers are spread evenly enough to shuffle with', () => {
  const random = seedRandom(1);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 20_000; draw += 1) { const at = random.below(10); counts[at] = (counts[at] ?? 0) + 1; }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('[SC4] a shuffle keeps every item, and an empty list is no trouble', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = seedRandom(3).shuffle([...items]);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((left, right) => left - right)).toEqual(items);
  expect(seedRandom(3).shuffle([])).toEqual([]);
});
