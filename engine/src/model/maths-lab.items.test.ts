import { describe, expect, test } from 'vitest';
import { drawItem } from './item-draw.ts';
import { scoreAnswer } from './item-score.ts';
import { checkItem } from './item-check.ts';
import { loadModel } from './load-package.test-suite.ts';
import { near, numbersIn, valueOf } from './maths-lab-oracle.test-suite.ts';
import { oracles5 } from './maths-lab-oracles-5.test-suite.ts';
import { oracles6 } from './maths-lab-oracles-6.test-suite.ts';
import { oracles7 } from './maths-lab-oracles-7.test-suite.ts';
import { oracles8 } from './maths-lab-oracles-8.test-suite.ts';

const { items, misconceptions, frameworks } = loadModel('maths-lab').instruction;
const oracles = { ...oracles5, ...oracles6, ...oracles7, ...oracles8 };
const before = new Map<string, readonly string[]>();
for (const { type, from, to } of frameworks.flatMap(({ associations }) => associations)) {
  if (type === 'precedes') before.set(to, [...(before.get(to) ?? []), from]);
}
/** A competency and everything that comes before it. */
const withAllBefore = (id: string): ReadonlySet<string> => new Set([id, ...(before.get(id) ?? []).flatMap((earlier) => [...withAllBefore(earlier)])]);
const seeds = Array.from({ length: 200 }, (_, index) => index * 7919 + 1);
const shortId = (id: string) => id.replace(/^ml\./, '');

describe('the shipped items', () => {
  test('[MI10] at least 30 competencies have items, each of two kinds or more', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { competencyId, kind } of items) kinds.set(competencyId, (kinds.get(competencyId) ?? new Set()).add(kind));
    expect(kinds.size).toBeGreaterThanOrEqual(30);
    expect([...kinds].filter(([, of]) => of.size < 2).map(([id]) => id)).toEqual([]);
  });

  test('[MI10] every item has an oracle and every oracle an item', () => {
    expect(Object.keys(oracles).toSorted()).toEqual(items.map(({ id }) => shortId(id)).toSorted());
  });

  test('[MI9] every item passes its check without a word', () => {
    expect(items.flatMap(checkItem)).toEqual([]);
  });

  test('[MI10] every distractor follows a misconception of its competency or of one that comes before it', () => {
    const homes = new Map(misconceptions.map(({ id, competencyId }) => [id, competencyId]));
    for (const { id, competencyId, distractors } of items) {
      expect(distractors.length, id).toBeGreaterThan(0);
      expect(new Set(distractors.map(({ misconceptionId }) => misconceptionId)).size, id).toBe(distractors.length);
      for (const { misconceptionId } of distractors) expect(withAllBefore(competencyId), `${id}: ${misconceptionId}`).toContain(homes.get(misconceptionId));
    }
  });
});

describe.each(items.map((item) => [item.id, item] as const))('%s', (id, item) => {
  const oracle = oracles[shortId(id)];
  const ofOracle = (misconceptionId: string) => oracle?.wrong[misconceptionId.slice(item.competencyId.length + 1)] ?? oracle?.wrong[shortId(misconceptionId)];

  test('[MI10] over 200 seeds: the answer is right by another way, each wrong answer is its misconception acted out, all differ', () => {
    if (oracle === undefined) throw new Error(`no oracle for ${id}`);
    expect(Object.keys(oracle.wrong).length).toBe(item.distractors.length);
    const prompts = new Set<string>();
    for (const seed of seeds) {
      const { prompt, answer, distractors } = drawItem(item, seed);
      const numbers = numbersIn(prompt);
      const told = `${prompt} => ${answer}`;
      prompts.add(prompt);
      expect(prompt, told).not.toMatch(/[{}]|NaN|undefined/);
      expect('text' in oracle ? answer === oracle.text(...numbers) : oracle.isRight(valueOf(answer), ...numbers), told).toBe(true);
      for (const { value, misconceptionId } of distractors) {
        const acted = ofOracle(misconceptionId)?.(...numbers);
        expect(typeof acted === 'number' ? near(valueOf(value), acted) : value === acted, `${told}, ${misconceptionId} ${value}, not ${acted}`).toBe(true);
      }
      const shown = [answer, ...distractors.map(({ value }) => value)];
      const isSame = (a: string, b: string) => ('text' in oracle ? a === b : near(valueOf(a), valueOf(b)));
      expect(shown.some((a, index) => shown.slice(0, index).some((b) => isSame(a, b))), `${told}: ${shown.join(', ')}`).toBe(false);
      // Numbers that stand in a school book. Only scientific notation is about very large and very small ones.
      const isAboutSize = item.competencyId === 'ml.8.scientific-notation';
      expect(numbers.every((number) => Math.abs(number) <= (isAboutSize ? 1e10 : 2500)), `size of ${told}`).toBe(true);
      expect(numbersIn(answer).every((number) => Math.abs(number) <= 10_000), `size of ${told}`).toBe(true);
    }
    expect(prompts.size).toBeGreaterThanOrEqual(5);
  });

  test('[MI8] what it draws it also scores: the answer as right, each wrong answer as its misconception', () => {
    for (const seed of seeds.slice(0, 10)) {
      const { answer, distractors } = drawItem(item, seed);
      expect(scoreAnswer(item, seed, answer)).toEqual({ isCorrect: true, misconceptionIds: [] });
      for (const { value, misconceptionId } of distractors) expect(scoreAnswer(item, seed, value)).toEqual({ isCorrect: false, misconceptionIds: [misconceptionId] });
    }
  });
});
