import { namesOf } from '@heddle/engine/messages';
import type { Names } from '@heddle/engine/messages';
import type { AdoptedModel, ItemTemplate } from '@heddle/engine/model';
import { itemsFor, replayDiagnostic } from '@heddle/engine/path';
import type { DiagnosticEvent, DiagnosticRun } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { Instant, Person, SchoolDate } from '@heddle/engine/roster';
import type { SchoolTransaction } from '../../store/index.ts';
import { loadSchool } from '../load-school.ts';
import type { School } from '../load-school.ts';

/** A school as diagnostics see it: the model whose questions are asked, and those questions by competency. */
export type DiagnosticSchool = {
  readonly school: School;
  readonly adopted: AdoptedModel;
  readonly items: ReadonlyMap<string, readonly ItemTemplate[]>;
  readonly names: Names;
  readonly on: SchoolDate;
};

/** Throws HeddleError `diagnostic.no-items` where no model of the school has a question. */
export async function readDiagnosticSchool(tx: SchoolTransaction, now: Instant): Promise<DiagnosticSchool> {
  const school = await loadSchool(tx);
  const adopted = school.models.find(({ model }) => model.instruction.items.length > 0);
  if (adopted === undefined) throw new HeddleError('diagnostic.no-items', {});
  return {
    school, adopted,
    items: itemsFor(adopted.model.instruction.items, school.graph),
    names: namesOf({ roster: school.roster, graph: school.graph, models: school.models }),
    on: schoolDateAt(school.roster.school.timeZone, now),
  };
}

/** Throws HeddleError `services.unknown-student`. */
export function selectStudent({ school }: Pick<DiagnosticSchool, 'school'>, id: string): Person {
  const student = school.roster.people.find((person) => person.id === id && person.role === 'student');
  if (student === undefined) throw new HeddleError('services.unknown-student', { value: id });
  return student;
}

/** The student's latest diagnostic as it stands on the day. */
export async function findRun(tx: SchoolTransaction, { student, on }: { readonly student: string; readonly on: SchoolDate }): Promise<DiagnosticRun | undefined> {
  return runsOf(await tx.readDiagnosticEvents({ studentId: student }), on).at(-1);
}

/** Throws HeddleError `diagnostic.not-started`. */
export async function selectRun(tx: SchoolTransaction, asked: { readonly student: string; readonly on: SchoolDate }): Promise<DiagnosticRun> {
  const run = await findRun(tx, asked);
  if (run === undefined) throw new HeddleError('diagnostic.not-started', { student: asked.student });
  return run;
}

/** Every diagnostic in the events, oldest first. */
export function runsOf(events: readonly DiagnosticEvent[], on: SchoolDate): readonly DiagnosticRun[] {
  return [...Map.groupBy(events, ({ id }) => id).values()].map((own) => replayDiagnostic(own, { on }));
}
