import { fileURLToPath } from 'node:url';
import { checkRoster, commitmentsOn, indexRoster, missingFacts, schoolDayOn, schoolDaysBetween, studentsToPlace } from '@heddle/engine/roster';
import { buildGraph } from '@heddle/engine/competency';
import type { Roster } from '@heddle/engine/roster';
import { describe, expect, test } from 'vitest';
import { readEvidenceCsv } from './evidence-csv/index.ts';
import { readOneRoster } from './oneroster/index.ts';
import { bytes, said } from './said.test-data.ts';
import { readSchool } from './school/index.ts';

const demo = (name: string) => fileURLToPath(new URL(`../../../demo/${name}`, import.meta.url));
const delivery = await readOneRoster(demo('roster'), { timeZone: 'America/Denver' });
const own = await readSchool(demo('school'), { roster: { people: delivery.people, spaces: [], bell: [] } });

function theRoster(): Roster {
  const { facts } = own;
  if (delivery.school === undefined || facts === undefined) throw new Error(said([...delivery.problems, ...own.problems]).join('\n'));
  const { organizations, people, sections, enrollments } = delivery;
  const { spaces = [], bell = [], calendar = [], staffOffers = [], accommodations = [], services = [], keepApart = [] } = facts;
  return { school: delivery.school, organizations, people, sections, enrollments, spaces, bell, calendar, staffOffers, accommodations, services, keepApart };
}
const roster = theRoster();
const maths = roster.sections.filter(({ subject }) => subject === 'Mathematics').map(({ id }) => id);

describe('[IO60] the demo school imports without an error', () => {
  test('every assumption is one that it is meant to show', () => {
    expect([...delivery.problems, ...own.problems].map(({ code }) => code)).toEqual(['interop.oneroster-zone', 'interop.short-day-read', 'interop.short-day-read']);
    expect(own.facts?.timeZone).toBe('America/Denver');
  });
  test('the whole roster is sound, and nothing is missing', () => {
    expect(said(checkRoster(roster))).toEqual([]);
    expect(said(missingFacts(roster))).toEqual([]);
  });
  test('it has what a middle school has', () => {
    const count = (role: string) => roster.people.filter((person) => person.role === role).length;
    expect([count('student'), count('teacher'), count('aide'), count('leader'), roster.sections.length]).toEqual([180, 20, 3, 2, 72]);
    expect(new Set(roster.accommodations.map(({ kind }) => kind)).size).toBe(7);
    expect(new Set(roster.services.map(({ delivery: how, minutesPerWeek }) => `${how} ${minutesPerWeek === null ? 'periods' : 'minutes'}`)).size).toBe(4);
    expect(roster.keepApart).toHaveLength(6);
  });
});

describe('[IO60] a day of the demo school can be planned', () => {
  test('each of four periods has 45 students of mathematics, of three grades', () => {
    const index = indexRoster(roster, '2026-10-14');
    const byPeriod = studentsToPlace({ index, sectionIds: maths, availability: [] });
    expect([...byPeriod].map(([period, ids]) => [period, ids.length])).toEqual([['advisory', 0], ['1', 45], ['2', 45], ['3', 0], ['4', 45], ['5', 45], ['6', 0]]);
    expect(new Set(byPeriod.get('1')?.map((id) => index.people.get(id)?.grade))).toEqual(new Set(['06', '07', '08']));
  });
  test('adults and rooms offered to mathematics are free in its periods', () => {
    const { byPerson, bySpace } = commitmentsOn(indexRoster(roster, '2026-10-14'), maths);
    const offered = roster.staffOffers.flatMap(({ personId, periodIds }) => periodIds.map((period) => [personId, period] as const));
    expect(offered.length).toBeGreaterThan(20);
    expect(offered.filter(([person, period]) => byPerson.get(person)?.has(period) === true)).toEqual([]);
    const rooms = ['MATH-1', 'MATH-2', 'MATH-3', 'STUDIO', 'NOOK', 'LIBRARY'];
    expect(roster.spaces.map(({ id }) => id)).toEqual(expect.arrayContaining(rooms));
    expect(rooms.filter((room) => bySpace.has(room))).toEqual([]);
  });
  test('Wednesdays are short, training days start late, and the year has about 180 days', () => {
    const minutes = (on: string) => schoolDayOn(roster, on).periods.map((period) => period.minutes);
    expect([minutes('2026-10-13').at(-1), minutes('2026-10-14').at(-1), minutes('2026-10-06')]).toEqual([48, 38, [35, 35, 35, 35, 35, 35]]);
    expect(schoolDayOn(roster, '2026-10-22').periods.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(schoolDaysBetween(roster, { from: '2026-08-01', until: '2027-07-31' }).length).toBeGreaterThan(170);
  });
  test('students come and go during the year', () => {
    const there = (id: string, on: string) => indexRoster(roster, on).sectionsOf.get(id)?.length ?? 0;
    expect([there('stu-724', '2026-09-18'), there('stu-724', '2026-09-21'), there('stu-842', '2026-11-20'), there('stu-842', '2026-11-23')]).toEqual([0, 6, 6, 0]);
  });
});

test('[IO40] the sample mapping reads an export of exit checks', async () => {
  const competency = { id: 'u1', code: '6.RP.A.1', statement: '', title: '', kind: 'standard', grades: ['06'], frameworkId: 'f' };
  const { graph } = buildGraph([{ id: 'f', title: '', publisher: '', version: '', competencies: [competency], associations: [] }]);
  const csv = [
    'record,local_time,student_number,standard,item,correct,kind,help', 'a1,2026-09-01 09:23,T61000,CCSS.MATH.CONTENT.6.RP.A.1,q1,1,exit check,',
    'a2,2026-09-01 09:23,T61000,CCSS.MATH.CONTENT.6.RP.A.1,q2,0,exit check,hint used', 'a3,2026-09-01 09:23,T99999,CCSS.MATH.CONTENT.6.RP.A.1,q2,0,exit check,',
  ].join('\n');
  const { evidence, rejected } = await readEvidenceCsv({ name: 'checks.csv', bytes: bytes(csv) }, {
    mapping: demo('exit-checks.mapping.yaml'), people: roster.people, graph, timeZone: 'America/Denver', recordedAt: '2026-09-02T00:00:00.000Z',
  });
  expect(evidence.map(({ studentId, help, occurredAt }) => [studentId, help, occurredAt])).toEqual([['stu-601', 'none', '2026-09-01T15:23:00.000Z'], ['stu-601', 'hint', '2026-09-01T15:23:00.000Z']]);
  expect(new Set(evidence.map(({ taskId }) => taskId)).size).toBe(1);
  expect(said(rejected)).toEqual(['checks.csv, line 4, field student_number: No student has the identifier "T99999". Maybe the student has left, or is too new for the roster here.']);
});
