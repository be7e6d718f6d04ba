import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id, reason, schoolDate } from './inputs.ts';
import { openApprovals } from './open-approvals.ts';
import { selectPlan } from './select-plan.ts';

type ApproveInput = { on: string; limit: string; by: string; reason: string };

/** A named person's yes to going beyond one limit, or all that the plan wants, on one day. */
export const approvePlan = defineService<ApproveInput, { on: string; recorded: number; open: number }>({
  name: 'approve-plan',
  summary: 'Approve going beyond a limit on one day, by name and with a reason',
  input: z.strictObject({ on: schoolDate, limit: id, by: id, reason }),
  policy: 'operate-school',
  async run(context, { on, limit, by, reason }) {
    return context.store.transact(acting(context, 'approve'), async (tx) => {
      const { people } = await tx.readRoster();
      const person = people.find((one) => one.id === by);
      if (person === undefined || (person.role !== 'leader' && person.role !== 'teacher')) throw new HeddleError('services.cannot-approve', { value: by });
      const { plan } = await selectPlan(tx, on);
      const before = await openApprovals(tx, plan);
      const chosen = before.filter((one) => limit === 'all' || one.constraintId === limit);
      if (chosen.length === 0 && limit !== 'all') throw new HeddleError('services.nothing-to-approve', { date: on, value: limit, wanted: [...new Set(before.map((one) => one.constraintId))] });
      await tx.recordApprovals(chosen.map((one) => ({ on, constraintId: one.constraintId, studentIds: one.studentIds, by, reason })));
      await tx.audit({ action: 'approve', object: `plan of ${on}`, detail: { limit, by, count: chosen.length } });
      return { on, recorded: chosen.length, open: before.length - chosen.length };
    });
  },
});
