import { groupTasks } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { MasteryPolicy } from '../model/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import { meetsRule } from './meets-rule.ts';

/**
 * Has a review of a judgement been answered? A late answer asks whether the level still stands. What settles that is a task of after the question was
 * asked, passed by the rule of the level: its answers are given back. A miss settles nothing: then a person looks (and only a person lowers).
 */
export function answersReview(of: {
  readonly review: { readonly studentId: string; readonly competencyId: string; readonly openedAt: Instant };
  readonly evidence: readonly Evidence[];
  readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>;
  readonly dateOf: (at: Instant) => SchoolDate;
}): readonly string[] {
  const { review: { studentId, competencyId, openedAt }, policy } = of;
  const later = of.evidence.filter((record) => record.studentId === studentId && record.trust === 'awards' && record.occurredAt > openedAt && record.competencyIds.includes(competencyId));
  const passed = groupTasks(later, of.dateOf).find((task) => task.competencyId === competencyId && [policy.provisional, policy.secure].some((rule) => meetsRule(task, rule)));
  return passed?.answers.map(({ id }) => id) ?? [];
}
