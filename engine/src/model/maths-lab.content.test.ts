import { describe, expect, test } from 'vitest';
import { checkModel } from './check-model.ts';
import { loadModel } from './load-package.test-suite.ts';

const { instruction, practice } = loadModel('maths-lab');
const associations = instruction.frameworks.flatMap((framework) => framework.associations);
const all = instruction.frameworks.flatMap(({ competencies }) => competencies);
const domains = all.filter(({ kind }) => kind === 'domain').map(({ id }) => id);
const competencies = all.filter(({ kind }) => kind !== 'domain');
const byId = new Map(competencies.map((competency) => [competency.id, competency]));
const edges = associations.filter(({ type }) => type === 'precedes');
const gradeOf = (id: string) => Number(byId.get(id)?.grades[0]);
const before = (id: string) => edges.filter(({ to }) => to === id).map(({ from }) => from);
const minutes = { 'live-lesson': 30, 'small-group': 25, 'partner-task': 25, 'practice-sheet': 20, 'online-practice': 20 } as const;
const duplicates = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

/** The number of steps of the longest way that leads to a competency; a circle would never end, so that it throws. */
function depthOf(id: string, known: Map<string, number>, path: readonly string[] = []): number {
  if (path.includes(id)) throw new Error(`circle: ${[...path, id].join(' > ')}`);
  const depth = known.get(id) ?? 1 + Math.max(0, ...before(id).map((earlier) => depthOf(earlier, known, [...path, id])));
  known.set(id, depth);
  return depth;
}

describe('the shipped framework', () => {
  test('[MI11] at least 100 competencies, each grade with its share, in domains of their own', () => {
    expect(competencies.length).toBeGreaterThanOrEqual(100);
    for (const grade of [5, 6, 7, 8]) expect(competencies.filter(({ id }) => gradeOf(id) === grade).length).toBeGreaterThanOrEqual(25);
    const parents = new Map(associations.filter(({ type }) => type === 'isChildOf').map(({ from, to }) => [from, to]));
    for (const { id } of competencies) expect(domains, id).toContain(parents.get(id));
  });

  test('[MI11] ids and codes are unique and name the grade', () => {
    expect(duplicates(all.map(({ id }) => id))).toEqual([]);
    expect(duplicates(all.map(({ code }) => code))).toEqual([]);
    for (const { id, code, grades } of competencies) {
      expect(grades, id).toHaveLength(1);
      expect(id).toMatch(new RegExp(`^ml\\.${gradeOf(id)}\\.[a-z-]+$`));
      expect(code).toMatch(new RegExp(`^M${gradeOf(id)}\\.[RNEGSF]\\d+$`));
    }
  });

  test('[MI11] a title fits on a card, and no two are the same', () => {
    expect(duplicates(competencies.map(({ title }) => title.toLowerCase()))).toEqual([]);
    for (const { title } of competencies) {
      const words = title.match(/[A-Za-z]{2,}/g) ?? [];
      expect(words.length, title).toBeGreaterThanOrEqual(2);
      expect(words.length, title).toBeLessThanOrEqual(6);
      expect(title.length, title).toBeLessThanOrEqual(36);
    }
  });

  test('[MI11] what comes first exists, comes from no later grade, and forms no circle', () => {
    const known = new Map<string, number>();
    for (const { from, to } of edges) {
      expect(byId.has(from), `${from} before ${to}`).toBe(true);
      expect(gradeOf(from), `${from} before ${to}`).toBeLessThanOrEqual(gradeOf(to));
    }
    const depths = competencies.map(({ id }) => depthOf(id, known));
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(12);
  });

  test('[MI11] most steps stay in the grade or come from the one before', () => {
    const near = edges.filter(({ from, to }) => gradeOf(to) - gradeOf(from) <= 1);
    expect(near.length / edges.length).toBeGreaterThan(0.85);
    expect(competencies.filter(({ id }) => gradeOf(id) > 5 && before(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('[MI11] no step is told that others already imply', () => {
    const everythingBefore = (id: string): ReadonlySet<string> => new Set(before(id).flatMap((earlier) => [earlier, ...everythingBefore(earlier)]));
    const implied = edges.filter(({ from, to }) => before(to).some((other) => other !== from && everythingBefore(other).has(from)));
    expect(implied).toEqual([]);
  });

  test('[MI11] a CCSS code stands at one competency only, and has its grade', () => {
    const matches = associations.filter(({ type }) => type === 'exactMatchOf');
    expect(matches.length).toBeGreaterThan(50);
    expect(duplicates(matches.map(({ to }) => to))).toEqual([]);
    for (const { from, to } of matches) expect(to).toMatch(new RegExp(`^${gradeOf(from)}\\.[A-Z]{1,3}\\.[A-D]\\.\\d{1,2}(\\.[a-d])?$`));
  });
});

describe('the shipped activities', () => {
  test('[MI11] each competency has one activity in each modality, with its minutes, material and printable form', () => {
    expect(practice.modalities.map(({ id }) => id).toSorted()).toEqual(Object.keys(minutes).toSorted());
    expect(instruction.activities.length).toBe(competencies.length * 5);
    for (const { id } of competencies) {
      const own = instruction.activities.filter(({ competencyIds }) => competencyIds.includes(id));
      expect(Object.fromEntries(own.map((activity) => [activity.modalityId, activity.minutes])), id).toEqual(minutes);
      const sheet = own.find(({ modalityId }) => modalityId === 'practice-sheet');
      for (const { modalityId, isOnScreen, material, printable, pagesToCopy } of own) {
        expect(isOnScreen, id).toBe(modalityId === 'online-practice');
        expect(material.length, id).toBeGreaterThan(10);
        expect(printable, id).not.toBeNull();
        // Work on a screen has its paper twin, so that a day without devices is still a day.
        if (isOnScreen) expect([printable, pagesToCopy]).toEqual([sheet?.printable, 0]);
        else expect(pagesToCopy).toBeGreaterThan(0);
      }
    }
  });

  test('[MI11] every activity names its own task', () => {
    expect(duplicates(instruction.activities.map(({ title }) => title.toLowerCase()))).toEqual([]);
    for (const { title } of instruction.activities) expect(title.length, title).toBeLessThanOrEqual(80);
  });

  test('[MI11] each competency has one exit check of five questions, five minutes and a page', () => {
    expect(instruction.exitChecks.map(({ competencyId }) => competencyId).toSorted()).toEqual([...byId.keys()].toSorted());
    expect(duplicates(instruction.exitChecks.map(({ title }) => title))).toEqual([]);
    for (const { minutes: length, questions, pagesToCopy } of instruction.exitChecks) expect([length, questions, pagesToCopy]).toEqual([5, 5, 1]);
  });

  test('[MI11] each competency has a misconception, and each says what an adult does about it', () => {
    const homes = new Set(instruction.misconceptions.map(({ competencyId }) => competencyId));
    expect(competencies.filter(({ id }) => !homes.has(id)).map(({ id }) => id)).toEqual([]);
    expect(duplicates(instruction.misconceptions.flatMap(({ statement, response }) => [statement, response]))).toEqual([]);
    for (const { id, competencyId, response } of instruction.misconceptions) {
      expect(id.startsWith(`${competencyId}.`), id).toBe(true);
      expect(response.split(' ').length, id).toBeGreaterThanOrEqual(8);
    }
  });

  test('[MI11] the whole package passes its check', () => {
    const { instruction: _, ...rest } = loadModel('maths-lab');
    expect(checkModel({ ...rest, instruction }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
