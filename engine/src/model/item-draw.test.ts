import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawItem, drawKey } from './item-draw.ts';
import { checkItem } from './item-check.ts';
import type { ItemTemplate } from './learning-model.ts';
import { scoreAnswer } from './item-score.ts';
import { HeddleError } from '../problem/index.ts';

const sums: ItemTemplate = {
  id: 'sums', competencyId: 'c', kind: 'compute',
  parameters: { a: { from: 1, to: 5, step: 1 }, b: { from: 2, to: 9, step: 1 }, c: { from: 1, to: 5, step: 1 }, d: { from: 2, to: 9, step: 1 } },
  where: ['a < b and c < d', 'gcd(a, b) = 1', 'gcd(c, d) = 1', 'b != d'],
  prompt: 'Work out {a}/{b} + {c}/{d}.',
  answer: 'mixed(a/b + c/d)',
  distractors: [{ value: 'frac((a + c)/(b + d))', misconceptionId: 'adds-across' }, { value: 'frac((a + c)/lcm(b, d))', misconceptionId: 'adds-tops' }],
};
const ratios: ItemTemplate = {
  id: 'ratios', competencyId: 'c', kind: 'represent', parameters: { a: { from: 2, to: 9, step: 1 }, b: { from: 2, to: 9, step: 1 } }, where: [],
  prompt: '{a} red and {b} blue counters. Write the ratio of red to blue.', answer: '{a}:{b}', distractors: [{ value: '{b}:{a}', misconceptionId: 'turned' }],
};
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
const codesOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof HeddleError ? error.problems.map(({ code, params, place }) => [code, params['item'], place.field]) : [String(error)];
  }
  return [];
};

describe('drawing a question', () => {
  test('[MI6] the same template and seed give the same question, whatever the order of the parameters', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const turned = { ...sums, parameters: Object.fromEntries(Object.entries(sums.parameters).toReversed()) };
      expect(drawItem(turned, seed)).toEqual(drawItem(sums, seed));
    }));
    expect(drawItem(sums, 1)).toEqual(drawItem(JSON.parse(JSON.stringify(sums)), 1));
  });

  test('[MI6] other seeds and other items give other numbers', () => {
    const prompts = Array.from({ length: 200 }, (_, seed) => drawItem(sums, seed).prompt);
    expect(new Set(prompts).size).toBeGreaterThan(100);
    const others = prompts.filter((prompt, seed) => drawItem({ ...sums, id: 'other' }, seed).prompt === prompt);
    expect(others.length).toBeLessThan(20);
  });

  test('[MI6] each value of a parameter is drawn about as often as any other', () => {
    const item: ItemTemplate = { ...ratios, parameters: { a: { from: 1, to: 2, step: 0.1 } }, prompt: '{a}', answer: 'a', distractors: [] };
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2200; seed += 1) counts.set(drawItem(item, seed).answer, (counts.get(drawItem(item, seed).answer) ?? 0) + 1);
    // Exact tenths, both ends included; 200 each expected, 4 standard deviations are 54.
    expect([...counts.keys()].toSorted()).toEqual(['1', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '2'].toSorted());
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(54);
  });

  test('[MI7] a draw meets its conditions, and answer and distractors are all different', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { prompt, answer, distractors } = drawItem(sums, seed);
      const [a = 0, b = 1, c = 0, d = 1] = numbersIn(prompt);
      expect(a < b && c < d && b !== d).toBe(true);
      const values = [answer, ...distractors.map(({ value }) => value)];
      expect(new Set(values).size).toBe(3);
    }));
    fc.assert(fc.property(seeds, (seed) => {
      // Red to blue turned round is the same where both are equal: such a draw may not come.
      const [a, b] = numbersIn(drawItem(ratios, seed).prompt);
      expect(a).not.toBe(b);
    }));
  });

  test('[MI7] conditions that no numbers meet end in a problem that names the item', () => {
    expect(codesOf(() => drawItem({ ...sums, where: ['a > b', 'b > a'] }, 1))).toEqual([['item.no-draw', 'sums', 'where']]);
    expect(codesOf(() => drawItem({ ...ratios, distractors: [{ value: '{a}:{b}', misconceptionId: 'x' }] }, 1))).toEqual([['item.no-draw', 'ratios', 'where']]);
  });

  test.each([
    [{ from: 5, to: 1, step: 1 }], [{ from: 1, to: 5, step: 0 }], [{ from: 0, to: 1, step: 0.000001 }], [{ from: 1, to: Number.NaN, step: 1 }], [{ from: 1, to: Infinity, step: 1 }], [{ from: 0, to: 1e21, step: 1e20 }], [{ from: 1, to: 5, step: -1 }],
  ])('[MI7] the range %o is refused', (range) => {
    expect(codesOf(() => drawItem({ ...ratios, parameters: { a: range, b: { from: 1, to: 2, step: 1 } } }, 1))).toEqual([['item.bad-range', 'ratios', 'parameters.a']]);
  });
});

