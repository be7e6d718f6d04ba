import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person, PersonRole, Roster } from '@heddle/engine/roster';

/** Files of a school by name, all sound. Tests change one each. */
export const schoolFiles: Readonly<Record<string, string>> = {
  'spaces.csv': 'space,kind,seats,zone\nR1,Classroom,30,north\nSMALL,small room,6,north\n',
  'bell.csv': 'weekdays,period,start,end\nMon-Fri,advisory,8:20,8:40\nMon-Thu,1,08:45,09:32\nMon-Thu,2,09:37,10:24\nFri,1,08:45,09:20\nFri,2,09:25,10:00\n',
  'calendar.csv': 'date,kind,note\n2026-09-07,closed,Labor Day\n2026-09-18,short,"Fire drill: periods 1-2 only"\n',
  'staff.csv': 'person,qualified,periods,note\nt1,Mathematics; Science,1 2,\na1,special education,1,push-in\n',
  'accommodations.csv': 'student,accommodation,detail\ns1,extra time,1.5\ns1,adult,"a1, 2 periods a week"\ns2,adult,a1\ns2,small group,at most 8\ns3,space,SMALL\ns3,read aloud,\ns3,assistive technology,speech to text\ns1,other,sits near the door\n',
  'services.csv': 'student,adult,delivery,amount,windows\ns3,a1,pull-out,1 period,Tue 2\n',
  'keep-apart.csv': 'student,student_2\ns2,s1\n',
  'materials.csv': 'standard,use,title,minutes,pages_to_copy,on_screen\n6.RP.A.1,lesson,Unit 1,30,2,no\n6.RP.A.1,Exit check,Check 1,5,1,no\n',
};

/** The same facts in one file. */
export const schoolYaml = `# Facts of a school
time-zone: America/Denver
spaces:
  - { space: R1, kind: Classroom, seats: 30, zone: north }
  - { space: SMALL, kind: small room, seats: 6, zone: north }
bell:
  - { weekdays: Mon-Fri, period: advisory, start: 8:20, end: 8:40 }
  - { weekdays: Mon-Thu, period: 1, start: 08:45, end: 09:32 }
  - { weekdays: Mon-Thu, period: 2, start: 09:37, end: 10:24 }
  - { weekdays: [Fri], period: 1, start: 08:45, end: 09:20 }
  - { weekdays: [Fri], period: 2, start: 09:25, end: 10:00 }
calendar:
  - { date: 2026-09-07, kind: closed, note: Labor Day }
  - { date: 2026-09-18, kind: short, note: 'Fire drill: periods 1-2 only' }
staff:
  - { person: t1, qualified: Mathematics; Science, periods: [1, 2] }
  - { person: a1, qualified: special education, periods: 1, note: push-in }
accommodations:
  - { student: s1, accommodation: extra time, detail: 1.5 }
  - { student: s1, accommodation: adult, detail: 'a1, 2 periods a week' }
  - { student: s2, accommodation: adult, detail: a1 }
  - { student: s2, accommodation: small group, detail: at most 8 }
  - { student: s3, accommodation: space, detail: SMALL }
  - { student: s3, accommodation: read aloud }
  - { student: s3, accommodation: assistive technology, detail: speech to text }
  - { student: s1, accommodation: other, detail: sits near the door }
services:
  - { student: s3, adult: a1, delivery: pull-out, amount: 1 period, windows: Tue 2 }
keep-apart:
  - { student: s2, student_2: s1 }
materials:
  - { standard: 6.RP.A.1, use: lesson, title: Unit 1, minutes: 30, pages_to_copy: 2, on_screen: no }
  - { standard: 6.RP.A.1, use: Exit check, title: Check 1, minutes: 5, pages_to_copy: 1, on_screen: no }
`;

export const known: Pick<Roster, 'people' | 'spaces' | 'bell'> = {
  people: [person('s1', 'student'), person('s2', 'student'), person('s3', 'student'), person('t1', 'teacher'), person('a1', 'aide'), person('p1', 'contact')],
  spaces: [], bell: [],
};

export function person(id: string, role: PersonRole, change: Partial<Person> = {}): Person {
  return { id, role, givenName: 'Ana', familyName: id, grade: role === 'student' ? '06' : null, identifiers: {}, from: '2026-08-31', until: null, ...change };
}

/** Writes files into a new folder and hands it to `work`; the folder is gone afterwards. */
export async function inFolder<Result>(files: Readonly<Record<string, string>>, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'heddle school '));
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
