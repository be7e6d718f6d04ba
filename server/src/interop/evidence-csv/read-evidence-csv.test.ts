import { buildGraph } from '@heddle/engine/competency';
import { describe, expect, test } from 'vitest';
import { bytes, said } from '../said.test-data.ts';
import { person } from '../school/school-folder.test-data.ts';
import { readEvidenceCsv } from './read-evidence-csv.ts';

const competency = (id: string, code: string, frameworkId = 'ccss') => ({ id, code, statement: code, title: code, kind: 'standard', grades: ['06'], frameworkId });
const framework = { id: 'ccss', title: '', publisher: '', version: '', competencies: [competency('u1', '6.RP.A.1'), competency('u2', '6.RP.A.2')], associations: [] };
const { graph } = buildGraph([framework]);
const people = [
  person('s1', 'student', { identifiers: { identifier: 'N1', username: 'ana', email: 'ana@x.example' } }), person('s2', 'student', { identifiers: { identifier: 'N2' } }),
  person('s3', 'student', { identifiers: { identifier: 'N3' } }), person('s4', 'student', { identifiers: { identifier: 'N3' } }), person('t1', 'teacher', { identifiers: { identifier: 'T1' } }),
];
const mapping = `
format: heddle-evidence/1
source: { id: checks, trust: awards }
record: id
student: { column: student, identifier: identifier }
competency: { column: standard, prefix: CCSS.MATH.CONTENT. }
result: { correct: correct }
time: { column: time, format: yyyy-MM-dd HH:mm, zone: school }
kind: { column: kind, values: { exit check: exit-check } }
help: { column: help, values: { '': none, hint used: hint } }
item: item
task: [student, standard, time]
`;
const header = 'id,time,student,standard,item,correct,kind,help';
const row = (change: Readonly<Record<string, string>> = {}) => {
  const cells: Record<string, string> = { id: 'r1', time: '2026-09-01 09:23', student: 'N1', standard: 'CCSS.MATH.CONTENT.6.RP.A.1', item: 'q1', correct: '1', kind: 'exit check', help: '', ...change };
  return header.split(',').map((name) => cells[name]).join(',');
};
const readText = (csv: string, map = mapping) => readEvidenceCsv({ name: 'checks.csv', bytes: bytes(csv) }, {
  mapping: { name: 'checks.yaml', bytes: bytes(map) }, people, graph, timeZone: 'America/Los_Angeles', recordedAt: '2026-09-02T00:00:00.000Z',
});
const read = (...rows: readonly string[]) => readText([header, ...rows].join('\n'));

test('[IO40] a row becomes evidence by the mapping', async () => {
  const { evidence, rejected, problems, rows, placeOf } = await read(row({ help: 'Hint used', correct: '0' }));
  expect([rejected, problems, rows]).toEqual([[], [], 1]);
  expect(evidence).toEqual([{
    id: expect.stringMatching(/^ev-[0-9a-f]{32}$/), studentId: 's1', competencyIds: ['u1'], kind: 'exit-check', result: { kind: 'score', score: 0 }, help: 'hint', itemId: 'q1',
    taskId: expect.stringMatching(/^task-[0-9a-f]{32}$/), activityId: null, misconceptionIds: [], sourceId: 'checks', trust: 'awards',
    occurredAt: '2026-09-01T16:23:00.000Z', recordedAt: '2026-09-02T00:00:00.000Z',
  }]);
  expect(placeOf(0)).toEqual({ file: 'checks.csv', line: 2 });
});

test('[IO43] an id is the same for the same source and record, and tells nothing of the student or the product', async () => {
  const [one, again, other] = [await read(row()), await read(row({ correct: '0', student: 'N2' })), await read(row({ id: 'r2' }))];
  expect(again.evidence[0]?.id).toBe(one.evidence[0]?.id);
  expect(other.evidence[0]?.id).not.toBe(one.evidence[0]?.id);
  expect((await readText([header, row()].join('\n'), mapping.replace('id: checks', 'id: quizzes'))).evidence[0]?.id).not.toBe(one.evidence[0]?.id);
  expect(`${one.evidence[0]?.id}${one.evidence[0]?.taskId}`).not.toMatch(/N1|s1|r1/);
});

test('[IO43] the answers of one student on one standard at one time are one check', async () => {
  const { evidence } = await read(row(), row({ id: 'r2', item: 'q2' }), row({ id: 'r3', time: '2026-09-01 09:24' }), row({ id: 'r4', student: 'N2' }));
  const [first, second, third, fourth] = evidence.map(({ taskId }) => taskId);
  expect(first).toBe(second);
  expect(new Set([first, third, fourth]).size).toBe(3);
});

