import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { idsAsNames, renderProblem } from '../messages/index.ts';
import { tellInput } from './tell-input.ts';

const told = (schema: z.ZodType, input: unknown): readonly string[] => {
  const read = schema.safeParse(input, { reportInput: true });
  return read.success ? [] : tellInput(read.error.issues).map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: idsAsNames, gaps: 'throw' }));
};
const input = z.strictObject({
  on: z.iso.date({ error: 'input.date' }), by: z.string().min(1).max(5), seed: z.int().min(0).max(9), kind: z.enum(['a', 'b']),
  many: z.array(z.strictObject({ is: z.boolean() })).min(1).max(2), hours: z.number().positive(),
});
const good = { on: '2026-09-15', by: 'lead', seed: 1, kind: 'a', many: [{ is: true }], hours: 1 };

describe('what is wrong with an input', () => {
  test.each([
    [{ on: '15.9.' }, 'field on: "15.9." is not a date. Maybe write it like 2026-09-15.'],
    [{ on: undefined }, 'field on: "on" is missing here. Maybe add it.'],
    [{ by: '' }, 'field by: Nothing stands here. Maybe choose or write something.'],
    [{ by: 'somebody' }, 'field by: The text is too long: it may have 5 letters. Maybe say it in fewer words.'],
    [{ by: 7 }, 'field by: "7" cannot stand here: a text is needed.'],
    [{ seed: 1.5 }, 'field seed: "1.5" cannot stand here: a whole number is needed.'],
    [{ seed: -1 }, 'field seed: -1 is too small. Maybe take 0 or more.'],
    [{ seed: 10 }, 'field seed: 10 is too big. Maybe take 9 or less.'],
    [{ hours: 0 }, 'field hours: 0 is too small. Maybe take more than 0.'],
    [{ kind: 'c' }, 'field kind: "c" is not one of the words that may stand here. Maybe use one of these: a and b.'],
    [{ many: [] }, 'field many: The list has too few entries. Maybe add some: it takes 1.'],
    [{ many: [{ is: 'yes' }] }, 'field many > 0 > is: "yes" cannot stand here: true or false is needed.'],
    [{ colour: 'red' }, 'There is no use for "colour" here. Maybe take it out.'],
  ])('[ME12] %j is told in our words, with field, value and what to do', (change, sentence) => {
    expect(told(input, good)).toEqual([]);
    expect(told(input, { ...good, ...change })).toEqual([sentence]);
  });

  test('[ME12] faults beyond the twentieth are left out, and a long value is cut', () => {
    expect(told(z.array(z.string()), Array.from({ length: 500 }, (_, place) => place))).toHaveLength(20);
    expect(told(z.strictObject({}), Object.fromEntries(Array.from({ length: 500 }, (_, place) => [`k${place}`, 1])))).toHaveLength(20);
    expect(told(z.enum(['a']), 'x'.repeat(5000))[0]?.length).toBeLessThan(150);
  });
});
