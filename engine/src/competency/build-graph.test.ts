import { describe, expect, test } from 'vitest';
import { buildGraph } from './build-graph.ts';
import { framework, match } from './small-framework.test-data.ts';

const problemsOf = (...parts: Parameters<typeof framework>) => buildGraph([framework(...parts)]).problems;

describe('[CO1] a framework becomes a graph that can be asked', () => {
  const { graph, problems } = buildGraph([framework('ccss', ['u1=6.RP', 'u3=6.RP.A.2', 'u2=6.RP.A.1'], ['u2/u1', 'u3/u1', 'u1/ccss', 'u2<u3'])]);
  test('without problems', () => expect(problems).toEqual([]));
  test('competencies stand in the order of their ids, whatever the order of the file', () => expect([...graph.competencies.keys()]).toEqual(['u1', 'u2', 'u3']));
  test('parents, children, prerequisites and successors', () => {
    expect([graph.parentOf('u2'), graph.parentOf('u1'), graph.childrenOf('u1')]).toEqual(['u1', undefined, ['u2', 'u3']]);
    expect([graph.prerequisitesOf('u3'), graph.successorsOf('u2')]).toEqual([['u2'], ['u3']]);
  });
  test('counts are those of the file as published, the links to the document included', () => {
    expect([graph.countOf('isChildOf'), graph.countOf('precedes'), graph.countOf('exactMatchOf')]).toEqual([3, 1, 0]);
  });
  test('an id that is not there is refused by name', () => expect(() => graph.selectCompetency('u9')).toThrow('competency.unknown'));
  test('no framework at all is an empty graph', () => expect(buildGraph([]).graph.competencies.size).toBe(0));
});

describe('[CO2] what cannot be used is reported by name and left out', () => {
  test('an end that is not there', () => {
    expect(problemsOf('f', ['u1=6.RP.A.1'], ['u1<u9', 'u9<u1', 'u1/u8'])).toMatchObject([
      { code: 'competency.dangling-end', severity: 'warning', params: { type: 'precedes', code: '6.RP.A.1', missing: 'u9' } },
      { code: 'competency.dangling-end', params: { type: 'precedes', code: '6.RP.A.1', missing: 'u9' } },
      { code: 'competency.dangling-end', params: { type: 'isChildOf', code: '6.RP.A.1', missing: 'u8' } },
    ]);
  });
  test('an edge to itself', () => expect(problemsOf('f', ['a'], ['a<a'])).toMatchObject([{ code: 'competency.edge-to-itself', params: { code: 'a' } }]));
  test('a second parent', () => {
    const { graph, problems } = buildGraph([framework('f', ['a', 'b', 'c'], ['c/b', 'c/a', 'c/b'])]);
    expect(problems).toMatchObject([{ code: 'competency.two-parents', params: { code: 'c', kept: 'b', other: 'a' } }]);
    expect(graph.parentOf('c')).toBe('b');
  });
  test('a second item with the same id, or the same code', () => {
    expect(problemsOf('f', ['u1=a', 'u1=b'])).toMatchObject([{ code: 'competency.id-twice', params: { id: 'u1', code: 'a', otherCode: 'b' } }]);
    expect(problemsOf('f', ['u2=a', 'u1=a'])).toMatchObject([{ code: 'competency.code-twice', params: { code: 'a', id: 'u1', otherId: 'u2' } }]);
  });
});

test('[CO3] a circle is an error that names the codes along it', () => {
  expect(problemsOf('f', ['u1=A', 'u2=B', 'u3=C'], ['u1<u2', 'u2<u3', 'u3<u1'])).toMatchObject([{ code: 'competency.cycle', severity: 'error', params: { circle: 'A → B → C → A' } }]);
  expect(problemsOf('f', ['u1=A', 'u2=B'], ['u1/u2', 'u2/u1'])).toMatchObject([{ code: 'competency.child-cycle', severity: 'error', params: { circle: 'A → B → A' } }]);
});

