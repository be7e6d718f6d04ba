import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../competency/index.ts';
import { framework } from '../../competency/small-framework.test-data.ts';
import { startDiagnostic } from './start-diagnostic.ts';

const { graph } = buildGraph([framework('f', ['a', 'b', 'c', 'd', 'e'], ['a<b', 'b<c', 'a<c', 'd<e'])]);

describe('the map of a diagnostic', () => {
  test('[DI30] holds the destinations and all before them, each after its prerequisites, and nothing else', () => {
    const { map } = startDiagnostic({ graph, destinationIds: ['c'], grade: '06' });
    expect(map.competencies.map(({ id, before }) => [id, before])).toEqual([['a', []], ['b', [0]], ['c', [0, 1]]]);
    expect(map.grade).toBe(6);
  });

  test('[DI30] takes records, units, levels and what can be asked from its caller', () => {
    const { map } = startDiagnostic({
      graph, destinationIds: ['c', 'e'], grade: null, records: new Map([['a', { p: 0.9, before: 0.5 }]]), askableIds: new Set(['b']),
      unitOf: (id) => `unit of ${id}`, levels: new Map([['d', 4.5]]),
    });
    expect(map.competencies.find(({ id }) => id === 'a')).toMatchObject({ record: { p: 0.9, before: 0.5 }, isAskable: false, level: 6 });
    expect(map.competencies.find(({ id }) => id === 'b')).toMatchObject({ record: null, isAskable: true, unitId: 'unit of b' });
    expect(map.competencies.find(({ id }) => id === 'd')?.level).toBe(4.5);
  });

  test('[DI31] is refused without a destination, with an unknown one, or with nothing to ask', () => {
    expect(() => startDiagnostic({ graph, destinationIds: [], grade: null })).toThrow('diagnostic.no-destination');
    expect(() => startDiagnostic({ graph, destinationIds: ['zz'], grade: null })).toThrow('competency.unknown');
    expect(() => startDiagnostic({ graph, destinationIds: ['c'], grade: null, askableIds: new Set() })).toThrow('diagnostic.nothing-askable');
  });
});
