import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packState, unpackState } from './packed-state.ts';

test('[ST74] a packed projection comes back to the letter; text of an earlier program is read as it stands; what was damaged reads as nothing', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.array(fc.double({ noNaN: true }))), (state) => {
    const text = JSON.stringify({ count: 1, last: null, state });
    expect(unpackState(packState(text))).toBe(text);
    expect(unpackState(Buffer.from(text))).toBe(text);
  }));
  const packed = packState('{"count":1}');
  expect(packed[0]).not.toBe('{'.charCodeAt(0));
  expect(unpackState(packed.map((byte, i) => (i === 5 ? byte ^ 1 : byte)))).toBe('');
  expect(unpackState(new Uint8Array())).toBe('');
});
