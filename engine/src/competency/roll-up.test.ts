import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from './build-graph.ts';
import type { Framework } from './framework.ts';
import { framework } from './small-framework.test-data.ts';

const graphOf = (...frameworks: readonly Framework[]) => buildGraph(frameworks).graph;

describe('[CO4] an item without precedes edges of its own inherits its family\'s', () => {
  test('1. an item with an own edge keeps exactly its own, though its parent has others', () => {
    const graph = graphOf(framework('f', ['before', 'other', 'whole', 'part'], ['part/whole', 'before<whole', 'other<part']));
    expect(graph.prerequisitesOf('part')).toEqual(['other']);
    const outward = graphOf(framework('f', ['before', 'after', 'whole', 'part'], ['part/whole', 'before<whole', 'part<after']));
    expect([outward.prerequisitesOf('part'), outward.successorsOf('part')]).toEqual([[], ['after']]);
  });

  test('2. a part without edges is ready when the whole is', () => {
    const graph = graphOf(framework('f', ['before', 'after', 'whole', 'part'], ['part/whole', 'before<whole', 'whole<after']));
    expect([graph.prerequisitesOf('part'), graph.successorsOf('part')]).toEqual([['before'], ['after']]);
  });

  test('2. the nearest ancestor with edges lends, over one that has none', () => {
    const graph = graphOf(framework('f', ['x', 'y', 'domain', 'cluster', 'standard', 'part'], ['part/standard', 'standard/cluster', 'cluster/domain', 'x<cluster', 'y<domain']));
    expect(graph.prerequisitesOf('part')).toEqual(['x']);
  });

  test('3. a whole without edges needs what any of its parts needs', () => {
    const graph = graphOf(framework('f', ['x', 'y', 'z', 'whole', 'a', 'b'], ['a/whole', 'b/whole', 'x<a', 'y<b', 'b<z']));
    expect([graph.prerequisitesOf('whole'), graph.successorsOf('whole')]).toEqual([['x', 'y'], ['z']]);
  });

  test('3. the nearest level of descendants with edges lends', () => {
    const graph = graphOf(framework('f', ['x', 'domain', 'cluster', 'standard'], ['cluster/domain', 'standard/cluster', 'x<standard']));
    expect([graph.prerequisitesOf('domain'), graph.prerequisitesOf('cluster')]).toEqual([['x'], ['x']]);
  });

  test('3. the order of the parts among themselves is not the whole\'s', () => {
    const graph = graphOf(framework('f', ['x', 'whole', 'a', 'b', 'a1'], ['a/whole', 'b/whole', 'a1/a', 'x<a', 'a<b', 'a1<b']));
    expect(graph.prerequisitesOf('whole')).toEqual(['x']);
  });

  test('4. siblings lend nothing', () => {
    const graph = graphOf(framework('f', ['x', 'cluster', 'time', 'money'], ['time/cluster', 'money/cluster', 'x<time']));
    expect(graph.prerequisitesOf('money')).toEqual([]);
  });

  test('an item without any family has no prerequisites', () => {
    expect(graphOf(framework('f', ['alone'])).prerequisitesOf('alone')).toEqual([]);
  });
});

test('[CO4] removing one precedes edge changes the prerequisites of its end, and of those who inherited it', () => {
  const whole = framework('f', ['x', 'y', 'whole', 'part'], ['part/whole', 'x<whole', 'y<whole']);
  const less = { ...whole, associations: whole.associations.filter(({ from }) => from !== 'x') };
  expect([graphOf(whole).prerequisitesOf('whole'), graphOf(whole).prerequisitesOf('part')]).toEqual([['x', 'y'], ['x', 'y']]);
  expect([graphOf(less).prerequisitesOf('whole'), graphOf(less).prerequisitesOf('part')]).toEqual([['y'], ['y']]);
});

test('[CO5] roll-up never closes a circle that the published edges do not have', () => {
  const size = 12;
  const ids = Array.from({ length: size }, (_, number) => `i${String(number).padStart(2, '0')}`);
  const at = (number: number) => ids[number] ?? '';
  const parents = fc.array(fc.nat(size - 1), { minLength: size, maxLength: size });
  const pairs = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([from, to]) => from < to), { maxLength: 14 });
  fc.assert(fc.property(parents, pairs, fc.shuffledSubarray(ids, { minLength: size, maxLength: size }), (parentOf, edges, order) => {
    const children = parentOf.flatMap((parent, number) => (parent < number ? [`${at(number)}/${at(parent)}`] : []));
    const { graph, problems } = buildGraph([framework('f', order, [...children, ...edges.map(([from, to]) => `${at(from)}<${at(to)}`)])]);
    expect(problems).toEqual([]);
    const seen = new Set<string>();
    const visit = (id: string, path: readonly string[]): void => {
      expect(path).not.toContain(id);
      if (seen.has(id)) return;
      seen.add(id);
      for (const before of graph.prerequisitesOf(id)) visit(before, [...path, id]);
    };
    for (const id of ids) visit(id, []);
  }));
});
