import { describe, expect, test } from 'vitest';
import { drawItem } from '../../model/index.ts';
import { posePaper } from './paper.ts';
import { itemsFor, poseQuestion, stillAskable } from './pose.ts';
import { answered, itemsOf, runOf } from './run.test-data.ts';
import { smallMap } from './small-map.test-data.ts';

const chain = smallMap([[], [0], [1], [2], [3], [4]], (index) => index);
const ids = chain.competencies.map(({ id }) => id);
const noMatches = { matchesOf: () => [] };
const items = itemsFor(itemsOf(ids), noMatches);

describe('the question that is posed', () => {
  test('[DI52] the same run and items pose the same question, also after the run was written down', () => {
    const run = runOf(chain, [answered('2026-09-14 16:01', 'c3', true)]);
    const posed = poseQuestion(run, items);
    expect(posed).toEqual(poseQuestion(JSON.parse(JSON.stringify(run)), items));
    const item = items.get(posed?.competencyId ?? '')?.find(({ id }) => id === posed?.itemId);
    expect(item).toBeDefined();
    if (item !== undefined) expect(posed?.prompt).toBe(drawItem(item, posed?.itemSeed ?? 0).prompt);
    expect(poseQuestion({ ...run, seed: 6 }, items)?.prompt).not.toBe(posed?.prompt);
  });

  test('[DI52] asked twice about one competency, a student meets two items', () => {
    const one = smallMap([[]]);
    const first = poseQuestion(runOf(one), items);
    const second = poseQuestion(runOf(one, [answered('2026-09-14 16:01', 'c0', true, { itemId: first?.itemId ?? '' })]), items);
    expect([first?.itemId, second?.itemId].toSorted()).toEqual(['c0.a', 'c0.b']);
  });

  test('[DI52] what has lost its items since the start is not asked any more', () => {
    const left = itemsFor(itemsOf(['c5']), noMatches);
    expect(poseQuestion(runOf(chain), left)?.competencyId).toBe('c5');
    expect(poseQuestion(runOf(chain), new Map())).toBeUndefined();
    const { state } = runOf(chain);
    expect(stillAskable(state, items)).toBe(state);
    expect(stillAskable(state, left).map.competencies.filter(({ isAskable }) => isAskable).map(({ id }) => id)).toEqual(['c5']);
  });

  test('[DI53] an item stands for its own competency and for the one that matches it', () => {
    const found = itemsFor(itemsOf(['own']), { matchesOf: (id) => (id === 'own' ? ['6.RP.A.1'] : []) });
    expect([...found].map(([id, own]) => [id, own.map((item) => item.id)])).toEqual([['own', ['own.a', 'own.b']], ['6.RP.A.1', ['own.a', 'own.b']]]);
  });
});

describe('a sheet of paper', () => {
  const wide = smallMap(Array.from({ length: 20 }, (_, index) => (index < 4 ? [] : [index - 4])), (index) => Math.floor(index / 4));
  const wideItems = itemsFor(itemsOf(wide.competencies.map(({ id }) => id)), noMatches);

  test('[DI54] no competency comes twice, every item can be drawn again, and the same run makes the same sheet', () => {
    const sheet = posePaper(runOf(wide), { items: wideItems, questions: 10 });
    expect(new Set(sheet.map(({ competencyId }) => competencyId)).size).toBe(10);
    expect(new Set(sheet.map(({ itemSeed }) => itemSeed)).size).toBe(10);
    expect(posePaper(runOf(wide), { items: wideItems, questions: 10 })).toEqual(sheet);
  });

  test('[DI54] the bound of a unit holds on the sheet too, and a sheet ends when nothing may be asked', () => {
    const run = runOf(wide);
    const bounded = { ...run, state: { ...run.state, parameters: { ...run.state.parameters, mostQuestionsPerUnit: 1 } } };
    const sheet = posePaper(bounded, { items: wideItems, questions: 15 });
    const units = sheet.map(({ competencyId }) => wide.competencies.find(({ id }) => id === competencyId)?.unitId);
    expect([sheet.length, new Set(units).size]).toEqual([5, 5]);
  });

  test('[DI54] neighbours in a row are left for what lies apart: on four strands each is met', () => {
    const sheet = posePaper(runOf(wide), { items: wideItems, questions: 4 });
    expect(new Set(sheet.map(({ competencyId }) => Number(competencyId.slice(1)) % 4)).size).toBe(4);
  });
});
