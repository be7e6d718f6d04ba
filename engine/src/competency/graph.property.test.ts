import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from './build-graph.ts';
import { codeKey } from './code-key.ts';
import { learningOrder, prerequisiteDistances } from './distance.ts';
import { exactMatches } from './exact-matches.ts';
import type { CompetencyGraph } from './framework.ts';
import { framework, match } from './small-framework.test-data.ts';

/** Random frameworks: a forest of families and edges that only go up, so that they have no circle. */
const size = 10;
const ids = Array.from({ length: size }, (_, number) => `i${number}`);
const at = (number: number) => ids[number] ?? '';
const parents = fc.array(fc.nat(size - 1), { minLength: size, maxLength: size });
const pairs = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([from, to]) => from < to), { maxLength: 12 });
const forests = fc.record({ parents, pairs }).map((drawn) => ({
  parentOf: new Map(drawn.parents.flatMap((parent, number): [string, string][] => (parent < number ? [[at(number), at(parent)]] : []))),
  edges: drawn.pairs.map(([from, to]) => [at(from), at(to)] as const),
}));
type Forest = { readonly parentOf: ReadonlyMap<string, string>; readonly edges: readonly (readonly [string, string])[] };

function graphOf({ parentOf, edges }: Forest, order: readonly string[] = ids): CompetencyGraph {
  const { graph, problems } = buildGraph([framework('f', order, [...[...parentOf].map(([child, parent]) => `${child}/${parent}`), ...edges.map(([from, to]) => `${from}<${to}`)])]);
  expect(problems).toEqual([]);
  return graph;
}

/** The rule of CO4 once more, in words of sets and nothing shared with the real one. */
function prerequisitesByTheRule({ parentOf, edges }: Forest, id: string): readonly string[] {
  const touched = (each: string) => edges.some(([from, to]) => from === each || to === each);
  const ancestors = (each: string): readonly string[] => { const parent = parentOf.get(each); return parent === undefined ? [] : [parent, ...ancestors(parent)]; };
  const isUnder = (each: string, top: string) => each === top || ancestors(each).includes(top);
  const before = (each: string) => edges.filter(([, to]) => to === each).map(([from]) => from);
  if (touched(id)) return [...new Set(before(id))].sort();
  const lender = ancestors(id).find(touched);
  if (lender !== undefined) return [...new Set(before(lender))].filter((each) => !isUnder(each, lender)).sort();
  const below = ids.filter((each) => each !== id && isUnder(each, id) && touched(each));
  const depth = (each: string) => ancestors(each).indexOf(id);
  const nearest = Math.min(...below.map(depth));
  return [...new Set(below.filter((each) => depth(each) === nearest).flatMap(before))].filter((each) => !isUnder(each, id)).sort();
}

describe('[CO4] roll-up follows its rule', () => {
  test('on random families and orders, by an independent reading of the rule', () => {
    fc.assert(fc.property(forests, (forest) => {
      const graph = graphOf(forest);
      for (const id of ids) expect(graph.prerequisitesOf(id)).toEqual(prerequisitesByTheRule(forest, id));
    }), { numRuns: 300 });
  });
  test('successors are what prerequisites are in the order turned round', () => {
    fc.assert(fc.property(forests, (forest) => {
      const graph = graphOf(forest);
      const turned = { parentOf: forest.parentOf, edges: forest.edges.map(([from, to]) => [to, from] as const) };
      for (const id of ids) expect(graph.successorsOf(id)).toEqual(prerequisitesByTheRule(turned, id));
    }));
  });
  test('taking an edge away never gives its end a prerequisite that it did not have, unless the end is left without any edge', () => {
    fc.assert(fc.property(forests, (forest) => {
      const [first, ...rest] = forest.edges;
      fc.pre(first !== undefined);
      const [, to] = first;
      const left = rest.filter(([from, end]) => from !== first[0] || end !== to);
      fc.pre(left.some((edge) => edge.includes(to)));
      const [whole, less] = [graphOf(forest), graphOf({ ...forest, edges: left })];
      expect(less.prerequisitesOf(to)).toEqual(whole.prerequisitesOf(to).filter((id) => id !== first[0]));
    }));
  });
});

