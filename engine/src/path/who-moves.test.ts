import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { judge, methodFrom, projectStudent, readParameterFile, selectMethod } from '../mastery/index.ts';
import type { MasteryMethod } from '../mastery/index.ts';
import type { MasteryPolicy } from '../model/index.ts';
import { graph, indexOf, shown } from './small-school.test-data.ts';
import { whoMoves } from './who-moves.ts';

/** The shipped BKT with other numbers. */
const bkt = (numbers: { readonly learn?: number; readonly slip?: number; readonly guess?: number; readonly halfLifeDays?: number }): MasteryMethod => {
  const { file, problems } = readParameterFile('test', JSON.stringify({
    format: 'heddle-parameters/1', method: 'bkt', id: 'bkt-test', version: '1.0.0', learn: 0.12, slip: 0.1, guess: 0.2, halfLifeDays: 60,
    helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 }, prior: { atGrade: -0.62, perGrade: 1.24, least: 0.05, most: 0.93, withoutGrade: 0.35 },
    card: { fittedOn: 'nothing', dataHash: null, students: 0, responses: 0, metrics: null }, ...numbers,
  }));
  if (file === undefined) throw new Error(JSON.stringify(problems));
  return methodFrom(file);
};
const shipped = selectMethod({ method: 'bkt', parameters: 'bkt-1' });
const students = [{ id: 's2', grade: '06' }, { id: 's1', grade: '06' }];
const dateOf = (at: string) => at.slice(0, 10);
const evidence: readonly Evidence[] = [...shown('06r1 3/5 10', '06r1 2/3 14', '05r1 5/5 14', '06g1 4/5 11', '06g1 4/5 14 quiz'), ...shown('06r2 1/2 12').map((one): Evidence => ({ ...one, id: `s2-${one.id}`, studentId: 's2' }))];

const moves = (to: MasteryMethod, more: { readonly policy?: Partial<MasteryPolicy>; readonly asOf?: string; readonly previous?: ReturnType<typeof judge> } = {}) => {
  const index = indexOf();
  const { model } = index.adopted;
  const mastery = { ...model.instruction.mastery, ...more.policy };
  const adopted = { ...index.adopted, model: { ...model, instruction: { ...model.instruction, mastery } } };
  return whoMoves({
    students, evidence, judged: evidence, judgements: more.previous ?? [], index: { ...index, adopted }, from: shipped, to, dateOf, asOf: more.asOf ?? '2026-09-15T08:00:00.000Z',
    projections: new Map(students.map(({ id }) => [id, [projectStudent({ evidence: evidence.filter(({ studentId }) => studentId === id), method: shipped })]])),
  });
};

describe('who moves', () => {
  test('[PA50] under the same numbers nobody does', () => {
    expect(moves(bkt({}))).toEqual([]);
  });

  test('[PA50] readiness: exactly those whose estimate crosses the mark, counted by hand', () => {
    const careful = bkt({ guess: 0.45, slip: 0.3 });
    const found = moves(careful).filter(({ what }) => what === 'ready');
    const expected = students.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap(({ id, grade }) => {
      const own = evidence.filter(({ studentId }) => studentId === id).toSorted((a, b) => (a.occurredAt + a.id < b.occurredAt + b.id ? -1 : 1));
      const levels = new Set(judge({ evidence: own, previous: [], policy: indexOf().adopted.model.instruction.mastery, dateOf }).map(({ competencyId }) => competencyId));
      const missed = new Set(['06r1', '06r2']);
      return [...graph.competencies.keys()].toSorted().flatMap((competencyId) => {
        if (levels.has(competencyId)) return [];
        const mark = missed.has(competencyId) && own.some(({ competencyIds }) => competencyIds.includes(competencyId)) ? 0.75 : 0.6;
        const [was, would] = [shipped, careful].map((method) => method.estimate(method.apply(method.start(), own), { competencyId, asOf: '2026-09-15T08:00:00.000Z', grade, graph }).p >= mark);
        return was === would ? [] : [`${id} ${competencyId} ${was ? 'down' : 'up'}`];
      });
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(found.map(({ studentId, competencyId, isUp }) => `${studentId} ${competencyId} ${isUp ? 'up' : 'down'}`)).toEqual(expected);
  });

  test('[PA51] a level moves only where a rule asks for an estimate, and none that was given is taken', () => {
    const slow = bkt({ guess: 0.45, slip: 0.45 });
    expect(moves(slow).filter(({ what }) => what === 'level')).toEqual([]);
    const { provisional } = indexOf().adopted.model.instruction.mastery;
    const policy = { provisional: { ...provisional, estimate: { atLeast: 0.6, afterDays: 0 } } };
    expect(moves(slow, { policy }).filter(({ what }) => what === 'level')).toEqual([
      expect.objectContaining({ studentId: 's1', competencyId: '05r1', from: 'provisional', to: 'none', isUp: false }),
      expect.objectContaining({ studentId: 's1', competencyId: '06g1', isUp: false }),
    ]);
    const previous = judge({ evidence, previous: [], policy: indexOf().adopted.model.instruction.mastery, dateOf });
    expect(moves(slow, { policy, previous }).filter(({ what }) => what === 'level')).toEqual([]);
  });

  test('[PA50] review: who forgets faster by the new numbers falls due, which is down', () => {
    const found = moves(bkt({ halfLifeDays: 5 }), { asOf: '2026-10-15T08:00:00.000Z' }).filter(({ what }) => what === 'review');
    expect(found.map(({ competencyId, from, to, isUp }) => [competencyId, from, to, isUp])).toContainEqual(['05r1', 'not due', 'due', false]);
  });

  test('[PA50] each move says the chances and, where anything is known of it, the third of learning rate', () => {
    const found = moves(bkt({ guess: 0.45, slip: 0.3 }));
    for (const { p, third } of found) {
      expect(p.from).not.toBe(p.to);
      expect([null, 'slow', 'middle', 'fast']).toContain(third);
    }
  });
});
