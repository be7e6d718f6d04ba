import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { makeZip } from '../zip.test-data.ts';
import { readOneRoster } from './read-oneroster.ts';
import { delivery11, delivery12, toCsv, withCells, withRow } from './small-delivery.test-data.ts';
import type { Delivery } from './small-delivery.test-data.ts';

const timeZone = 'America/Denver';
const zipOf = (delivery: Delivery, folder = '') => makeZip(Object.entries(delivery).map(([name, rows]) => ({ name: `${folder}${name}.csv`, content: toCsv(rows) })));
const read = (delivery: Delivery, schoolId?: string) => readOneRoster({ name: 'export.zip', bytes: zipOf(delivery) }, { timeZone, ...(schoolId === undefined ? {} : { schoolId }) });
const told = async (delivery: Delivery, severity = 'error') => said((await read(delivery)).problems.filter((problem) => problem.severity === severity));
const zoneTold = 'orgs.csv: OneRoster has no time zones. Lake Middle is taken to be in America/Denver. Maybe change it if that is wrong.';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'heddle roster ')); });
afterAll(() => rm(folder, { recursive: true }));

describe('[IO20] a bulk delivery becomes a roster', () => {
  test('organizations, people, sections and enrollments, each with its sourcedId as id', async () => {
    const { version, school, organizations, people, sections, enrollments } = await read(delivery12);
    expect(version).toBe('1.2');
    expect(school).toEqual({ id: 'm', name: 'Lake Middle', kind: 'school', parentId: 'd', timeZone });
    expect(organizations.map(({ id, kind }) => [id, kind])).toEqual([['d', 'district'], ['m', 'school']]);
    expect(people).toEqual([
      { id: 'a', role: 'student', givenName: 'Ana', familyName: 'Abara', grade: '06', identifiers: { identifier: 'S1', username: 'ana', email: 'a@lake.example' }, from: '2026-08-31', until: null },
      { id: 'b', role: 'student', givenName: 'Ben', familyName: 'Björk', grade: '06', identifiers: { identifier: 'S2', username: 'ben', email: 'b@lake.example' }, from: '2026-09-14', until: null },
      { id: 't', role: 'teacher', givenName: 'Tess', familyName: 'Tanaka', grade: null, identifiers: { identifier: 'T1', username: 'tess', email: 't@lake.example' }, from: '2026-08-31', until: null },
    ]);
    expect(sections).toEqual([
      { id: 'k1', title: 'Math 6, period 1', subject: 'Mathematics', grades: ['06', '07'], periodIds: ['1', '3'], spaceId: 'R1', from: '2026-08-31', until: '2027-06-18' },
      { id: 'k2', title: 'Math 6, period 2', subject: 'Mathematics', grades: ['06'], periodIds: ['2'], spaceId: null, from: '2026-08-31', until: '2027-01-29' },
    ]);
    expect(enrollments.map(({ id, role, from, until }) => [id, role, from, until])).toEqual([
      ['e1', 'student', '2026-08-31', '2027-06-18'], ['e2', 'student', '2026-09-14', '2026-12-18'], ['e3', 'teacher', '2026-08-31', '2027-06-18'], ['e4', 'student', '2026-08-31', '2027-01-29'],
    ]);
  });
  test('from 1.1, whose users carry role and organizations, it is the same roster', async () => {
    const [old, current] = [await read(delivery11), await read(delivery12)];
    expect(old.version).toBe('1.1');
    expect(said(old.problems)).toEqual([zoneTold]);
    expect(old.people.map(({ id, role, grade }) => [id, role, grade])).toEqual(current.people.map(({ id, role, grade }) => [id, role, grade]));
    expect(old.sections).toEqual(current.sections);
    expect(old.enrollments).toEqual(current.enrollments);
  });
  test('from a folder, and from a ZIP with a folder inside, it is the same roster', async () => {
    const direct = await read(delivery12);
    for (const [name, rows] of Object.entries(delivery12)) await writeFile(join(folder, `${name}.csv`), toCsv(rows));
    await writeFile(join(folder, 'notes.txt'), 'not read');
    expect(await readOneRoster(folder, { timeZone })).toEqual(direct);
    expect(await readOneRoster({ name: 'export.zip', bytes: zipOf(delivery12, 'lake/') }, { timeZone })).toEqual(direct);
  });
  test('the zone is an assumption, and told', async () => expect(said((await read(delivery12)).problems)).toEqual([zoneTold]));
});

