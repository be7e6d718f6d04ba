import { describe, expect, test } from 'vitest';
import type { Roster } from '@heddle/engine/roster';
import { said } from '../said.test-data.ts';
import { readSchool } from './read-school.ts';
import { inFolder, known, person, schoolFiles, schoolYaml } from './school-folder.test-data.ts';

const read = (files: Readonly<Record<string, string>>, roster: Pick<Roster, 'people' | 'spaces' | 'bell'> = known) => inFolder(files, (folder) => readSchool(folder, { roster }));
const told = async (files: Readonly<Record<string, string>>, roster = known) => said((await read({ ...schoolFiles, ...files }, roster)).problems.filter(({ severity }) => severity !== 'assumption'));
const always = { from: '1970-01-01', until: null };

describe('[IO30] the school\'s own files become facts', async () => {
  const { facts, problems } = await read(schoolFiles);
  test('rooms, with their kind in small letters', () => expect(facts?.spaces?.[0]).toEqual({ id: 'R1', name: 'R1', kind: 'classroom', seats: 30, zone: 'north', ...always }));
  test('bell times, weekday by weekday', () => {
    expect(facts?.bell?.map(({ periodId, weekdays, start, end }) => [periodId, weekdays.join(''), start, end])).toEqual([
      ['advisory', '12345', '08:20', '08:40'], ['1', '1234', '08:45', '09:32'], ['2', '1234', '09:37', '10:24'], ['1', '5', '08:45', '09:20'], ['2', '5', '09:25', '10:00'],
    ]);
  });
  test('staff', () => expect(facts?.staffOffers?.[0]).toEqual({ personId: 't1', qualifications: ['Mathematics', 'Science'], periodIds: ['1', '2'], note: '', ...always }));
  test('accommodations of every kind', () => {
    expect(facts?.accommodations).toEqual([
      { studentId: 's1', kind: 'extra-time', factor: 1.5, ...always }, { studentId: 's2', kind: 'adult', personId: 'a1', ...always },
      { studentId: 's2', kind: 'group-size', atMost: 8, ...always }, { studentId: 's3', kind: 'space', spaceId: 'SMALL', ...always }, { studentId: 's3', kind: 'read-aloud', ...always },
      { studentId: 's3', kind: 'assistive-technology', detail: 'speech to text', ...always }, { studentId: 's1', kind: 'other', detail: 'sits near the door', ...always },
    ]);
  });
  test('an adult for some time a week is a service that comes to the student; a pull-out has its windows', () => {
    expect(facts?.services).toEqual([
      { studentId: 's1', personId: 'a1', periodsPerWeek: 2, minutesPerWeek: null, delivery: 'push-in', windows: [], ...always },
      { studentId: 's3', personId: 'a1', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'pull-out', windows: [{ weekday: 2, periodId: '2' }], ...always },
    ]);
  });
  test('pairs to keep apart, in one order', () => expect(facts?.keepApart).toEqual([{ studentIds: ['s1', 's2'], ...always }]));
  test('sets that are counted, and periods that run on into the next', async () => {
    const { facts: more } = await read({ 'equipment.csv': 'equipment,amount\ntablets,30\n', 'bell.csv': 'weekdays,period,start,end,runs_on\nMon-Fri,1,08:00,08:45,yes\nMon-Fri,2,08:45,09:30,\n' });
    expect((await read({ 'walking.csv': 'between,and,minutes\nnorth,south,6\n' })).facts?.walking).toEqual([{ between: 'north', and: 'south', minutes: 6, ...always }]);
    expect(more?.equipment).toEqual([{ id: 'tablets', amount: 30, ...always }]);
    expect(more?.bell?.map(({ periodId, runsOn }) => [periodId, runsOn ?? false])).toEqual([['1', true], ['2', false]]);
    expect(await told({ 'equipment.csv': 'equipment,amount\ntablets,many\n' })).toEqual([expect.stringContaining('equipment.csv, line 2, field amount')]);
  });
  test('materials, kept as given', () => {
    expect(facts?.materials?.[1]).toEqual({ id: '6.RP.A.1/exit-check/1', code: '6.RP.A.1', use: 'exit check', title: 'Check 1', minutes: 5, pagesToCopy: 1, isOnScreen: false });
  });
  test('a note that names the periods of a short day is read, and told as an assumption', () => {
    expect(facts?.calendar?.[1]).toEqual({ date: '2026-09-18', kind: 'short', dayType: null, periodIds: ['1', '2'], note: 'Fire drill: periods 1-2 only' });
    expect(said(problems)).toEqual(['calendar.csv, line 3, field note: The note on Friday 18 September ("Fire drill: periods 1-2 only") is read as: only these periods are held: 1 and 2. Maybe put them in a column "periods" to be sure.']);
  });
  test('one YAML file carries the same facts, and the time zone', async () => {
    const fromYaml = await read({ 'school.yaml': schoolYaml });
    expect(fromYaml.facts).toEqual({ ...facts, timeZone: 'America/Denver' });
  });
  test('a part that no file brings stays as it is', async () => {
    const partial = await read({ 'spaces.csv': schoolFiles['spaces.csv'] ?? '' });
    expect([partial.facts?.spaces?.length, partial.facts?.bell, partial.facts?.accommodations, partial.facts?.timeZone]).toEqual([2, undefined, undefined, undefined]);
  });
  test('dates from and until, where they are given', async () => {
    const { facts: dated } = await read({ ...schoolFiles, 'keep-apart.csv': 'student,student_2,from,until\ns1,s2,2026-09-01,2026-12-18\n' });
    expect(dated?.keepApart).toEqual([{ studentIds: ['s1', 's2'], from: '2026-09-01', until: '2026-12-18' }]);
  });
});

