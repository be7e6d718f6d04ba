/**
 * The shape of the one message catalogue. A sentence is ICU MessageFormat. A plain string serves every reader;
 * a triple says the same thing to a student (reading grade 5 at most), a family (6) and staff (8).
 *
 * Parameters that hold ids are turned into names before formatting, by these reserved names:
 * competency, competencies, student, students, adult, adults, space, modality, activity, period, date, dates.
 *
 * What stands there then, so that sentences read well round it:
 * {period} is "period 3" (never write "period {period}"); {date} is "Tuesday 15 September" in the middle of a sentence ("on {date}");
 * {student} is "Ava" to a student or family and "Ava Moss" to staff; a list is "Ava, Ben and Kofi";
 * {competency} is its title, and to staff its title and code. Any other list of strings is joined as it is.
 */
export type Audience = 'student' | 'family' | 'staff';
export type Sentence = string | Readonly<Record<Audience, string>>;
export type Messages = Readonly<Record<string, Sentence>>;

/** The reserved parameter names, with what their ids name. */
export const reservedParams = {
  competency: 'competency', competencies: 'competency', student: 'student', students: 'student', adult: 'adult', adults: 'adult',
  space: 'space', modality: 'modality', activity: 'activity', period: 'period', date: 'date', dates: 'date',
} as const;
