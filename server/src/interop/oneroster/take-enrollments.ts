import type { EffectiveDated, Enrollment, Person, Section } from '@heddle/engine/roster';
import { unknownValue } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { readSpan } from './dates.ts';
import { placeOf } from './places.ts';
import type { Tables } from './read-tables.ts';

/** The rows of enrollments.csv that are for the school. */
export function enrollmentRows(tables: Tables, schoolId: string): readonly Entry[] {
  return tables.rows('enrollments').filter((row) => row.get('schoolSourcedId') === schoolId);
}

/** Who is in which section, and from when until when; without dates of its own, an enrollment has those of its section. */
export function takeEnrollments(tables: Tables, options: {
  readonly schoolId: string;
  readonly people: readonly Person[];
  readonly sections: readonly Section[];
  readonly notes: Notes;
}): readonly Enrollment[] {
  const { schoolId, notes } = options;
  const people = new Map(options.people.map((person) => [person.id, person]));
  const sections = new Map(options.sections.map((section) => [section.id, section]));
  const unused = new Map<string, number>();
  let withoutPerson = 0;
  const enrollments = enrollmentRows(tables, schoolId).flatMap((row): Enrollment[] => {
    const [personId, sectionId] = [row.get('userSourcedId'), row.get('classSourcedId')];
    const role = enrollmentRoles.get(row.get('role').toLowerCase());
    const person = people.get(personId);
    const section = sections.get(sectionId);
    if (tables.find('users', personId) === undefined) notes.error('interop.oneroster-unknown-id', { value: personId, name: 'users.csv' }, placeOf(row, 'userSourcedId'));
    const classRow = tables.find('classes', sectionId);
    if (classRow === undefined) notes.error('interop.oneroster-unknown-id', { value: sectionId, name: 'classes.csv' }, placeOf(row, 'classSourcedId'));
    else if (classRow.get('schoolSourcedId') !== schoolId) notes.error('interop.oneroster-other-school', { value: sectionId }, placeOf(row, 'schoolSourcedId'));
    if (role === undefined) notes.error('interop.value-unknown', unknownValue(row.get('role'), [...enrollmentRoles.keys()]), placeOf(row, 'role'));
    if (role === 'none') unused.set(row.get('role'), (unused.get(row.get('role')) ?? 0) + 1);
    if (role !== 'none' && person === undefined && tables.find('users', personId) !== undefined) withoutPerson += 1;
    if (role === undefined || role === 'none' || person === undefined || section === undefined) return [];
    if (role === 'student' && person.role !== 'student') notes.error('interop.oneroster-not-a-student', { value: personId, role: person.role }, placeOf(row, 'role'));
    return [{ id: row.get('sourcedId'), personId, sectionId, role, ...spanOf(row, section, notes) }];
  });
  for (const [value, count] of unused) notes.assumption('interop.oneroster-enrollment-unused', { value, count }, { file: 'enrollments.csv' });
  if (withoutPerson > 0) notes.assumption('interop.oneroster-enrollment-nobody', { count: withoutPerson }, { file: 'enrollments.csv' });
  return enrollments;
}

function spanOf(row: Entry, section: Section, notes: Notes): EffectiveDated {
  return readSpan(row, { from: 'beginDate', until: 'endDate', otherwise: section, notes });
}

/** Only students and teachers have a place in a section. An aide's hours are the school's to offer, period by period (staff.csv). */
const enrollmentRoles: ReadonlyMap<string, Enrollment['role'] | 'none'> = new Map([
  ['student', 'student'], ['teacher', 'teacher'], ['administrator', 'none'], ['proctor', 'none'], ['aide', 'none'],
  ['parent', 'none'], ['guardian', 'none'], ['relative', 'none'],
]);
