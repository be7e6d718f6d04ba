import { parseGrade } from '@heddle/engine/roster';
import type { EffectiveDated, Grade, Section } from '@heddle/engine/roster';
import type { Entry } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { termsOf } from './dates.ts';
import { listIn, placeOf } from './places.ts';
import type { Tables } from './read-tables.ts';

/** The school's classes as sections. A class without its own grades or subject has those of its course. */
export function takeSections(tables: Tables, options: { readonly schoolId: string; readonly sessions: ReadonlyMap<string, EffectiveDated>; readonly notes: Notes }): readonly Section[] {
  const { schoolId, sessions, notes } = options;
  return tables.rows('classes').filter((row) => row.get('schoolSourcedId') === schoolId).flatMap((row): Section[] => {
    const course = tables.find('courses', row.get('courseSourcedId'));
    if (course === undefined) notes.error('interop.oneroster-unknown-id', { value: row.get('courseSourcedId'), name: 'courses.csv' }, placeOf(row, 'courseSourcedId'));
    const span = termsOf(row, { tables, sessions, notes });
    const location = row.get('location');
    if (course === undefined || span === undefined) return [];
    checkSubjectCodes(row, notes);
    return [{
      id: row.get('sourcedId'), title: row.get('title'),
      subject: listIn(row, 'subjects')[0] ?? listIn(course, 'subjects')[0] ?? course.get('title'),
      grades: readGradesOf([row, course], notes), periodIds: listIn(row, 'periods'), spaceId: location === '' ? null : location, ...span,
    }];
  });
}

/** Grades of the first of the rows that has any. */
export function readGradesOf(rows: readonly Entry[], notes: Notes): readonly Grade[] {
  const row = rows.find((each) => each.get('grades') !== '');
  if (row === undefined) return [];
  return listIn(row, 'grades').flatMap((value) => {
    const grade = parseGrade(value);
    if (grade === undefined) notes.warning('interop.value-grade', { value }, placeOf(row, 'grades'));
    return grade === undefined ? [] : [grade];
  });
}

/** The standard wants as many codes as names; where they differ, nobody can tell which belongs to which. */
function checkSubjectCodes(row: Entry, notes: Notes): void {
  const names = row.get('subjects').split(',').filter((name) => name.trim() !== '').length;
  const codes = row.get('subjectCodes').split(',').filter((code) => code.trim() !== '').length;
  if (codes > 0 && codes !== names) notes.warning('interop.oneroster-subject-codes', { count: names, codes }, placeOf(row, 'subjectCodes'));
}
