/**
 * Many students' answers as flat arrays, for fitting and evaluating: the same facts as evidence, without an object an answer.
 * Ids are turned into small numbers once, at the edge. Students stand one after the other, each student's answers in their order.
 */
export type Responses = {
  readonly count: number;
  readonly studentIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly competencyIds: readonly string[];
  /** By student: the first answer; one more than there are students, so that the last one has an end. */
  readonly studentStart: Int32Array;
  /** By student: 1 = held out, so that nothing may be fitted on the student. */
  readonly isHeldOut: Uint8Array;
  /** By answer; a question without identity stands under `namelessItem`. */
  readonly item: Int32Array;
  /** By answer: seconds; 0 = unknown. */
  readonly at: Float64Array;
  /** By answer: 0..1. */
  readonly credit: Float64Array;
  /** By answer: where its competencies start in `competency`; one more than there are answers. */
  readonly competencyStart: Int32Array;
  readonly competency: Int32Array;
};

/** One answer as a file has it: one row a question, however many competencies it needs. */
export type ResponseRow = {
  readonly studentId: string;
  readonly isHeldOut: boolean;
  /** '' where the question has no identity. */
  readonly itemId: string;
  readonly at: number;
  readonly credit: number;
  readonly competencyIds: readonly string[];
};

/** Groups rows by student, in the order in which the students first appear; a student's rows keep their order. */
export function packResponses(rows: readonly ResponseRow[]): Responses {
  const students = internTable();
  const items = internTable();
  const competencies = internTable();
  const studentOf = Int32Array.from(rows, ({ studentId }) => students.indexOf(studentId));
  const studentStart = new Int32Array(students.ids.length + 1);
  for (const student of studentOf) studentStart[student + 1] = (studentStart[student + 1] ?? 0) + 1;
  for (let s = 0; s < students.ids.length; s += 1) studentStart[s + 1] = (studentStart[s + 1] ?? 0) + (studentStart[s] ?? 0);

  const free = studentStart.slice();
  const order = new Int32Array(rows.length);
  studentOf.forEach((student, row) => {
    const place = free[student] ?? 0;
    order[place] = row;
    free[student] = place + 1;
  });

  const packed = {
    item: new Int32Array(rows.length), at: new Float64Array(rows.length), credit: new Float64Array(rows.length),
    competencyStart: new Int32Array(rows.length + 1), isHeldOut: new Uint8Array(students.ids.length),
  };
  const competency: number[] = [];
  order.forEach((rowAt, i) => {
    const row = rows[rowAt];
    if (row === undefined) return;
    packed.item[i] = items.indexOf(row.itemId === '' ? namelessItem(row.competencyIds) : row.itemId);
    packed.at[i] = row.at;
    packed.credit[i] = row.credit;
    for (const id of new Set(row.competencyIds)) competency.push(competencies.indexOf(id));
    packed.competencyStart[i + 1] = competency.length;
    packed.isHeldOut[studentOf[rowAt] ?? 0] = row.isHeldOut ? 1 : 0;
  });
  return { count: rows.length, studentIds: students.ids, itemIds: items.ids, competencyIds: competencies.ids, studentStart, ...packed, competency: Int32Array.from(competency) };
}

function internTable() {
  const known = new Map<string, number>();
  const ids: string[] = [];
  const indexOf = (id: string) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, ids.length);
    ids.push(id);
    return ids.length - 1;
  };
  return { ids, indexOf };
}

/** Students by number, held out or not. */
export function studentsOf(responses: Responses, isHeldOut: boolean): readonly number[] {
  return responses.studentIds.flatMap((_, student) => ((responses.isHeldOut[student] === 1) === isHeldOut ? [student] : []));
}

/** The same answers without saying which question each was: what a tool without stable items exports. */
export function withoutItems(responses: Responses): Responses {
  const { competency, competencyStart, competencyIds } = responses;
  const items = internTable();
  const item = responses.item.map((_, row) => {
    const needed = competency.subarray(competencyStart[row] ?? 0, competencyStart[row + 1] ?? 0);
    return items.indexOf(namelessItem([...needed].map((one) => competencyIds[one] ?? '')));
  });
  return { ...responses, itemIds: items.ids, item };
}

/** What a question without identity is known by: the set of competencies it needs. Questions on ratios alone are alike, and unlike those on ratios and graphs. */
export function namelessItem(competencyIds: readonly string[]): string {
  return `{${[...new Set(competencyIds)].toSorted().join(';')}}`;
}
