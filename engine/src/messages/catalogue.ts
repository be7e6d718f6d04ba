/**
 * The shape of the one message catalogue. A sentence is ICU MessageFormat. A plain string serves every reader;
 * a triple says the same thing to a student (reading grade 5 at most), a family (6) and staff (8).
 *
 * Parameters that hold ids are turned into names before formatting, by these reserved names:
 * competency, competencies, student, students, adult, adults, space, modality, activity, period, date, dates.
 */
export type Audience = 'student' | 'family' | 'staff';
export type Sentence = string | Readonly<Record<Audience, string>>;
export type Messages = Readonly<Record<string, Sentence>>;
