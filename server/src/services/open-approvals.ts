import type { Approval, DayPlan, Violation } from '@heddle/engine/schedule';
import type { SchoolTransaction } from '../store/index.ts';

/** Approvals the plan wants that nobody has given yet. */
export async function openApprovals(tx: SchoolTransaction, plan: DayPlan): Promise<readonly Violation[]> {
  const given = await tx.readApprovals(plan.on);
  return plan.approvals.filter((wanted) => !isCovered(wanted, given));
}

/** A yes covers a limit for the students it was given for, and no others. */
export function isCovered(wanted: Violation, given: readonly Approval[]): boolean {
  return given.some((yes) => yes.constraintId === wanted.constraintId && wanted.studentIds.every((id) => yes.studentIds.includes(id)));
}
