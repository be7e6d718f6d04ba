/**
 * Every column that the store keeps: what it is, what for, how long, who sees it, how it is erased.
 * A test compares this list with the database and fails on a column that stands in only one of them. `npm run schemas` writes docs/guide/data-inventory.md from it.
 */
type Category =
  /** About a named or nameable student. */
  | 'student'
  /** Stands for a student, and means nothing once the student's row in `subject` is erased. */
  | 'pseudonym'
  /** About a member of staff at work. */
  | 'staff'
  /** About the school as a whole. */
  | 'school'
  /** Neither about a person nor about a school's teaching: numbers, moments, hashes. */
  | 'technical';

type Column = {
  readonly category: Category;
  readonly purpose: string;
  /** Who sees it in ordinary use; nobody sees another school's. */
  readonly seenBy: string;
  readonly kept: string;
  readonly erasedBy: string;
};

const kept = {
  school: 'as long as the school uses Heddle',
  student: 'until the student is erased; schools erase leavers by their own rule',
  projection: 'until it is computed again',
} as const;
const erased = {
  withStudent: '`heddle erase --student` deletes the row',
  tombstone: 'stays as a tombstone; it names nobody',
  never: 'holds nothing of a student',
} as const;

const technical = (purpose: string): Column => ({ category: 'technical', purpose, seenBy: 'nobody; the program', kept: kept.school, erasedBy: erased.never });
const school = (purpose: string): Column => ({ category: 'school', purpose, seenBy: 'staff of the school', kept: kept.school, erasedBy: erased.never });
const student = (purpose: string, seenBy: string): Column => ({ category: 'student', purpose, seenBy, kept: kept.student, erasedBy: erased.withStudent });
const tombstone = (purpose: string, category: Category = 'technical'): Column => ({ category, purpose, seenBy: 'nobody; the program', kept: kept.school, erasedBy: erased.tombstone });
const schoolId = school('Which school the row belongs to; the database shows no other school\'s rows.');
const teachers = 'staff who plan for or teach the student; the student and the family their own, by the school\'s pages';

