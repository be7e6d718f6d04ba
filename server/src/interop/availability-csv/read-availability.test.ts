import { expect, describe, test } from 'vitest';
import { bytes, said } from '../said.test-data.ts';
import { known } from '../school/school-folder.test-data.ts';
import { readAvailability } from './read-availability.ts';

const always = { from: '1970-01-01', until: null };
const roster = {
  ...known, spaces: [{ id: 'R1', name: 'R1', kind: 'classroom', seats: 30, zone: '', ...always }, { id: 's3', name: 's3', kind: 'classroom', seats: 30, zone: '', ...always }],
  bell: ['1', '2', '3'].map((periodId) => ({ periodId, weekdays: [1], dayType: null, start: '08:00', end: '09:00' })),
};
const read = (text: string) => readAvailability({ name: 'out.csv', bytes: bytes(text) }, { roster });

test('[IO50] out for the day, late for some periods, and a room that is closed', async () => {
  const { unavailability, problems } = await read('who,date,periods,reason\ns1,2026-09-15,,ill\ns2,2026-09-15,1 2,late bus\nR1,2026-09-15,"2, 3",painting\nt1,2026-09-15,,training\n');
  expect(problems).toEqual([]);
  expect(unavailability).toEqual([
    { subject: { kind: 'person', id: 's1' }, on: '2026-09-15', periodIds: null, reason: 'ill' }, { subject: { kind: 'person', id: 's2' }, on: '2026-09-15', periodIds: ['1', '2'], reason: 'late bus' },
    { subject: { kind: 'space', id: 'R1' }, on: '2026-09-15', periodIds: ['2', '3'], reason: 'painting' }, { subject: { kind: 'person', id: 't1' }, on: '2026-09-15', periodIds: null, reason: 'training' },
  ]);
});

test('[IO50] several lines about one person and day become one record, with every reason', async () => {
  const { unavailability } = await read('who,date,periods,reason\ns1,2026-09-15,1,late bus\ns1,2026-09-15,3,dentist\ns2,2026-09-15,2,late\ns2,2026-09-15,,went home\ns1,2026-09-16,1,late bus\n');
  expect(unavailability.map(({ subject, on, periodIds, reason }) => [subject.id, on, periodIds, reason])).toEqual([
    ['s1', '2026-09-15', ['1', '3'], 'late bus; dentist'], ['s2', '2026-09-15', null, 'late; went home'], ['s1', '2026-09-16', ['1'], 'late bus'],
  ]);
});

test('[IO50] "none" takes an absence back: the person is out in no period', async () => {
  expect((await read('who,date,periods,reason\ns1,2026-09-15,none,came after all\n')).unavailability[0]?.periodIds).toEqual([]);
});

test('[IO50] where an id is both a person and a room, the kind tells which', async () => {
  expect((await read('who,kind,date,periods,reason\ns3,Space,2026-09-15,,\n')).unavailability[0]?.subject).toEqual({ kind: 'space', id: 's3' });
  expect(said((await read('who,date,periods,reason\ns3,2026-09-15,,\n')).problems)).toEqual(['out.csv, line 2, field kind: s3 is both a person and a room. Maybe add a column "kind" with person or space.']);
});

describe('[IO51] every fault is told, and one refuses all', () => {
  test.each([
    ['s9,,2026-09-15,1,', 'line 3, field who: There is no person and no room s9. Maybe you meant s1.'],
    ['R1,person,2026-09-15,1,', 'line 3, field who: There is no person and no room R1.'],
    [',,2026-09-15,1,', 'line 3, field who: There is nothing under "who", and it is needed. Maybe fill it in.'],
    ['s1,teacher,2026-09-15,1,', 'line 3, field kind: "teacher" is not a word that can stand here. Maybe use one of these: person and space.'],
    ['s1,,15.9.2026,1,', 'line 3, field date: "15.9.2026" is not a date. Maybe write it as 2026-09-15.'],
    ['s1,,,1,', 'line 3, field date: There is nothing under "date", and it is needed. Maybe fill it in.'],
    ['s1,,2026-09-15,7,', 'line 3, field periods: There is no period "7". The bell has 1, 2 and 3. Maybe it is spelled in another way.'],
    ['s2,,2026-09-15,,', 'line 3, field who: This line says the same as line 2. Maybe one of the two should go.'],
  ])('%s', async (row, sentence) => {
    const { unavailability, problems } = await read(`who,kind,date,periods,reason\ns2,,2026-09-15,,\n${row}\n`);
    expect(unavailability).toEqual([]);
    expect(said(problems).join('\n')).toContain(`out.csv, ${sentence}`);
  });
  test('an unknown column', async () => expect(said((await read('who,date,periods,reason,note\n')).problems)[0]).toContain('There is no use for the column "note".'));
});

test('[IO50] who is there for part of a period is not out of it: the minutes are kept, beside what is missed', async () => {
  const { unavailability } = await read('who,date,periods,reason,minutes_there\ns1,2026-09-15,1,late bus,\ns1,2026-09-15,2,late bus,25\n');
  expect(unavailability).toEqual([{ subject: { kind: 'person', id: 's1' }, on: '2026-09-15', periodIds: ['1'], partly: [{ periodId: '2', minutes: 25 }], reason: 'late bus' }]);
  expect(said((await read('who,date,periods,reason,minutes_there\ns1,2026-09-15,2,late bus,some\n')).problems)).toEqual([expect.stringContaining('field minutes_there')]);
});