describe('[IO44] a row that cannot be taken is rejected alone, with its line and the reason', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['an unknown student', { student: 'N9' }, 'field student: No student has the identifier "N9". Maybe the student has left, or is too new for the roster here.'],
    ['somebody who is no student', { student: 'T1' }, 'field student: No student has the identifier "T1". Maybe the student has left, or is too new for the roster here.'],
    ['a number that two students have', { student: 'N3' }, 'field student: More than one student has the identifier "N3". Maybe the roster needs a look.'],
    ['an unknown competency', { standard: 'CCSS.MATH.CONTENT.9.ZZ.1' }, 'field standard: No framework here has the competency "9.ZZ.1". Maybe its code has a prefix that the mapping should name.'],
    ['no competency', { standard: '' }, 'field standard: There is nothing under "standard", and it is needed. Maybe fill it in.'],
    ['a time in another format', { time: '9/1/2026' }, 'field time: "9/1/2026" is not a time written as yyyy-MM-dd HH:mm. Maybe the mapping has the wrong format.'],
    ['a time that never was', { time: '2026-03-08 02:30' }, 'field time: There was no 2026-03-08 02:30 on the clocks of America/Los_Angeles: that hour was skipped. Maybe the times are in another zone.'],
    ['a time that was twice', { time: '2026-11-01 01:30' }, 'field time: The clocks of America/Los_Angeles showed 2026-11-01 01:30 twice that night. Maybe export the times with their offset.'],
    ['neither right nor wrong', { correct: '2' }, 'field correct: "2" is not right or wrong. Maybe write 1 or 0.'],
    ['an unknown kind', { kind: 'exam' }, 'field kind: The mapping does not say what "exam" means. It knows exit check. Maybe add it there.'],
    ['an unknown help', { help: 'calculator' }, 'field help: The mapping does not say what "calculator" means. It knows (empty) and hint used. Maybe add it there.'],
    ['no record id', { id: '' }, 'field id: There is nothing under "id", and it is needed. Maybe fill it in.'],
    ['a record id of another line', { id: 'r0' }, 'field id: The record "r0" stands in line 2 too. Only that one is taken.'],
  ])('%s', async (_, change, sentence) => {
    const { evidence, rejected, rows } = await read(row({ id: 'r0' }), row(change), row({ id: 'r9' }));
    expect([evidence.length, rejected.length, rows]).toEqual([2, 1, 3]);
    expect(said(rejected)).toEqual([`checks.csv, line 3, ${sentence}`]);
  });
  test('a row with too few cells, after a quoted line break', async () => {
    const { evidence, rejected, placeOf } = await read(row({ item: '"q\n1"' }), 'r2,x', row({ id: 'r3' }));
    expect(said(rejected)).toEqual(['checks.csv, line 4: This line has 2 cells, and the first line names 8 columns. Maybe a cell with a comma needs quotes.']);
    expect([evidence.length, placeOf(1)]).toEqual([2, { file: 'checks.csv', line: 5 }]);
  });
});

describe('[IO45] products count, name and time in their own ways', () => {
  const map = (changes: Readonly<Record<string, string>>) => mapping.trim().split('\n').map((line) => changes[line.split(':')[0] ?? ''] ?? line).filter((line) => line !== '').join('\n');
  const one = async (changes: Readonly<Record<string, string>>, text: string) => {
    const { evidence, rejected, problems } = await readText(text, map(changes));
    return { evidence: evidence[0], said: said([...problems, ...rejected]) };
  };
  test('points of a maximum, in a column or always the same', async () => {
    expect((await one({ result: 'result: { score: correct, of: item }' }, `${header}\n${row({ correct: '2', item: '3' })}`)).evidence?.result).toEqual({ kind: 'score', score: 0.666666667 });
    expect((await one({ result: 'result: { score: correct, of: 4 }' }, `${header}\n${row({ correct: '3' })}`)).evidence?.result).toEqual({ kind: 'score', score: 0.75 });
    for (const correct of ['5', '-1', '', '3,5', '80%', 'NaN', '1e3']) {
      expect((await one({ result: 'result: { score: correct, of: 4 }' }, `${header}\n${row({ correct: correct.includes(',') ? `"${correct}"` : correct })}`)).said).toHaveLength(1);
    }
    expect((await one({ result: 'result: { score: correct, of: item }' }, `${header}\n${row({ correct: '0', item: '0' })}`)).said[0]).toContain('"0" is not a score from 0 to 0');
  });
  test('levels, as numbers or words', async () => {
    expect((await one({ result: 'result: { level: correct, of: 4 }' }, `${header}\n${row({ correct: '3' })}`)).evidence?.result).toEqual({ kind: 'level', level: 3, of: 4 });
    const words = { result: 'result: { level: correct, of: 2, values: { Not yet: 0, Nearly: 1, Got it: 2 } }' };
    expect((await one(words, `${header}\n${row({ correct: 'Got it' })}`)).evidence?.result).toEqual({ kind: 'level', level: 2, of: 2 });
    expect((await one(words, `${header}\n${row({ correct: 'Wow' })}`)).said[0]).toContain('"Wow" is not a level from 0 to 2.');
  });
  test('another identifier, several competencies, one kind for all, no help, no task, another zone', async () => {
    const changes = {
      student: 'student: { column: student, identifier: username }', competency: "competency: { column: standard, separator: ';' }", kind: 'kind: { always: quiz }', help: '', task: '', item: '',
      time: 'time: { column: time, format: M/d/yyyy h:mm a, zone: America/New_York }',
    };
    expect((await one(changes, `${header}\n${row({ student: 'ana', standard: '6.RP.A.1; 6.RP.2', time: '9/1/2026 9:23 PM', kind: 'any' })}`)).evidence).toMatchObject({
      studentId: 's1', competencyIds: ['u1', 'u2'], kind: 'quiz', help: 'none', itemId: null, taskId: null, occurredAt: '2026-09-02T01:23:00.000Z',
    });
  });
  test('codes of one framework, answered by the one planned with', async () => {
    const lab = { id: 'lab', title: '', publisher: '', version: '', competencies: [competency('ml.1', 'M.1', 'lab')], associations: [{ type: 'exactMatchOf', from: 'ml.1', to: 'u1' } as const] };
    const options = { people, graph: buildGraph([lab, framework]).graph, timeZone: 'UTC', recordedAt: '2026-09-02T00:00:00.000Z' };
    const source = { name: 'checks.csv', bytes: bytes([header, row(), row({ id: 'r2', standard: 'CCSS.MATH.CONTENT.M.1' })].join('\n')) };
    const framed = { name: 'm.yaml', bytes: bytes(mapping.replace('prefix: CCSS.MATH.CONTENT.', 'prefix: CCSS.MATH.CONTENT., framework: ccss')) };
    const reading = await readEvidenceCsv(source, { ...options, mapping: framed });
    expect(reading.evidence.map(({ competencyIds }) => competencyIds)).toEqual([['ml.1']]);
    expect(reading.rejected).toHaveLength(1);
  });
});