describe('[IO21] what kind of delivery it is must be plain', () => {
  test('a delta is refused, because reading it as bulk would deactivate everybody else', async () => {
    expect(await told(withCells(delivery12, { 'manifest.7.value': 'delta' }))).toEqual(['manifest.csv, line 8: users.csv holds only changes (delta). A full export (bulk) is needed for now. Maybe change the setting where it was made.']);
  });
  test('an unknown version or mode is refused', async () => {
    expect(await told(withCells(delivery12, { 'manifest.2.value': '2.0' }))).toEqual(['manifest.csv, line 3: The export is version "2.0", and only 1.1 and 1.2 can be read. Maybe export it again as 1.2.']);
    expect((await told(withCells(delivery12, { 'manifest.7.value': 'all' })))[0]).toContain('The manifest says "all" for users.csv.');
  });
  test('a file that is listed and not there, or needed and not listed, is named', async () => {
    const { users, ...rest } = delivery12;
    expect(users).toBeDefined();
    expect(await told(rest)).toEqual(['manifest.csv, line 8: The manifest lists users.csv, but the file is not there. Maybe make the export again.']);
    expect(await told(withCells(delivery12, { 'manifest.7.value': 'absent' }))).toEqual(['manifest.csv: The export has no users.csv, and it is needed. Maybe switch it on where the export is made.']);
  });
  test('without a manifest the files themselves tell, and it is said', async () => {
    const { manifest, ...rest } = delivery12;
    expect(manifest).toBeDefined();
    expect(await told(rest, 'assumption')).toContain('export.zip: There is no manifest.csv. The files are read as a full export of version 1.2.');
    expect((await readOneRoster({ name: 'x.zip', bytes: zipOf({ orgs: delivery12['orgs'] ?? [] }) }, { timeZone })).problems).toHaveLength(5);
  });
  test('two exports in one ZIP are refused', async () => {
    const bytes = makeZip([{ name: 'a/orgs.csv', content: 'x\n' }, { name: 'b/orgs.csv', content: 'x\n' }]);
    expect(said((await readOneRoster({ name: 'two.zip', bytes }, { timeZone })).problems)).toEqual(['two.zip: The files stand in more than one folder: a/ and b/. Maybe two exports went into one ZIP.']);
  });
});

