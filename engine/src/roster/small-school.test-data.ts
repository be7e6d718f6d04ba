import type { Enrollment, Person, PersonRole, Roster, Section, Space } from './roster.ts';

/** A school small enough to see at a glance: two periods, three students, two teachers, two rooms. Tests change one thing each. */
export function smallSchool(change: Partial<Roster> = {}): Roster {
  return { ...plain, ...change };
}

export const year = { from: '2026-08-31', until: '2027-06-18' } as const;

export function person(id: string, role: PersonRole = 'student', change: Partial<Person> = {}): Person {
  return { id, role, givenName: 'Ana', familyName: id.toUpperCase(), grade: role === 'student' ? '06' : null, identifiers: {}, ...year, ...change };
}

export function section(id: string, periodIds: readonly string[], change: Partial<Section> = {}): Section {
  return { id, title: `Lesson ${id}`, subject: 'Mathematics', grades: ['06'], periodIds, spaceId: null, ...year, ...change };
}

export function enrollment(personId: string, sectionId: string, change: Partial<Enrollment> = {}): Enrollment {
  return { id: `${personId}-${sectionId}`, personId, sectionId, role: personId.startsWith('t') ? 'teacher' : 'student', ...year, ...change };
}

export function space(id: string, change: Partial<Space> = {}): Space {
  return { id, name: id, kind: 'classroom', seats: 30, zone: 'north', ...year, ...change };
}

const school = { id: 'school', name: 'Small School', kind: 'school', parentId: null, timeZone: 'America/Los_Angeles' } as const;
const everyDay = [1, 2, 3, 4, 5];

const plain: Roster = {
  school, organizations: [school],
  people: [person('s1'), person('s2'), person('s3'), person('t1', 'teacher'), person('t2', 'teacher')],
  sections: [section('math-1', ['1'], { spaceId: 'room-1' }), section('art-1', ['1'], { spaceId: 'room-2', subject: 'Arts' }), section('math-2', ['2'], { spaceId: 'room-1' })],
  enrollments: [
    enrollment('s1', 'math-1'), enrollment('s2', 'math-1'), enrollment('s3', 'art-1'), enrollment('s3', 'math-2'),
    enrollment('t1', 'math-1'), enrollment('t2', 'art-1'), enrollment('t1', 'math-2'),
  ],
  spaces: [space('room-1'), space('room-2')],
  bell: [
    { periodId: '1', weekdays: everyDay, dayType: null, start: '08:45', end: '09:32' },
    { periodId: '2', weekdays: everyDay, dayType: null, start: '09:37', end: '10:24' },
  ],
  calendar: [], staffOffers: [], accommodations: [], services: [], keepApart: [],
};
