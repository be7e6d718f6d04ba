import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LearningModel } from '../learning-model.ts';
import { loadModel } from '../load-package.test-suite.ts';
import { noSources } from '../source-map.ts';
import { checkActivities, checkCoverage, checkExitChecks } from './coverage.ts';
import { gradeIndex, isInReach } from './grade-order.ts';

const sound = loadModel('testing');
const context = { places: noSources, terms: undefined };
const { activities, exitChecks } = sound.instruction;
const leaves = sound.instruction.frameworks.flatMap(({ competencies }) => competencies).filter(({ id }) => id !== 't.amounts');
const withInstruction = (changes: Partial<LearningModel['instruction']>): LearningModel => ({ ...sound, instruction: { ...sound.instruction, ...changes } });

describe('what can be planned', () => {
  test('[MO13] exactly the competencies that lost their last activity, their last one off screen, or their last check are told', () => {
    const someActivities = fc.subarray([...activities]);
    const someChecks = fc.subarray([...exitChecks]);
    fc.assert(fc.property(someActivities, someChecks, (kept, checks) => {
      const found = checkCoverage(withInstruction({ activities: kept, exitChecks: checks }), context);
      const told = (code: string) => found.filter((problem) => problem.code === code).map(({ params }) => params['id']);
      // Counted competency by competency, as a person would with the list in hand.
      const without = (is: (id: string) => boolean) => leaves.map(({ id }) => id).filter((id) => !is(id));
      const taught = (id: string) => kept.some(({ competencyIds }) => competencyIds.includes(id));
      const taughtOffScreen = (id: string) => kept.some(({ competencyIds, modalityId }) => competencyIds.includes(id) && modalityId !== 'online-practice');
      expect(told('model.no-activity')).toEqual(without(taught));
      expect(told('model.only-on-screen')).toEqual(without(taughtOffScreen).filter(taught));
      expect(told('model.no-exit-check')).toEqual(without((id) => checks.some(({ competencyId }) => competencyId === id)));
      expect(found.every(({ severity }) => severity === 'error')).toBe(true);
    }), { numRuns: 100 });
  });

  test('[MO13] a paper activity in a form of instruction on a screen does not count as off screen', () => {
    const online = activities.filter(({ modalityId }) => modalityId === 'online-practice').map((activity) => ({ ...activity, isOnScreen: false }));
    const found = checkCoverage(withInstruction({ activities: online }), context);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['model.only-on-screen']));
    expect(found).toHaveLength(leaves.length);
  });

  test.each([
    [['06'], { below: 0, above: 0 }, ['06']],
    [['06'], { below: 1, above: 0 }, ['05', '06']],
    [['07'], { below: 0, above: 1 }, ['07']],
    [['06', '07'], { below: 2, above: 1 }, ['05', '06', '07']],
  ])('[MO13] grades %j with the span %j reach the grades %j of the framework', (grades, gradeSpan, reached) => {
    const model = { ...sound, scope: { ...sound.scope, grades }, instruction: { ...sound.instruction, activities: [], path: { ...sound.instruction.path, gradeSpan } } };
    const told = checkCoverage(model, context).filter(({ code }) => code === 'model.no-activity').map(({ params }) => params['id']);
    expect(told).toEqual(leaves.filter(({ grades: own }) => own.some((grade) => reached.includes(grade))).map(({ id }) => id));
  });

  test('[MO13] a competency of no grade belongs to every grade', () => {
    const [framework] = sound.instruction.frameworks;
    if (framework === undefined) throw new Error('the testing model has a framework');
    const ungraded = { id: 'u', code: 'U', title: 'U', statement: 'U.', kind: 'competency', grades: [], frameworkId: framework.id };
    const found = checkCoverage(withInstruction({ frameworks: [{ ...framework, competencies: [...framework.competencies, ungraded] }] }), context);
    expect(found.map(({ code, params }) => [code, params['id']])).toEqual([['model.no-activity', 'u'], ['model.no-exit-check', 'u']]);
  });
});

describe('what fits', () => {
  const shortest = sound.operations.periodMinutes.shortest;

  test('[MO13] an exit check and the shortest work may fill the shortest period to the minute, and not one more', () => {
    const [check] = exitChecks;
    if (check === undefined) throw new Error('the testing model has checks');
    const work = Math.min(...activities.filter(({ competencyIds }) => competencyIds.includes(check.competencyId)).map(({ minutes }) => minutes));
    const withMinutes = (minutes: number) => checkExitChecks(withInstruction({ exitChecks: [{ ...check, minutes }] }), context);
    expect(withMinutes(shortest - work)).toEqual([]);
    expect(withMinutes(shortest - work + 1)).toMatchObject([{ code: 'model.check-does-not-fit', severity: 'error', params: { work, shortest } }]);
  });

  test('[MO13] a check of what nothing teaches is left to the rule that tells that', () => {
    expect(checkExitChecks(withInstruction({ activities: [] }), context)).toEqual([]);
  });

  test('[MO13] an activity may fill the longest period to the minute, and not one more', () => {
    const [activity] = activities;
    if (activity === undefined) throw new Error('the testing model has activities');
    const { longest } = sound.operations.periodMinutes;
    const withMinutes = (minutes: number) => checkActivities(withInstruction({ activities: [{ ...activity, minutes }] }), context).map(({ code }) => code);
    expect(withMinutes(longest)).toEqual([]);
    expect(withMinutes(longest + 1)).toEqual(['model.activity-too-long']);
  });
});

describe('grades in order', () => {
  test('[MO13] a word that is no grade is in no reach, and breaks nothing', () => {
    expect(gradeIndex('sixth')).toBeUndefined();
    expect(isInReach('sixth', { scope: ['06'], span: { below: 12, above: 12 } })).toBe(false);
    expect(isInReach('06', { scope: ['sixth'], span: { below: 12, above: 12 } })).toBe(false);
  });

  test('[MO13] kindergarten comes right before grade 1', () => {
    expect(isInReach('KG', { scope: ['01'], span: { below: 1, above: 0 } })).toBe(true);
    expect(isInReach('KG', { scope: ['02'], span: { below: 1, above: 0 } })).toBe(false);
  });
});
