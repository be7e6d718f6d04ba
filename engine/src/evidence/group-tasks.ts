import type { EvidenceKind } from '../model/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import type { Evidence } from './evidence.ts';
import { compareText, sortEvidence } from './sort-evidence.ts';

/**
 * What did a student sit at one go? Rules such as "4 of 5" count inside one task, so that four lucky answers
 * picked from a fortnight are never a pass. Mastery reads tasks; nothing else groups answers.
 */
export type Task = {
  readonly studentId: string;
  readonly competencyId: string;
  readonly kind: EvidenceKind;
  /** The source's own id of the sitting, where it gave one. */
  readonly taskId: string | null;
  /** School date of the sitting. */
  readonly on: SchoolDate;
  /** Instant of the last answer. */
  readonly at: Instant;
  /** In the order given, never empty. */
  readonly answers: readonly Evidence[];
};

/**
 * Groups answers by student, competency, kind and school date, and by task id; answers without a task id belong together when
 * they carry the same instant (products export a check with one time for all its questions). An answer on several
 * competencies stands in the task of each. A task id that a product uses again on another day is another sitting.
 *
 * Tasks come back in order of their last answer. Only what was answered is here: an absent student has no task, not a missed one.
 */
export function groupTasks(evidence: readonly Evidence[], dateOf: (at: Instant) => SchoolDate): readonly Task[] {
  const tasks = new Map<string, { readonly first: Evidence; readonly competencyId: string; readonly on: SchoolDate; readonly answers: Evidence[] }>();
  // A year has a hundred thousand answers and a few thousand instants; looking a date up in a zone is the dearest step here.
  const dates = new Map<Instant, SchoolDate>();
  for (const answer of sortEvidence(evidence)) {
    const on = dates.get(answer.occurredAt) ?? dateOf(answer.occurredAt);
    dates.set(answer.occurredAt, on);
    for (const competencyId of new Set(answer.competencyIds)) {
      // A JSON list as key: ids may hold any separator.
      const sitting = answer.taskId === null ? ['at', answer.occurredAt] : ['task', answer.taskId];
      const key = JSON.stringify([answer.studentId, competencyId, answer.kind, on, ...sitting]);
      const task = tasks.get(key);
      if (task === undefined) tasks.set(key, { first: answer, competencyId, on, answers: [answer] });
      else task.answers.push(answer);
    }
  }
  return [...tasks]
    .map(([key, { first, competencyId, on, answers }]) => ({
      key,
      task: { studentId: first.studentId, competencyId, kind: first.kind, taskId: first.taskId, on, at: (answers.at(-1) ?? first).occurredAt, answers },
    }))
    .toSorted((a, b) => compareText(a.task.at, b.task.at) || compareText(a.key, b.key))
    .map(({ task }) => task);
}
