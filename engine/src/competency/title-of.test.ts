import { expect, test } from 'vitest';
import { buildGraph } from './build-graph.ts';
import { titleOf } from './title-of.ts';

const competency = (id: string, code: string, title: string, frameworkId: string) => ({ id, code, title, statement: '', kind: 'standard', grades: ['06'], frameworkId });
const framework = (id: string, competencies: readonly ReturnType<typeof competency>[], matches: readonly (readonly [string, string])[] = []) => ({
  id, title: id, publisher: 'p', version: '1', competencies, associations: matches.map(([from, to]) => ({ type: 'exactMatchOf' as const, from, to })),
});
const { graph } = buildGraph([
  framework('standards', [competency('a', '6.RP.A.2', '6.RP.A.2', 'standards'), competency('b', '6.NS.B.4', '6.NS.B.4', 'standards'), competency('c', '6.G.A.1', 'Area by parts', 'standards')]),
  framework('ours', [competency('x', 'M6.R4', 'Unit rates', 'ours'), competency('y', 'M6.G1', 'Area of triangles', 'ours')], [['x', 'a'], ['y', 'c']]),
]);

test('[CO9] a competency without a title of its own borrows that of one that says the same thing', () => {
  expect(titleOf(graph, 'a')).toBe('Unit rates');
});

test('[CO9] its own title goes before any other; without any, the code stands; what nobody knows has none', () => {
  expect(titleOf(graph, 'c')).toBe('Area by parts');
  expect(titleOf(graph, 'b')).toBe('6.NS.B.4');
  expect(titleOf(graph, 'nowhere')).toBeUndefined();
});
