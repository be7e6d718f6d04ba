import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startPicks } from './pick-columns.ts';

const charge = fc.record({ price: fc.nat(1e6), amount: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) });
const pick = fc.record({ net: fc.double({ noNaN: true, min: -1e6, max: 1e6 }), charges: fc.array(charge, { maxLength: 6 }) });

test('[SC131] columns that grow give back every pick and its charges in order, however many there are', () => {
  fc.assert(fc.property(fc.array(pick, { maxLength: 5 }), fc.constantFrom(1, 300, 900), (some, times) => {
    const all = Array.from({ length: times }, () => some).flat();
    const columns = startPicks();
    for (const { net, charges } of all) columns.add(net, charges);
    expect(columns.count()).toBe(all.length);
    const { net, chargeStart, chargePrice, chargeAmount } = columns.end();
    expect([...net]).toEqual(all.map((one) => one.net));
    expect(chargeStart).toHaveLength(all.length + 1);
    const read = all.map((_, at) => Array.from(chargePrice.subarray(chargeStart[at], chargeStart[at + 1]), (price, step) => ({ price, amount: chargeAmount[(chargeStart[at] ?? 0) + step] })));
    expect(read).toEqual(all.map(({ charges }) => charges));
    expect(chargeStart.at(-1)).toBe(chargeAmount.length);
  }), { numRuns: 30, seed: 1 });
});
