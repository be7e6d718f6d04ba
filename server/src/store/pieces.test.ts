import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putTogether, takeApart } from './pieces.ts';
import type { Piece } from './pieces.ts';

const ids = ['ana', 'ben', 'cyd', 'dee'] as const;
const word = fc.oneof(fc.constantFrom(...ids), fc.string(), fc.integer(), fc.constant(null));
/** Seats with reasons that may call others, in a body whose other fields may do so too. */
const bodies = fc.record({
  title: word, stations: fc.array(fc.record({ id: fc.string(), note: word }), { maxLength: 3 }),
  seats: fc.array(fc.record({ studentId: fc.constantFrom(...ids), params: fc.array(word, { maxLength: 3 }) }), { maxLength: 6 }),
});
type Body = typeof bodies extends fc.Arbitrary<infer T> ? T : never;

const piecesOf = (body: Body): readonly Piece[] => body.seats.map((seat, index) => ({ at: ['seats', index], value: seat, studentIds: [seat.studentId] }));

describe('taking a decision apart', () => {
  test('[ST20] put together again it is what it was', () => {
    fc.assert(fc.property(bodies, (body) => {
      const { header, shares } = takeApart(body, piecesOf(body));
      expect(putTogether(header, shares.map((share) => share.body))).toEqual(body);
    }));
  });

  test('[ST50] no word of a seated student stands in what stays when their shares go', () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...ids), (body, erased) => {
      const { header, shares } = takeApart(body, piecesOf(body));
      const left = shares.filter((share) => !share.studentIds.includes(erased));
      const isSeated = body.seats.some((seat) => seat.studentId === erased);
      const words = new Set(JSON.stringify([header, left]).match(/"[^"]*"/g));
      if (isSeated) expect(words.has(`"${erased}"`)).toBe(false);
      const rest = putTogether(header, left.map((share) => share.body)) as { readonly seats: readonly ({ readonly studentId: string } | null)[] };
      expect(rest.seats.map((seat) => seat?.studentId ?? null)).toEqual(body.seats.map((seat) => (seat.studentId === erased ? null : seat.studentId)));
    }));
  });
});