describe('[IO22] every fault names file, line, field and value; one error refuses everything', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['an empty required field', { 'users.2.familyName': '' }, 'users.csv, line 3, field familyName: There is nothing under "familyName", and it is needed. Maybe fill it in.'],
    ['an unknown user', { 'enrollments.2.userSourcedId': 'z' }, 'enrollments.csv, line 3, field userSourcedId: z is not in users.csv. Maybe that file is older than this one: make the export again.'],
    ['an unknown class', { 'enrollments.4.classSourcedId': 'z' }, 'enrollments.csv, line 5, field classSourcedId: z is not in classes.csv. Maybe that file is older than this one: make the export again.'],
    ['an unknown course', { 'classes.1.courseSourcedId': 'z' }, 'classes.csv, line 2, field courseSourcedId: z is not in courses.csv. Maybe that file is older than this one: make the export again.'],
    ['an unknown term', { 'classes.1.termSourcedIds': 's1,s9' }, 'classes.csv, line 2, field termSourcedIds: s9 is not in academicSessions.csv. Maybe that file is older than this one: make the export again.'],
    ['a role of nobody', { 'roles.1.userSourcedId': 'z' }, 'roles.csv, line 2, field userSourcedId: z is not in users.csv. Maybe that file is older than this one: make the export again.'],
    ['a role nowhere', { 'roles.1.orgSourcedId': 'z' }, 'roles.csv, line 2, field orgSourcedId: z is not in orgs.csv. Maybe that file is older than this one: make the export again.'],
    ['an unknown role', { 'roles.3.role': 'techer' }, 'roles.csv, line 4, field role: "techer" is not a word that can stand here. Maybe you meant "teacher".'],
    ['a broken date', { 'academicSessions.1.startDate': '31.08.2026' }, 'academicSessions.csv, line 2, field startDate: "31.08.2026" is not a date. Maybe write it as 2026-09-15.'],
    ['dates the wrong way round', { 'enrollments.2.endDate': '2026-09-01' }, 'enrollments.csv, line 3, field endDate: This ends on 2026-09-01, before it starts on 2026-09-14. Maybe the two dates are swapped.'],
    ['the same id twice', { 'users.2.sourcedId': 'a' }, 'users.csv, line 3, field sourcedId: The id a stands in line 2 too. Maybe one of the two is old.'],
    ['a strange status', { 'users.2.status': 'gone' }, 'users.csv, line 3, field status: "gone" is not a status. It must be empty, active or tobedeleted. Maybe make the export again.'],
    ['a teacher enrolled as a student', { 'enrollments.3.role': 'student' }, 'enrollments.csv, line 4, field role: t is enrolled here as a student, but is teacher in the roster. Maybe one of the two roles is wrong.'],
    ['a strange kind of organization', { 'orgs.1.type': 'distrct' }, 'orgs.csv, line 2, field type: "distrct" is not a word that can stand here. Maybe you meant "district".'],
  ])('%s', async (_, change, sentence) => {
    const reading = await read(withCells(delivery12, change));
    expect(said(reading.problems)).toContain(sentence);
    expect([reading.people, reading.sections, reading.enrollments, reading.organizations, reading.school]).toEqual([[], [], [], [], undefined]);
  });
  test('a column that is needed and missing', async () => {
    const users = (delivery12['users'] ?? []).map((row) => row.filter((_, index) => delivery12['users']?.[0]?.[index] !== 'givenName'));
    expect((await told({ ...delivery12, users }))[0]).toMatch(/^users.csv, line 1: There is no column "givenName"\./);
  });
  test('all faults of a delivery are told at once', async () => {
    expect(await told(withCells(delivery12, { 'enrollments.1.userSourcedId': 'y', 'enrollments.2.classSourcedId': 'z', 'classes.2.courseSourcedId': 'q' }))).toHaveLength(3);
  });
  test('a file in the wrong encoding', async () => {
    const zip = makeZip([{ name: 'users.csv', content: 'ok' }, { name: 'orgs.csv', content: 'a\0b' }]);
    expect(said((await readOneRoster({ name: 'x.zip', bytes: zip }, { timeZone })).problems)[0]).toMatch(/^orgs.csv, line 1: This line holds a zero byte/);
  });
});

describe('[IO23] a roster with anybody in two places is refused in words, with the line', () => {
  test('a student', async () => {
    expect(await told(withCells(delivery12, { 'classes.2.periods': '3' }))).toEqual([
      'enrollments.csv, line 5: Ana Abara (a) is in two sections in period 3: Math 6, period 1 (k1) and Math 6, period 2 (k2), from 2026-08-31 to 2027-01-29. Maybe one of the two should be dropped, or its period is wrong.',
    ]);
  });
  test('a room', async () => {
    const both = withCells(delivery12, { 'classes.2.location': 'R1', 'classes.2.periods': '1', 'enrollments.4.userSourcedId': 't', 'enrollments.4.role': 'teacher', 'enrollments.3.classSourcedId': 'k2' });
    expect((await told(withCells(both, { 'enrollments.4.classSourcedId': 'k2', 'enrollments.3.userSourcedId': 't' }))).at(-1)).toMatch(/^classes.csv, line 3: Room R1 is given to two sections in period 1/);
  });
});

