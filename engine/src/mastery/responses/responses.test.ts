import { describe, expect, test } from 'vitest';
import { packResponses, studentsOf, withoutItems } from './responses.ts';
import type { ResponseRow } from './responses.ts';

const row = (studentId: string, changes: Partial<ResponseRow> = {}): ResponseRow => ({ studentId, isHeldOut: false, itemId: 'q', at: 0, credit: 1, competencyIds: ['a'], ...changes });

describe('[MA50] answers as flat arrays', () => {
  test('students are brought together, each student\'s answers keep their order', () => {
    const packed = packResponses([row('x', { itemId: '1' }), row('y', { itemId: '2', isHeldOut: true }), row('x', { itemId: '3', credit: 0.5 })]);
    expect(packed.studentIds).toEqual(['x', 'y']);
    expect([...packed.studentStart]).toEqual([0, 2, 3]);
    expect([...packed.item].map((item) => packed.itemIds[item])).toEqual(['1', '3', '2']);
    expect([...packed.credit]).toEqual([1, 0.5, 1]);
    expect([studentsOf(packed, false), studentsOf(packed, true)]).toEqual([[0], [1]]);
  });

  test('a question on several competencies is one answer, and one named twice counts once', () => {
    const packed = packResponses([row('x', { competencyIds: ['b', 'a', 'b'] }), row('x', { competencyIds: [] })]);
    expect(packed.count).toBe(2);
    expect([...packed.competencyStart]).toEqual([0, 2, 2]);
    expect([...packed.competency].map((one) => packed.competencyIds[one])).toEqual(['b', 'a']);
  });

  test('ids that look like parts of an object are ids', () => {
    expect(packResponses([row('__proto__'), row('constructor')]).studentIds).toEqual(['__proto__', 'constructor']);
  });

  test('a question without an id is known by the set of its competencies, and so are all when ids are taken away', () => {
    expect(packResponses([row('x', { itemId: '', competencyIds: ['b', 'a'] })]).itemIds).toEqual(['{a;b}']);
    const { itemIds, item } = withoutItems(packResponses([row('x'), row('x', { itemId: 'r', competencyIds: ['b', 'a'] }), row('y', { itemId: 's' })]));
    expect([...item].map((one) => itemIds[one])).toEqual(['{a}', '{a;b}', '{a}']);
  });
});