describe('scoring an answer', () => {
  test('[MI8] the right answer shows no misconception, in whatever way it is written', () => {
    fc.assert(fc.property(seeds, fc.integer({ min: 2, max: 5 }), (seed, times) => {
      const { answer } = drawKey(sums, seed);
      const [top, bottom] = answer.kind === 'number' ? [answer.number.numerator, answer.number.denominator] : [0n, 1n];
      for (const given of [answer.text, ` ${top}/${bottom} `, `${top * BigInt(times)}/${bottom * BigInt(times)}`]) {
        expect(scoreAnswer(sums, seed, given)).toEqual({ isCorrect: true, misconceptionIds: [] });
      }
    }));
  });

  test('[MI8] a wrong answer shows the misconception whose way leads to it, and any other shows none', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const { prompt, distractors } = drawItem(sums, seed);
      const [a = 0, b = 1, c = 0, d = 1] = numbersIn(prompt);
      // As a student writes it, before any reducing.
      expect(scoreAnswer(sums, seed, `${a + c}/${b + d}`)).toEqual({ isCorrect: false, misconceptionIds: ['adds-across'] });
      expect(scoreAnswer(sums, seed, distractors[1]?.value ?? '')).toEqual({ isCorrect: false, misconceptionIds: ['adds-tops'] });
      for (const given of ['', 'no idea', '1000', '1/0']) expect(scoreAnswer(sums, seed, given)).toEqual({ isCorrect: false, misconceptionIds: [] });
    }));
  });

  test('[MI8] two misconceptions that lead to one answer never meet in a draw', () => {
    const twice: ItemTemplate = { ...ratios, answer: 'a + b', distractors: [{ value: 'a * b', misconceptionId: 'x' }, { value: 'a^2', misconceptionId: 'y' }] };
    fc.assert(fc.property(seeds, (seed) => {
      const [a, b] = numbersIn(drawItem(twice, seed).prompt);
      expect(a).not.toBe(b);
    }));
  });

  test('[MI8] a text answer does not mind spaces and capitals', () => {
    const { answer } = drawItem(ratios, 3);
    expect(scoreAnswer(ratios, 3, ` ${answer.replace(':', ' : ')} `).isCorrect).toBe(true);
    expect(scoreAnswer(ratios, 3, answer.split(':').toReversed().join(':')).misconceptionIds).toEqual(['turned']);
  });

  test('[MI3] any given text is scored and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), seeds, (given, seed) => {
      expect(scoreAnswer(sums, seed, given).misconceptionIds.length).toBeLessThanOrEqual(1);
      expect(typeof scoreAnswer(ratios, seed, given).isCorrect).toBe('boolean');
    }));
  });
});

describe('checking an item', () => {
  const found = (change: Partial<ItemTemplate>) => checkItem({ ...sums, ...change }).map(({ code, severity, place }) => [code, severity, place.field]);

  test('[MI9] a sound item has no problem', () => {
    expect([...checkItem(sums), ...checkItem(ratios)]).toEqual([]);
  });

  test('[MI9] every text that can not be read is told, each with its field', () => {
    expect(found({ where: ['a <'], prompt: 'Add {a', answer: '{a}}', distractors: [{ value: '1 1', misconceptionId: 'x' }] })).toEqual([
      ['item.ends-early', 'error', 'where[0]'], ['item.open-hole', 'error', 'prompt'], ['item.stray-brace', 'error', 'answer'], ['item.unexpected', 'error', 'distractors[0].value'],
    ]);
  });

  test('[MI9] a fault that only some draws show is found', () => {
    expect(found({ answer: 'a / (b - 7)' })).toEqual([['item.divide-by-zero', 'error', 'answer']]);
    expect(found({ where: ['a'] })).toEqual([['item.needs-truth', 'error', 'where[0]']]);
    expect(found({ answer: 'a < b' })).toEqual([['item.needs-number', 'error', 'answer']]);
    expect(found({ prompt: 'Add {x}' })[0]).toEqual(['item.unknown-name', 'error', 'prompt']);
  });

  test('[MI9] a parameter that nothing uses is a warning', () => {
    expect(found({ parameters: { ...sums.parameters, e: { from: 1, to: 2, step: 1 } } })).toEqual([['item.unused-parameter', 'warning', 'parameters.e']]);
  });
});
