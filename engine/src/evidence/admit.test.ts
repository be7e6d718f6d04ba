import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Competency } from '../competency/index.ts';
import type { EvidenceSource } from '../model/index.ts';
import { english } from '../messages/index.ts';
import { admit } from './admit.ts';
import { answer } from './answer.test-data.ts';
import { creditOf } from './credit-of.ts';
import type { Evidence } from './evidence.ts';

const competency = (id: string): Competency => ({ id, code: id, title: id, statement: '', kind: 'standard', grades: ['06'], frameworkId: 'f' });
const graph = { competencies: new Map(['6.RP.A.1', '6.RP.A.2'].map((id) => [id, competency(id)])) };
const sources: readonly EvidenceSource[] = [
  { id: 'checks', title: 'Exit checks', trust: 'awards', kinds: ['exit-check', 'quiz'] },
  { id: 'practice-app', title: 'Practice app', trust: 'informs', kinds: ['practice', 'exit-check'] },
  { id: 'diary', title: 'Diary', trust: 'awards', kinds: ['self-report'] },
];
const admitAll = (evidence: readonly Evidence[]) => admit({ evidence, students: new Set(['s1', 's2']), graph, sources, placeOf: (index) => ({ file: 'checks.csv', line: index + 2 }) });
const codes = (record: Partial<Evidence>) => admitAll([answer(record)]).problems.map((problem) => problem.code);

describe('admit', () => {
  test('[EV2] a record that names only what is known is let in unchanged', () => {
    expect(admitAll([answer()])).toEqual({ accepted: [answer()], problems: [] });
  });

  test('[EV2] a record with faults is refused by name and line and takes no other with it', () => {
    const { accepted, problems } = admitAll([answer({ id: 'a' }), answer({ id: 'b', studentId: 'ghost' }), answer({ id: 'c', studentId: 's2' })]);
    expect(accepted.map((record) => record.id)).toEqual(['a', 'c']);
    expect(problems).toEqual([
      { code: 'evidence.unknown-student', params: { evidence: 'b', id: 'ghost' }, severity: 'error', place: { file: 'checks.csv', line: 3 } },
    ]);
  });

  test('[EV2] each unknown name has its own problem', () => {
    expect(codes({ competencyIds: ['6.RP.A.1', '6.XX.1', '6.XX.2'] })).toEqual(['evidence.unknown-competency', 'evidence.unknown-competency']);
    expect(codes({ competencyIds: [] })).toEqual(['evidence.no-competency']);
    expect(codes({ sourceId: 'nobody' })).toEqual(['evidence.unknown-source']);
    expect(codes({ id: '' })).toEqual(['evidence.no-id']);
  });

  test('[EV10] a source sends only the kinds that the model lists for it', () => {
    expect(codes({ sourceId: 'practice-app', kind: 'project', trust: 'informs' })).toEqual(['evidence.kind-not-of-source']);
  });

  test('[EV3] trust above the source is lowered to it, with a warning', () => {
    const { accepted, problems } = admitAll([answer({ sourceId: 'practice-app', trust: 'awards' })]);
    expect(accepted[0]?.trust).toBe('informs');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['evidence.trust-lowered', 'warning']]);
  });

  test('[EV3] a claim below the source is kept as it is', () => {
    const { accepted, problems } = admitAll([answer({ trust: 'context' })]);
    expect([accepted[0]?.trust, problems]).toEqual(['context', []]);
  });

  test('[EV4] self-report never awards and never informs, whatever its source is trusted with', () => {
    for (const trust of ['awards', 'informs', 'context'] as const) {
      expect(admitAll([answer({ sourceId: 'diary', kind: 'self-report', trust })]).accepted[0]?.trust).toBe('context');
    }
  });

  test('[EV5] scores outside 0..1 and levels outside their scale are refused, their ends let in', () => {
    for (const score of [-0.01, 1.01, 80, Number.NaN, Number.POSITIVE_INFINITY]) expect(codes({ result: { kind: 'score', score } })).toEqual(['evidence.score-out-of-range']);
    for (const score of [0, 0.5, 1]) expect(codes({ result: { kind: 'score', score } })).toEqual([]);
    for (const [level, of] of [[5, 4], [-1, 4], [0, 0], [1, Number.NaN]] as const) expect(codes({ result: { kind: 'level', level, of } })).toEqual(['evidence.score-out-of-range']);
    expect(codes({ result: { kind: 'level', level: 4, of: 4 } })).toEqual([]);
  });

  test('[EV6] a time without zone, without date or in words is refused', () => {
    for (const occurredAt of ['2026-09-14 09:20', '2026-09-14T09:20:00', '2026-09-14', 'Monday', '', '2026-13-14T09:20:00Z']) {
      expect(codes({ occurredAt }), occurredAt).toEqual(['evidence.not-an-instant']);
    }
  });

  test('[EV6] times are kept in UTC, so that comparing the text compares the time', () => {
    const { accepted } = admitAll([answer({ occurredAt: '2026-09-14T09:20-07:00', recordedAt: '2026-09-14T16:20:30Z' })]);
    expect([accepted[0]?.occurredAt, accepted[0]?.recordedAt]).toEqual(['2026-09-14T16:20:00.000Z', '2026-09-14T16:20:30.000Z']);
  });

  test('[EV6] a clock may run ten minutes ahead of the server, not more', () => {
    expect(codes({ occurredAt: '2026-09-14T16:31:00Z', recordedAt: '2026-09-14T16:21:00Z' })).toEqual([]);
    expect(codes({ occurredAt: '2026-09-14T16:31:01Z', recordedAt: '2026-09-14T16:21:00Z' })).toEqual(['evidence.from-the-future']);
  });

  test('[EV7] an oversized id or list is refused, and not repeated in full', () => {
    const long = 'x'.repeat(10_000);
    for (const record of [{ id: long }, { studentId: long }, { taskId: long }, { competencyIds: [long] }, { misconceptionIds: Array.from({ length: 51 }, (_, i) => `m${i}`) }]) {
      const { accepted, problems } = admitAll([answer(record)]);
      expect(accepted).toEqual([]);
      expect(problems.map((problem) => problem.code)).toEqual(['evidence.too-long']);
      expect(JSON.stringify(problems).length).toBeLessThan(500);
    }
  });
});

