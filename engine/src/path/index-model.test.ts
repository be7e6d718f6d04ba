import { describe, expect, test } from 'vitest';
import { buildGraph } from '../competency/index.ts';
import { indexModel } from './index-model.ts';
import { activity, adoptedModel, check, graph, indexOf } from './small-school.test-data.ts';

describe('indexModel', () => {
  test('[PA1] a competency is plannable where an activity has minutes, material and a printable form, and there is an exit check', () => {
    const activities = [
      activity('06r1', 'lesson'), activity('06r2', 'lesson', { printable: null }), activity('06r3', 'lesson', { material: ' ' }),
      activity('06g1', 'lesson', { minutes: 0 }), activity('06g2', 'dancing'), activity('05r1', 'lesson'),
    ];
    expect([...indexOf({ activities, exitChecks: [check('06r1'), check('06r2'), check('06g2')] }).planned.keys()]).toEqual(['06r1']);
  });

  test('[PA1] only the modalities with an activity of their own can be planned', () => {
    const index = indexOf({ activities: [activity('06r1', 'lesson'), activity('06r1', 'sheet', { printable: null })] });
    expect([...index.planned.get('06r1')?.activities.keys() ?? []]).toEqual(['lesson']);
  });

  test('[PA18] the school\'s own activities stand beside the model\'s, and its own exit check before', () => {
    const { adoption, model } = adoptedModel();
    const own = { ...adoption, activities: [activity('06r1', 'lesson', { id: 'ours' })], exitChecks: [check('06r1', { id: 'our check' })] };
    const planned = indexModel({ adopted: { adoption: own, model }, graph }).planned.get('06r1');
    expect(planned?.activities.get('lesson')?.map(({ id }) => id)).toEqual(['06r1-lesson', 'ours']);
    expect(planned?.exitCheck.id).toBe('our check');
  });

  test('[PA18] only the framework planned with is planned; materials for an exact match in another one count', () => {
    const item = (id: string, frameworkId: string) => ({ id, code: id, title: id, statement: '', kind: 'standard', grades: ['06'], frameworkId });
    const frameworkOf = (id: string, codes: readonly string[], matches: readonly (readonly [string, string])[]) => ({
      id, title: id, publisher: '', version: '1', competencies: codes.map((code) => item(code, id)),
      associations: matches.map(([from, to]) => ({ type: 'exactMatchOf' as const, from, to })),
    });
    const joined = buildGraph([frameworkOf('state', ['A', 'B'], []), frameworkOf('ours', ['a', 'c'], [['a', 'A']])]).graph;
    const { adoption, model } = adoptedModel({ activities: [activity('a', 'lesson'), activity('c', 'lesson'), activity('B', 'lesson')], exitChecks: [check('a'), check('B'), check('c')] });
    const index = indexModel({ adopted: { adoption: { ...adoption, frameworkId: 'state' }, model }, graph: joined });
    expect([...index.planned.keys()]).toEqual(['A', 'B']);
  });

  test('[PA11] distances count steps of `precedes` back from the nearest destination', () => {
    const distances = indexOf().distancesTo(['06r3', '06g1']);
    expect(Object.fromEntries(distances)).toEqual({ '06r3': 0, '06g1': 0, '06r2': 1, '06r1': 2, '05r3': 3, '05r2': 4, '05r1': 5 });
  });
});