describe('[CO6] exactMatchOf joins frameworks; the one planned with answers', () => {
  const school = framework('ccss', ['u1=6.RP.A.1', 'u2=6.RP.A.2'], ['u1<u2']);
  const model = framework('lab', ['ratio.language', 'ratio.rates', 'ratio.extra'], ['ratio.language<ratio.rates', 'ratio.rates<ratio.extra'], [match('ratio.language', '6.RP.A.1'), match('ratio.rates', 'u2')]);

  test('planned with the school\'s framework, its competencies answer to the model\'s ids and codes', () => {
    const { graph, problems } = buildGraph([school, model]);
    expect(problems).toEqual([]);
    expect(['6.RP.A.1', 'ratio.language', 'u1', 'ratio.rates', 'ratio.extra'].map((code) => graph.findByCode(code)?.id)).toEqual(['u1', 'u1', 'u1', 'u2', 'ratio.extra']);
    expect([graph.matchesOf('u1'), graph.matchesOf('ratio.language'), graph.matchesOf('ratio.extra')]).toEqual([['ratio.language'], ['u1'], []]);
  });

  test('planned with the model\'s own, the model\'s competencies answer to the standards\' codes', () => {
    const { graph } = buildGraph([model, school]);
    expect(['6.RP.A.1', 'u1', '6.RP.A.2'].map((code) => graph.findByCode(code)?.id)).toEqual(['ratio.language', 'ratio.language', 'ratio.rates']);
    expect(graph.selectCompetency('u1').code).toBe('6.RP.A.1');
  });

  test('a standard that no loaded framework holds is still a name of its match', () => {
    const { graph, problems } = buildGraph([model]);
    expect([graph.findByCode('6.RP.A.1')?.id, graph.findByCode('6.RP.1')?.id]).toEqual(['ratio.language', 'ratio.language']);
    expect(problems).toEqual([]);
  });

  test('matches of matches are matches', () => {
    const third = framework('state', ['s1'], [], [match('s1', 'u1')]);
    expect(buildGraph([model, school, third]).graph.matchesOf('s1')).toEqual(['ratio.language', 'u1']);
  });

  test('edges stay those of each framework: a match lends no prerequisites', () => {
    expect(buildGraph([framework('lab', ['a'], [], [match('a', 'u2')]), school]).graph.prerequisitesOf('a')).toEqual([]);
  });

  test('two items of one framework that match the same thing are reported', () => {
    const twins = framework('lab', ['a', 'b'], [], [match('a', '6.RP.A.1'), match('b', '6.RP.A.1')]);
    expect(buildGraph([twins, school]).problems).toMatchObject([{ code: 'competency.match-shared', severity: 'warning', params: { codes: ['a', 'b'] } }]);
    expect(buildGraph([twins]).problems).toMatchObject([{ code: 'competency.match-shared', params: { codes: ['a', 'b'] } }]);
  });
});

describe('[CO7] a code written another way is found where only one competency can be meant', () => {
  test('another publisher\'s spelling', () => {
    const { graph } = buildGraph([framework('f', ['u1=6.RP.A.3.a', 'u2=A-APR.B.2'])]);
    expect(['6.RP.A.3a', ' 6.rp.3a ', 'HSA-APR.B.2'].map((code) => graph.findByCode(code)?.id)).toEqual(['u1', 'u1', 'u2']);
  });
  test('two that could be meant: neither is guessed', () => {
    const { graph } = buildGraph([framework('f', ['u1=6.RP.A.3', 'u2=6.RP.B.3'])]);
    expect([graph.findByCode('6.RP.3'), graph.findByCode('6.RP.A.3')?.id]).toEqual([undefined, 'u1']);
  });
  test('a code that nobody has', () => expect(buildGraph([framework('f', ['6.RP.A.1'])]).graph.findByCode('9.XX.1')).toBeUndefined());
});

test('[CO1] the order of items and associations in the file changes nothing', () => {
  const one = framework('f', ['a', 'b', 'c', 'd'], ['b/a', 'c/a', 'd<b', 'c<d']);
  const other = { ...one, competencies: [...one.competencies].reverse(), associations: [...one.associations].reverse() };
  const asked = [one, other].map((each) => {
    const { graph } = buildGraph([each]);
    return [...graph.competencies.keys()].map((id) => [id, graph.prerequisitesOf(id), graph.successorsOf(id), graph.childrenOf(id)]);
  });
  expect(asked[1]).toEqual(asked[0]);
});
