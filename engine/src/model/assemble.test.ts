import { describe, expect, test } from 'vitest';
import { buildGraph } from '../competency/index.ts';
import { assembleFramework } from './assemble.ts';

const entry = { statement: 'Do it.', kind: 'competency', grades: ['06'], precededBy: [], matches: [] };
const head = { id: 'f', title: 'F', publisher: 'Us', version: '1' };

describe('a framework as its author writes it', () => {
  test('[MO10] becomes competencies of that framework, with code and title filled in from the id', () => {
    const { competencies } = assembleFramework({ ...head, competencies: [{ ...entry, id: 'a' }, { ...entry, id: 'b', code: 'B1' }, { ...entry, id: 'c', code: 'C1', title: 'See' }] });
    expect(competencies.map(({ id, code, title, frameworkId }) => [id, code, title, frameworkId])).toEqual([
      ['a', 'a', 'a', 'f'], ['b', 'B1', 'B1', 'f'], ['c', 'C1', 'See', 'f'],
    ]);
  });

  test('[MO10] prerequisites point forward, children up, matches out', () => {
    const { associations } = assembleFramework({
      ...head, competencies: [{ ...entry, id: 'a' }, { ...entry, id: 'b', parent: 'a', precededBy: ['x', 'y'], matches: ['6.RP.A.1'] }],
    });
    expect(associations).toEqual([
      { type: 'isChildOf', from: 'b', to: 'a' },
      { type: 'precedes', from: 'x', to: 'b' },
      { type: 'precedes', from: 'y', to: 'b' },
      { type: 'exactMatchOf', from: 'b', to: '6.RP.A.1' },
    ]);
  });

  test('[MO10] the graph that the engine plans with understands it', () => {
    const { graph, problems } = buildGraph([assembleFramework({
      ...head,
      competencies: [
        { ...entry, id: 'family' },
        { ...entry, id: 'first', parent: 'family' },
        { ...entry, id: 'second', parent: 'family', precededBy: ['first'], matches: ['6.RP.A.2'] },
      ],
    })]);
    expect(problems).toEqual([]);
    expect(graph.prerequisitesOf('second')).toEqual(['first']);
    expect(graph.childrenOf('family')).toEqual(['first', 'second']);
    expect(graph.findByCode('6.RP.A.2')?.id).toBe('second');
  });
});