test('[CO1] the order of the items in the file changes nothing', () => {
  fc.assert(fc.property(forests, fc.shuffledSubarray(ids, { minLength: size, maxLength: size }), (forest, order) => {
    const [one, other] = [graphOf(forest), graphOf(forest, order)];
    for (const id of ids) {
      expect(other.prerequisitesOf(id)).toEqual(one.prerequisitesOf(id));
      expect(other.childrenOf(id)).toEqual(one.childrenOf(id));
    }
    expect(learningOrder(other)).toEqual(learningOrder(one));
  }));
});

describe('[CO8] distances', () => {
  test('are those of all shortest ways (Floyd and Warshall, 1962)', () => {
    fc.assert(fc.property(forests, (forest) => {
      const graph = graphOf(forest);
      const far = new Map<string, number>();
      for (const to of ids) for (const from of graph.prerequisitesOf(to)) far.set(`${from} ${to}`, 1);
      for (const middle of ids) for (const from of ids) for (const to of ids) {
        const way = (far.get(`${from} ${middle}`) ?? Infinity) + (far.get(`${middle} ${to}`) ?? Infinity);
        if (way < (far.get(`${from} ${to}`) ?? Infinity)) far.set(`${from} ${to}`, way);
      }
      for (const to of ids) {
        const distances = prerequisiteDistances(graph, to);
        for (const from of ids) expect(distances.get(from)).toBe(far.get(`${from} ${to}`));
      }
    }));
  });
  test('the learning order holds everything once, after what comes before it', () => {
    fc.assert(fc.property(forests, (forest) => {
      const graph = graphOf(forest);
      const order = learningOrder(graph);
      expect([...order].sort()).toEqual([...ids].sort());
      for (const id of ids) for (const before of graph.prerequisitesOf(id)) expect(order.indexOf(before)).toBeLessThan(order.indexOf(id));
    }));
  });
});

describe('[CO6] exact matches', () => {
  const links = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 8 });
  test('are an equivalence: each in its own class, and all of a class see the same one', () => {
    fc.assert(fc.property(links, (drawn) => {
      const matches = exactMatches(drawn);
      for (const id of ids) {
        expect(matches(id)).toContain(id);
        for (const other of matches(id)) expect(matches(other)).toEqual(matches(id));
      }
      for (const [one, other] of drawn) expect(matches(one)).toEqual(matches(other));
    }));
  });
  test('any name of a matched competency leads to the one planned with', () => {
    fc.assert(fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), (matched) => {
      const school = framework('school', ids.map((id) => `s-${id}=S.${id}`));
      const model = framework('model', ids.map((id) => `m-${id}=M.${id}`), [], matched.map((id) => match(`m-${id}`, `S.${id}`)));
      const { graph } = buildGraph([school, model]);
      for (const id of ids) expect(graph.findByCode(`M.${id}`)?.id).toBe(matched.includes(id) ? `s-${id}` : `m-${id}`);
      for (const id of ids) expect(graph.findByCode(`S.${id}`)?.id).toBe(`s-${id}`);
    }));
  });
});

test('[CO7] the key of a code is the same for the key itself, whatever the code', () => {
  const code = fc.array(fc.constantFrom('6', '7', 'RP', 'G', 'A', 'B', '1', '3', 'a', 'HSA', 'APR', '.', '-', ' '), { maxLength: 7 }).map((parts) => parts.join('.'));
  fc.assert(fc.property(code, (text) => {
    const key = codeKey(text);
    expect(codeKey(key.toLowerCase())).toBe(codeKey(key));
    expect(codeKey(text.replaceAll('.', '-'))).toBe(key);
  }));
});