describe('[IO24] what is left out or guessed is told', () => {
  test('rows that are marked as deleted', async () => {
    const reading = await read(withCells(delivery12, { 'enrollments.4.status': 'tobedeleted', 'enrollments.1.status': 'active' }));
    expect(reading.enrollments.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
    expect(said(reading.problems)).toContain('enrollments.csv: One line is marked as deleted and left out.');
  });
  test('columns out of order are read by name; unknown ones are passed over; metadata needs no word', async () => {
    const swap = (row: readonly string[]) => [row[1] ?? '', row[0] ?? '', ...row.slice(2), 'x', 'y'];
    const orgs = (delivery12['orgs'] ?? []).map((row, index) => (index === 0 ? [...swap(row).slice(0, -2), 'mascot', 'metadata.x'] : swap(row)));
    const reading = await read({ ...delivery12, orgs });
    expect(reading.school?.name).toBe('Lake Middle');
    expect(said(reading.problems)).toEqual([
      'orgs.csv, line 1: These columns are not in the standard and are not used: mascot.',
      'orgs.csv, line 1: The columns do not stand in the order of the standard. They are read by their names.', zoneTold,
    ]);
  });
  test('people of other organizations, several roles, roles and enrollments that are not planned', async () => {
    const more = withRow(withRow(withRow(delivery12, 'roles', ['r4', '', '', 't', 'secondary', 'parent', '', '', 'm', '']), 'enrollments', ['e5', '', '', 'k1', 'm', 't', 'proctor', '', '', '']),
      'users', (delivery12['users'] ?? [])[3]?.map((cell) => (cell === 't' ? 'x' : cell)) ?? []);
    const reading = await read(more);
    expect(reading.people.map(({ id, role }) => [id, role])).toEqual([['a', 'student'], ['b', 'student'], ['t', 'teacher']]);
    expect(said(reading.problems).slice(1)).toEqual([
      'users.csv: One person has no part in this school and is left out.', 'users.csv: One person has more than one role here. The main one is used.',
      'enrollments.csv: One enrollment with the role proctor is left out: only students and teachers have a place in a section.',
    ]);
  });
  test('grades that are none', async () => {
    const reading = await read(withCells(delivery12, { 'users.1.grades': 'UG' }));
    expect(reading.people[0]?.grade).toBeNull();
    expect(said(reading.problems)).toContain('users.csv, line 2, field grades: "UG" is not a grade and is left out. Maybe write KG or a number from 01 to 13.');
  });
  test('more subject codes than subjects', async () => {
    expect((await told(withCells(delivery12, { 'classes.1.subjectCodes': 'MAT,SCI' }), 'warning'))[0]).toContain('There are 1 subjects and 2 codes');
  });
  test('a role of the district\'s own', async () => {
    const reading = await read(withCells(delivery12, { 'roles.3.role': 'ext:coach' }));
    expect(said(reading.problems)[1]).toContain('The role "ext:coach" is not in the standard.');
    expect(reading.enrollments.map(({ id }) => id)).toEqual(['e1', 'e2', 'e4']);
    expect(said(reading.problems)).toContain('enrollments.csv: One enrollment is left out, for the person has no role that is planned.');
  });
});

describe('[IO25] several schools in one delivery: somebody says which one is meant', () => {
  const two = withRow(withRow(withRow(delivery12, 'orgs', ['h', '', '', 'Lake High', 'school', '', 'd']), 'classes', ['k9', '', '', 'Algebra', '09', 'c', '', 'scheduled', '', 'h', 's1', '', '', '1']),
    'roles', ['r9', '', '', 'b', 'secondary', 'student', '', '', 'h', '']);
  test('without a word it is refused, with the schools', async () => {
    expect(await told(two)).toEqual(['orgs.csv: There is more than one school in the export: m (Lake Middle) and h (Lake High). Maybe say which one is meant, by its id.']);
    expect(said((await read(two, 'q')).problems)).toEqual(['orgs.csv: There is no school q in the export. Maybe you meant one of these: m (Lake Middle) and h (Lake High).']);
  });
  test('with one, only that school\'s people, sections and enrollments are taken', async () => {
    const high = await read(two, 'h');
    expect([high.school?.name, high.people.map(({ id }) => id), high.sections.map(({ id }) => id), high.enrollments]).toEqual(['Lake High', ['b'], ['k9'], []]);
    expect((await read(two, 'm')).sections.map(({ id }) => id)).toEqual(['k1', 'k2']);
  });
  test('an enrollment at one school in a class of another is refused', async () => {
    const crossed = withCells(two, { 'enrollments.1.classSourcedId': 'k9' });
    expect(said((await read(crossed, 'm')).problems)).toContain('enrollments.csv, line 2, field schoolSourcedId: The section k9 belongs to another school. Maybe one of the two ids is wrong.');
  });
  test('a delivery without a school is refused', async () => {
    expect((await told(withCells(delivery12, { 'orgs.2.type': 'district' })))[0]).toContain('There is no school in the export.');
  });
});

describe('[IO3] a folder is as untrusted as a ZIP', () => {
  test('a link in it is refused', async () => {
    const linked = join(folder, 'linked');
    await mkdir(linked);
    await symlink('/etc/hostname', join(linked, 'users.csv'));
    expect(said((await readOneRoster(linked, { timeZone })).problems)[0]).toContain('"users.csv" is a link and not a file.');
  });
  test('a path with nothing there is a fault in use', async () => {
    await expect(readOneRoster(join(folder, 'none.zip'), { timeZone })).rejects.toThrow('interop.no-such-file');
  });
});
