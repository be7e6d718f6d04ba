import { describe, expect, test } from 'vitest';
import { sortEvidence } from '../../evidence/index.ts';
import { answer, at } from '../mastery.test-data.ts';
import { responsesOf } from './responses-of.ts';
import { namelessItem, studentsOf } from './responses.ts';

const students = ['e', 'd', 'c', 'b', 'a'];
const evidence = students.flatMap((studentId, i) => [
  answer({ id: `${studentId}1`, studentId, occurredAt: at(1 + i), itemId: 'q1', result: { kind: 'score', score: 1 } }),
  answer({ id: `${studentId}2`, studentId, occurredAt: at(9), itemId: null, result: { kind: 'level', level: 1, of: 4 } }),
  answer({ id: `${studentId}3`, studentId, occurredAt: at(10), help: 'hint' }),
  answer({ id: `${studentId}4`, studentId, occurredAt: at(11), trust: 'context' }),
]);

describe('[MA71] a school\'s own evidence as answers to fit on', () => {
  test('an answer alone counts with its credit, time, question and competencies; help and context do not', () => {
    const responses = responsesOf(sortEvidence(evidence));
    expect(responses.count).toBe(10);
    expect([...responses.credit.slice(0, 2)]).toEqual([1, 0.25]);
    expect(responses.at[0]).toBe(Date.parse(at(1)) / 1000);
    expect(responses.itemIds).toEqual(['q1', namelessItem(['ratios-06'])]);
    expect(responses.competencyIds).toEqual(['ratios-06']);
  });

  test('students stand as they came, and one of five is held out, whatever the order of the evidence', () => {
    const responses = responsesOf(sortEvidence(evidence));
    expect(responses.studentIds).toEqual(students);
    expect(studentsOf(responses, true).map((student) => responses.studentIds[student])).toEqual(['e']);
    const backwards = responsesOf(sortEvidence(evidence).toReversed());
    expect(studentsOf(backwards, true).map((student) => backwards.studentIds[student])).toEqual(['e']);
  });

  test('no evidence is no answer', () => {
    expect(responsesOf([]).count).toBe(0);
  });
});