describe('whatever a tool sends', () => {
  const anything = fc.record({
    id: fc.constantFrom('', 'a', 'b', 'x'.repeat(201)), studentId: fc.constantFrom('s1', 's2', 'ghost'),
    competencyIds: fc.subarray(['6.RP.A.1', '6.RP.A.2', 'nowhere']), kind: fc.constantFrom('exit-check', 'quiz', 'practice', 'self-report'),
    result: fc.oneof(fc.record({ kind: fc.constant('score'), score: fc.double() }), fc.record({ kind: fc.constant('level'), level: fc.integer(), of: fc.integer() })),
    sourceId: fc.constantFrom('checks', 'practice-app', 'diary', 'nobody'), trust: fc.constantFrom('awards', 'informs', 'context'),
    occurredAt: fc.constantFrom('2026-09-14T16:20:00Z', '2026-09-14T09:20:00-07:00', 'today', ''), recordedAt: fc.constantFrom('2026-09-14T16:21:00Z', '2025-01-01T00:00:00Z'),
  }).map((changes) => answer(changes));

  test('[EV2, EV3, EV5] what is let in names only what is known, within range and trust, and passes the gate again unchanged', () => {
    fc.assert(fc.property(fc.array(anything, { maxLength: 6 }), (batch) => {
      const { accepted, problems } = admitAll(batch);
      for (const record of accepted) {
        const source = sources.find(({ id }) => id === record.sourceId);
        expect(source?.kinds).toContain(record.kind);
        expect(['s1', 's2']).toContain(record.studentId);
        expect(creditOf(record.result)).toBeGreaterThanOrEqual(0);
        expect(creditOf(record.result)).toBeLessThanOrEqual(1);
        if (record.kind === 'self-report') expect(record.trust).toBe('context');
        if (record.sourceId === 'practice-app') expect(record.trust).not.toBe('awards');
      }
      expect(admitAll(accepted)).toEqual({ accepted, problems: [] });
      expect(accepted.length + new Set(problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.line)).size).toBe(batch.length);
    }), { numRuns: 300 });
  });

  test('[EV2] every problem has its sentence, and carries the values that it asks for', () => {
    fc.assert(fc.property(anything, (record) => {
      for (const { code, params } of admitAll([record]).problems) {
        const sentence = english[code];
        expect(typeof sentence, code).toBe('string');
        for (const [, name = ''] of String(sentence).matchAll(/\{(\w+)/g)) expect(Object.keys(params), code).toContain(name);
      }
    }), { numRuns: 300 });
  });
});
