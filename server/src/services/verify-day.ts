import { verifyDay as check } from '@heddle/engine/schedule';
import type { Violation } from '@heddle/engine/schedule';
import { z } from 'zod';
import { namesOf, violationsInWords } from './words.ts';
import { acting, defineService } from './call-service.ts';
import { isCovered } from './open-approvals.ts';
import { selectPlan } from './select-plan.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { schoolDate } from './inputs.ts';

export type VerifyResult = {
  readonly on: string;
  /** Limits of tier never that are broken, and any other the plan went beyond without saying so. */
  readonly violations: number;
  /** Places beyond a limit that a person may approve, and how many of them nobody has approved yet. */
  readonly approvals: number;
  readonly open: number;
  readonly preferred: number;
  readonly found: readonly (Violation & { readonly sentence: string })[];
  readonly says: readonly string[];
};

/** Checks the published plan of a day, or the draft when none is published, against every limit. */
export const verifyDay = defineService<{ on: string }, VerifyResult>({
  name: 'verify-day',
  summary: 'Check the day against every limit, without the planner',
  input: z.strictObject({ on: schoolDate }),
  policy: 'read-school',
  async run(context, { on }) {
    const { facts, stored, given } = await context.store.transact(acting(context, 'verify a day'), async (tx) => {
      const school = await loadSchool(tx);
      return { facts: await loadDay(tx, school, on), stored: await selectPlan(tx, on), given: await tx.readApprovals(on) };
    });
    const found = check({ facts, plan: stored.plan });
    const declared = new Set(stored.plan.approvals.map(keyOf));
    const isViolation = (one: Violation): boolean => one.tier === 'never' || (one.tier === 'approval' && !declared.has(keyOf(one)));
    const inWords = violationsInWords(found, namesOf(facts));
    return {
      on,
      violations: found.filter(isViolation).length,
      approvals: found.filter((one) => one.tier === 'approval').length,
      open: found.filter((one) => one.tier === 'approval' && !isCovered(one, given)).length,
      preferred: found.filter((one) => one.tier === 'preferred').length,
      found: inWords,
      says: inWords.map((one) => `${one.tier}: ${one.sentence}`),
    };
  },
});

/** Two findings are the same when they are about the same limit, place and people. */
function keyOf({ constraintId, periodId, spaceId, studentIds, adultIds }: Violation): string {
  return JSON.stringify([constraintId, periodId, spaceId, [...studentIds].sort(), [...adultIds].sort()]);
}
