import { expect, test } from 'vitest';
import { buildGraph } from '../competency/index.ts';
import type { Competency } from '../competency/index.ts';
import type { StudentMastery } from '../mastery/index.ts';
import type { Person } from '../roster/index.ts';
import { priorAttainment } from './prior-attainment.ts';

const item = (id: string, grade: string, kind: Competency['kind'] = 'standard'): Competency => ({ id, code: id, statement: id, title: id, kind, grades: [grade], frameworkId: 'f' });
const { graph } = buildGraph([{ id: 'f', title: 'f', publisher: 'test', version: '1', associations: [], competencies: [item('a', '05'), item('b', '06'), item('c', '07'), item('d', '04'), item('e', '06', 'habit')] }]);
const known: Readonly<Record<string, number>> = { a: 0.9, b: 0.3, c: 0.1, d: 1, e: 1 };
const mastery: StudentMastery = { studentId: 's1', standings: new Map(), lastEvidenceOn: null, reWarm: null, estimate: (id) => ({ p: known[id] ?? 0, sd: 0.1, reasons: [], count: 0, lastAt: null }) };
const student = (grade: string | null): Person => ({ id: 's1', role: 'student', givenName: 'A', familyName: 'B', grade, identifiers: {}, from: '2026-08-31', until: null });

test('[MS4] the mean estimate over the own grade and the one below; habits and other grades do not count', () => {
  expect(priorAttainment({ student: student('06'), mastery, graph })).toBeCloseTo(0.6, 9);
  expect(priorAttainment({ student: student('07'), mastery, graph })).toBeCloseTo(0.2, 9);
});

test('[MS4] nothing is said of a student without a grade', () => {
  expect(priorAttainment({ student: student(null), mastery, graph })).toBeUndefined();
});
