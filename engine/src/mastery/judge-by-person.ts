import { HeddleError } from '../problem/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import type { Judgement, Level } from './mastery.ts';

/**
 * A teacher's own judgement, up or down. It wins over the rule until later evidence comes, and it carries a reason:
 * whoever opens the record a year on must see why. Throws `mastery.no-reason` without one.
 */
export function judgeByPerson(said: {
  readonly studentId: string;
  readonly competencyId: string;
  readonly level: Level;
  readonly personId: string;
  readonly reason: string;
  readonly on: SchoolDate;
  readonly at: Instant;
}): Judgement {
  const { studentId, competencyId, level, personId, on, at } = said;
  const reason = said.reason.trim();
  if (reason === '') throw new HeddleError('mastery.no-reason', { student: studentId, competency: competencyId });
  return {
    studentId, competencyId, level, on, at, evidenceIds: [], policyId: 'person', policyText: '',
    by: { kind: 'person', personId, reason },
    reasons: [{ code: 'mastery.by-person', params: { competency: competencyId, adult: personId, date: on, level, reason } }],
  };
}