describe('[IO31] every fault names file, line, field, value and what is allowed', () => {
  test.each<[string, string, string]>([
    ['spaces.csv', 'space,kind,seats,zone\nR1,classroom,none,north\nSMALL,small room,6,n\n', 'spaces.csv, line 2, field seats: "none" is not a number from 1 to 5000. Maybe write it in digits alone.'],
    ['spaces.csv', 'space,kind,seats,zone\nR1,classroom,0,north\nSMALL,small room,6,n\n', 'spaces.csv, line 2, field seats: "0" is not a number from 1 to 5000. Maybe write it in digits alone.'],
    ['spaces.csv', 'space,kind,seats,zone\nR1,classroom,30,n\nSMALL,x,6,n\nR1,classroom,30,n\n', 'spaces.csv, line 4: This line says the same as line 2. Maybe one of the two should go.'],
    ['spaces.csv', 'space,knd,seats,zone\nR1,classroom,30,n\n', 'spaces.csv, line 1: There is no use for the column "knd". Maybe you meant "kind".'],
    ['bell.csv', 'weekdays,period,start,end\nMon-Fri,1,9:00,25:00\nMon-Fri,2,10:00,11:00\n', 'bell.csv, line 2, field end: "25:00" is not a time of day. Maybe write it as 08:45.'],
    ['bell.csv', 'weekdays,period,start,end\nMon-Fri,1,09:00,08:00\nMon-Fri,2,10:00,11:00\n', 'bell.csv, line 2, field end: This ends at 08:00, before it starts at 09:00. Maybe the two times are swapped.'],
    ['bell.csv', 'weekdays,period,start,end\nMo-Fr,1,09:00,10:00\nMon-Fri,2,10:00,11:00\n', 'bell.csv, line 2, field weekdays: "Mo-Fr" does not name days of the week. Maybe write Mon-Fri, or Tue Thu.'],
    ['calendar.csv', 'date,kind,note\n9/7/2026,closed,x\n', 'calendar.csv, line 2, field date: "9/7/2026" is not a date. Maybe write it as 2026-09-15.'],
    ['calendar.csv', 'date,kind,note\n2026-09-07,close,x\n', 'calendar.csv, line 2, field kind: "close" is not a word that can stand here. Maybe you meant "closed".'],
    ['calendar.csv', 'date,kind,note,periods\n2026-09-07,short,x,1 9\n', 'calendar.csv, line 2, field periods: There is no period "9". The bell has advisory, 1 and 2. Maybe it is spelled in another way.'],
    ['calendar.csv', 'date,kind,note\n2026-09-07,type,x\n', 'calendar.csv, line 2, field day_type: There is nothing under "day_type", and it is needed. Maybe fill it in.'],
    ['staff.csv', 'person,qualified,periods,note\nt2,Mathematics,1,\n', 'staff.csv, line 2, field person: There is no adult t2 in the roster. Maybe you meant t1.'],
    ['staff.csv', 'person,qualified,periods,note\ns1,Mathematics,1,\n', 'staff.csv, line 2, field person: s1 is in the roster as student, and does not work at the school. Maybe the id is wrong.'],
    ['staff.csv', 'person,qualified,periods,note\nt1,,1,\n', 'staff.csv, line 2, field qualified: There is nothing under "qualified", and it is needed. Maybe fill it in.'],
    ['staff.csv', 'person,qualified,periods,note\nt1,Mathematics,1 3,\n', 'staff.csv, line 2, field periods: There is no period "3". The bell has advisory, 1 and 2. Maybe it is spelled in another way.'],
    ['accommodations.csv', 'student,accommodation,detail\nzz9,extra time,2\n', 'accommodations.csv, line 2, field student: There is no student zz9 in the roster. Maybe import the newest roster first.'],
    ['accommodations.csv', 'student,accommodation,detail\nt1,extra time,2\n', 'accommodations.csv, line 2, field student: t1 is in the roster as teacher, not as a student. Maybe the id is wrong.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,extra tme,2\n', 'accommodations.csv, line 2, field accommodation: "extra tme" is not a word that can stand here. Maybe you meant "extra time".'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,front seat,\n', 'accommodations.csv, line 2, field accommodation: "front seat" is not a word that can stand here. Maybe use one of these: extra time, space, small group, adult, read aloud, assistive technology and other.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,extra time,double\n', 'accommodations.csv, line 2, field detail: "double" does not say how many times the usual time. Maybe write 1.5 or 2.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,space,LARGE\n', 'accommodations.csv, line 2, field detail: There is no room LARGE. Maybe add it to spaces.csv.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,small group,few\n', 'accommodations.csv, line 2, field detail: "few" does not say how many students. Maybe write at most 8.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,adult,"a1, sometimes"\n', 'accommodations.csv, line 2, field detail: "a1, sometimes" does not say how much time. Maybe write the id of the adult, a comma, and 2 periods a week.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,adult,"a9, 2 periods a week"\n', 'accommodations.csv, line 2, field detail: There is no adult a9 in the roster. Maybe you meant a1.'],
    ['accommodations.csv', 'student,accommodation,detail\ns1,other,\n', 'accommodations.csv, line 2, field detail: There is nothing under "detail", and it is needed. Maybe fill it in.'],
    ['accommodations.csv', 'student,accommodation,detail,until,from\ns1,read aloud,,2026-09-01,2026-09-02\n', 'accommodations.csv, line 2, field until: This ends on 2026-09-01, before it starts on 2026-09-02. Maybe the two dates are swapped.'],
    ['services.csv', 'student,adult,delivery,amount,windows\ns1,a1,pull-out,1 period,\n', 'services.csv, line 2, field windows: There is nothing under "windows", and it is needed. Maybe fill it in.'],
    ['services.csv', 'student,adult,delivery,amount,windows\ns1,a1,pull-out,some,Tue 2\n', 'services.csv, line 2, field amount: "some" is not an amount. Maybe write 2 periods, or 90 minutes.'],
    ['services.csv', 'student,adult,delivery,amount,windows\ns1,a1,pullout,1 period,Tue 2\n', 'services.csv, line 2, field delivery: "pullout" is not a word that can stand here. Maybe you meant "pull-out".'],
    ['services.csv', 'student,adult,delivery,amount,windows\ns1,a1,push-in,90 minutes,Tue\n', 'services.csv, line 2, field windows: "Tue" is not a day and a period. Maybe write Tue 3; Thu 3.'],
    ['keep-apart.csv', 'student,student_2\ns1,s1\n', 'keep-apart.csv, line 2, field student_2: A student cannot be kept apart from the same student. Maybe the second id is wrong.'],
    ['keep-apart.csv', 'student,student_2\ns1,s2\ns2,s1\n', 'keep-apart.csv, line 3: This line says the same as line 2. Maybe one of the two should go.'],
    ['materials.csv', 'standard,use,title,minutes,pages_to_copy,on_screen\n6.RP.A.1,lesson,Unit 1,30,2,perhaps\n', 'materials.csv, line 2, field on_screen: "perhaps" is not a word that can stand here. Maybe use one of these: yes and no.'],
    ['materials.csv', 'standard,use,title,minutes,pages_to_copy,on_screen\n6.RP.A.1,lesson,Unit 1,-5,2,no\n', 'materials.csv, line 2, field minutes: "-5" is not a number from 1 to 480. Maybe write it in digits alone.'],
  ])('%s: %j', async (file, text, sentence) => {
    expect(await told({ [file]: text })).toContain(sentence);
    expect((await read({ ...schoolFiles, [file]: text })).facts).toBeUndefined();
  });
});

test('[IO30] what offices also write is read the same way: 1.5x, every period, periods 1-2', async () => {
  const { facts, problems } = await read({
    ...schoolFiles, 'accommodations.csv': 'student,accommodation,detail\ns1,Extra time,1.5x\ns2,adult,"a1, every period"\ns3,small group,6\n',
    'staff.csv': 'person,qualified,periods,note\nt1,Mathematics,1-2,\na1,aide,advisory-1,\n', 'calendar.csv': 'date,kind,note,periods\n2026-09-18,short,Storm,1–2\n',
  });
  expect(problems).toEqual([]);
  expect(facts?.accommodations?.map(({ kind }) => kind)).toEqual(['extra-time', 'adult', 'group-size']);
  expect(facts?.staffOffers?.map(({ periodIds }) => periodIds)).toEqual([['1', '2'], ['advisory', '1']]);
  expect(facts?.calendar?.[0]?.periodIds).toEqual(['1', '2']);
});

describe('[IO32] a short day says which periods are held, or is asked', () => {
  const calendar = (note: string, more = '') => ({ 'calendar.csv': `date,kind,note${more === '' ? '' : ',periods'}\n2026-09-18,short,"${note}"${more}\n` });
  test('asked, where neither the note nor the bell tells', async () => {
    expect(await told(calendar('Early release'))).toEqual(['calendar.csv, line 2, field periods: Friday 18 September is short ("Early release"), but it is not clear which periods are held. Until that is said, all are planned. Maybe add a column "periods", such as 1 2 3 4.']);
  });
  test('said by the column, which goes before the note', async () => {
    const { facts, problems } = await read({ ...schoolFiles, ...calendar('periods 1-2 only', ',1') });
    expect([facts?.calendar?.[0]?.periodIds, said(problems)]).toEqual([['1'], []]);
  });
  test('said by bell times of its own', async () => {
    const bell = `weekdays,period,start,end,day_type\nMon-Fri,1,08:45,09:32,\nMon-Fri,2,09:37,10:24,\nMon-Fri,1,08:45,09:00,short\n`;
    const { facts, problems } = await read({ ...schoolFiles, 'bell.csv': bell, ...calendar('Early release') });
    expect([facts?.calendar?.[0], said(problems)]).toEqual([{ date: '2026-09-18', kind: 'short', dayType: 'short', periodIds: null, note: 'Early release' }, []]);
  });
  test('a note that names a period which is not there is a fault', async () => {
    expect((await told(calendar('periods 1-4 only')))[0]).toBe('calendar.csv, line 2, field note: There is no period "3". The bell has advisory, 1 and 2. Maybe it is spelled in another way.');
  });
});

describe('[IO33] A and B days', () => {
  const bell = 'weekdays,period,start,end,day_type\nMon-Fri,A1,09:00,10:00,A\nMon-Fri,B1,09:00,10:00,B\n';
  const rest = { 'spaces.csv': schoolFiles['spaces.csv'] ?? '', 'bell.csv': bell };
  test('a date has the type that the calendar gives it', async () => {
    const { facts } = await read({ ...rest, 'calendar.csv': 'date,kind,note,day_type\n2026-09-07,type,,A\n' });
    expect(facts?.calendar).toEqual([{ date: '2026-09-07', kind: 'type', dayType: 'A', periodIds: null, note: '' }]);
  });
  test('a type without bell times is a fault', async () => {
    expect(said((await read({ ...rest, 'calendar.csv': 'date,kind,note,day_type\n2026-09-07,type,,C\n' })).problems)).toEqual(['calendar.csv, line 2, field day_type: "C" is not a word that can stand here. Maybe you meant "A".']);
  });
});

describe('[IO34] what is asked or left out is told', () => {
  test('an empty folder', async () => {
    expect(said((await read({ 'notes.txt': '' })).problems)[0]).toMatch(/: There is nothing here that can be read\. Maybe one of these files was meant: spaces\.csv, bell\.csv/);
  });
  test('files that nobody reads', async () => {
    const { problems } = await read({ ...schoolFiles, 'rooms.csv': 'x\n', 'readme.txt': '' });
    expect(said(problems)).toContain('Not read, for no such file is known here: rooms.csv.');
  });
  test('before the roster, ids cannot be checked', async () => {
    const { facts, problems } = await read(schoolFiles, { people: [], spaces: [], bell: [] });
    expect(facts).toBeDefined();
    expect(said(problems)).toContain('The roster is not in yet, so the ids of people could not be checked. Maybe import the roster and then this again.');
  });
  test('services without the accommodations that also bring some', async () => {
    const { 'accommodations.csv': accommodations, ...rest } = schoolFiles;
    expect(accommodations).toBeDefined();
    expect(said((await read(rest)).problems)).toContain('services.csv: There is no accommodations.csv beside this file. Adults named there for some time a week are no longer counted. Maybe import both.');
  });
  test('the same facts in CSV and in YAML', async () => {
    expect(said((await read({ ...schoolFiles, 'school.yaml': 'spaces:\n  - { space: R1, kind: x, seats: 1 }\n' })).problems)).toContain('spaces.csv: The facts "spaces" stand both in school.yaml and here. Maybe keep them in one place.');
  });
  test('a folder that is not there is a fault in use', async () => {
    await expect(readSchool('/nowhere/at all', { roster: known })).rejects.toThrow('interop.no-such-file');
  });
});

describe('[IO35] a broken YAML file is refused with the line', () => {
  test.each([
    ['spaces: [\n', /^school.yaml, line 2: This is not valid YAML/],
    ['spaces:\n  - { space: R1 }\nspaces:\n  - { space: R2 }\n', /^school.yaml, line 3: This is not valid YAML: Map keys must be unique/],
    ['- a\n', /^school.yaml, line 1: The file must hold names/],
    ['space:\n  - { space: R1 }\n', /^school.yaml, line 1: There is no use for "space"\. Maybe you meant "spaces"\.$/],
    ['# c\nspaces: R1\n', /^school.yaml, line 2, field spaces: Under "spaces" there must be a list/],
    ['spaces:\n  - R1\n', /^school.yaml, line 2, field spaces: Each entry under "spaces" must be a set/],
    ['spaces:\n  - { space: R1, seats: { a: 1 } }\n', /^school.yaml, line 2, field spaces: The value of "seats" is not a word/],
    ['spaces:\n  - { space: R1, kind: x, seats: 1 }\n  - { space: R2, color: red }\n', /^school.yaml, line 3: There is no use for the column "color"/],
    ['spaces:\n  - { space: R1, kind: x, seats: many }\n', /^school.yaml, line 2, field seats: "many" is not a number/],
    ['time-zone: Mountain\n', /^school.yaml, field time-zone: "Mountain" is not a time zone/],
  ])('%j', async (yaml, sentence) => {
    const { facts, problems } = await read({ 'school.yaml': yaml });
    expect(facts).toBeUndefined();
    expect(said(problems)[0]).toMatch(sentence);
  });
});

test('[IO31] a file of thousands of lines is read whole', async () => {
  const people = Array.from({ length: 3000 }, (_, number) => person(`s${number}`, 'student'));
  const rows = people.map(({ id }) => `${id},extra time,2`).join('\n');
  const { facts } = await read({ 'accommodations.csv': `student,accommodation,detail\n${rows}\n` }, { ...known, people });
  expect(facts?.accommodations).toHaveLength(3000);
});