export const dataInventory: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  school: {
    school_id: school('The id of the school, which leads every key.'),
    name: school('What the school is called in lists.'),
    time_zone: school('The zone in which the school\'s days begin and end.'),
    created_at: technical('When the school was made here.'),
  },
  counter: {
    school_id: schoolId,
    last_number: technical('The number of the newest ledger row, so that numbers have no gaps.'),
  },
  subject: {
    school_id: schoolId,
    subject_key: { ...student('Links a student to the rows about them without naming the student there.', 'nobody; the program'), category: 'pseudonym' },
    student_id: student('The student\'s id in the roster; the only place that ties the key to a person.', 'nobody; the program'),
    salt: student('Mixed into hashes, so that nobody can guess an erased record back from its hash.', 'nobody; the program'),
  },
  ledger: {
    school_id: schoolId,
    number: tombstone('The order in which facts and decisions were recorded.'),
    kind: tombstone('Which kind of fact or decision it is.'),
    topic: tombstone('The kind of record, or the day and status of a plan; never a person.', 'school'),
    subject_key: tombstone('The student it is about, by key.', 'pseudonym'),
    occurred_at: tombstone('When it happened.'),
    recorded_at: tombstone('When it was recorded.'),
    hash: tombstone('Shows whether the content was changed; salted for each student.'),
  },
  payload: {
    school_id: schoolId,
    number: technical('The ledger row it belongs to.'),
    part: technical('Which piece of the row it is.'),
    subject_key: { ...student('The student the piece is about, by key.', 'nobody; the program'), category: 'pseudonym' },
    shared_by: { ...student('The students a shared piece is about, by key; it is erased with any of them.', 'nobody; the program'), category: 'pseudonym' },
    once_key: student('Hash by which a second copy of the same record is known.', 'nobody; the program'),
    body: student('The content itself: roster, evidence, questions and answers of diagnostics, judgements with their reasons, seats in plans, approvals, goals. Records about nobody (rooms, bells, models) stand here too and are not erased.', teachers),
  },
  entity: {
    school_id: schoolId,
    kind: { ...technical('Which kind of record it is.'), kept: kept.projection },
    entity_id: { ...student('The id of a person, enrollment, room or other record.', 'staff of the school'), kept: kept.projection },
    number: { ...technical('The version in force.'), kept: kept.projection },
    occurred_at: { ...technical('Since when it is in force.'), kept: kept.projection },
    is_active: { ...technical('Whether it still holds.'), kept: kept.projection },
  },
  mastery: {
    school_id: schoolId,
    subject_key: { ...student('The student, by key.', 'nobody; the program'), category: 'pseudonym', kept: kept.projection },
    method: { ...technical('By which method it was folded.'), kept: kept.projection },
    parameters: { ...technical('With which version of the method\'s parameters.'), kept: kept.projection },
    fold: { ...technical('By which way of adding up, where a later program adds up otherwise.'), kept: kept.projection },
    state: { ...student('What the student\'s evidence adds up to.', teachers), kept: kept.projection },
  },
  alarm: {
    school_id: schoolId,
    alarm_id: technical('Tells alarms apart.'),
    raised_at: technical('When it was raised.'),
    kind: technical('What is wrong: evidence that contradicts a record of the same id.'),
    number: tombstone('The ledger row that was contradicted.'),
    subject_key: tombstone('The student it is about, by key.', 'pseudonym'),
    refused_hash: tombstone('Hash of what was refused; the content itself is not kept.'),
  },
  audit: {
    school_id: schoolId,
    audit_id: technical('Tells entries apart.'),
    at: technical('When it was done.'),
    actor_kind: technical('Whether a person, the operator or the program acted.'),
    actor_id: { category: 'staff', purpose: 'Who acted; a student by key.', seenBy: 'whoever the school lets look at its audit', kept: kept.school, erasedBy: erased.tombstone },
    acting_as: { category: 'staff', purpose: 'As whom; a student by key.', seenBy: 'whoever the school lets look at its audit', kept: kept.school, erasedBy: erased.tombstone },
    purpose: { category: 'staff', purpose: 'Why; students by key.', seenBy: 'whoever the school lets look at its audit', kept: kept.school, erasedBy: erased.tombstone },
    action: technical('What was done.'),
    object: tombstone('To what; students by key.', 'pseudonym'),
    detail: tombstone('Counts and other values; students by key.', 'pseudonym'),
  },
  migration: {
    name: technical('Which step of the schema was applied.'),
    hash: technical('Shows whether the step was edited afterwards.'),
  },
  migration_guard: {
    one: technical('Lets one program at a time bring the schema up to date.'),
  },
};

/** The inventory as a page for whoever signs for the school's data. */
export function inventoryPage(): string {
  const tables = Object.entries(dataInventory).map(([table, columns]) => [
    `## ${table}`,
    '',
    '| Column | Category | What for | Who sees it | Kept | Erased |',
    '| --- | --- | --- | --- | --- | --- |',
    ...Object.entries(columns).map(([column, { category, purpose, seenBy, kept: how, erasedBy }]) => `| \`${column}\` | ${category} | ${purpose} | ${seenBy} | ${how} | ${erasedBy} |`),
    '',
  ].join('\n'));
  return `# Data inventory

Every column that Heddle keeps. Made by \`npm run schemas\` from \`server/src/store/data-inventory.ts\`; a test fails when a column of the database is missing here.

*student* is about a named or nameable student; *pseudonym* stands for a student and means nothing once the student is erased; *staff*, *school* and *technical* hold nothing of a student.

Erasing removes rows from the database. The built-in database then rewrites its files, so that no file of the school's folder holds them; a PostgreSQL server does so in its own time (vacuum, write-ahead log). Backups follow their own life: let those from before the erasure run out.

${tables.join('\n')}`;
}