describe('[IO46] a mapping that does not fit is refused with its line, before any row is read', () => {
  test.each<[string, string, string]>([
    ['format: heddle-evidence/1', 'format: heddle-evidence/9', 'checks.yaml, line 2, field format: One of these words must stand here: heddle-evidence/1. Maybe look it up in docs/guide/evidence-csv.md.'],
    ['trust: awards', 'trust: full', 'checks.yaml, line 3, field source.trust: One of these words must stand here: awards, informs and context. Maybe look it up in docs/guide/evidence-csv.md.'],
    ['record: id', 'recrod: id', 'checks.yaml, line 2: There is no use for "recrod" in a mapping. Maybe you meant "record".'],
    ['identifier: identifier', 'identifier: number', 'checks.yaml, line 5, field student.identifier: One of these words must stand here: identifier, username, email and sourcedId. Maybe look it up in docs/guide/evidence-csv.md.'],
    ['result: { correct: correct }', 'result: { right: correct }', 'checks.yaml, line 7, field result: What stands here does not fit together. Maybe look it up in docs/guide/evidence-csv.md.'],
    ['exit check: exit-check', 'exit check: exam', 'checks.yaml, line 9, field kind: What stands here does not fit together. Maybe look it up in docs/guide/evidence-csv.md.'],
    ['zone: school', 'zone: Pacific', 'checks.yaml, field time.zone: "Pacific" is not a time zone. Maybe write school, utc or a name such as America/Chicago.'],
    ['format: yyyy-MM-dd HH:mm', 'format: some day', 'checks.yaml, field time.format: "some day" does not say where the date and the time stand. Maybe write it as yyyy-MM-dd HH:mm.'],
    ['column: standard', 'column: standrad', 'checks.csv, line 1: There is no column "standrad". Here are the columns that can be used: id, time, student, standard, item, correct, kind and help. Maybe it has another name.'],
    ['record: id', 'record: [', 'checks.yaml, line 5: This is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Maybe'],
  ])('%s -> %s', async (from, to, sentence) => {
    const reading = await readText([header, row()].join('\n'), mapping.replace(from, to));
    expect(said(reading.problems).join('\n')).toContain(sentence);
    expect([reading.evidence, reading.rejected, reading.rows]).toEqual([[], [], 0]);
  });
});

test('[IO46] a file that is no CSV, or the wrong one, is refused as a whole', async () => {
  expect(said((await readText('id,time\n"1,2\n')).problems)[0]).toMatch(/^checks.csv, line \d: A quote is opened/);
  expect(said((await readText('a,b\n1,2\n')).problems).length).toBeGreaterThan(3);
  await expect(readEvidenceCsv('/nowhere.csv', { mapping: '/nowhere.yaml', people, graph, timeZone: 'UTC', recordedAt: '' })).rejects.toThrow('interop.no-such-file');
});

test('[IO40] a file of 50,000 answers is read whole, each with its own id', async () => {
  const rows = Array.from({ length: 50_000 }, (_, number) => row({ id: `r${number}`, time: `2026-09-0${1 + (number % 9)} 09:${String(number % 60).padStart(2, '0')}` }));
  const { evidence } = await read(...rows);
  expect(new Set(evidence.map(({ id }) => id)).size).toBe(50_000);
});
