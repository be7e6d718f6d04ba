import { HeddleError } from '@heddle/engine/problem';
import { verifyDay } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { openApprovals } from './open-approvals.ts';

/** Puts the draft in force. Refused while a limit of tier never is broken or an approval is missing: a plan on paper is a promise. */
export const publishDay = defineService<{ on: string; planId?: string | undefined }, { on: string; placed: number; meetings: number; planId: string }>({
  name: 'publish-day',
  summary: 'Publish the plan of a day',
  input: z.strictObject({
    on: schoolDate,
    /** The draft that was read. Another may have come meanwhile, and nobody publishes what they have not seen. */
    planId: z.string().max(100).optional(),
  }),
  policy: 'operate-school',
  async run(context, { on, planId: read }) {
    return context.store.transact(acting(context, 'publish a day'), async (tx) => {
      const draft = await tx.findPlan(on, 'draft');
      if (draft === undefined) throw new HeddleError('services.no-draft', { date: on });
      if (read !== undefined && read !== draft.id) throw new HeddleError('services.other-draft', { date: on });
      const facts = await loadDay(tx, await loadSchool(tx), on);
      const broken = verifyDay({ facts, plan: draft.plan }).filter((one) => one.tier === 'never');
      if (broken.length > 0) throw new HeddleError('services.limits-broken', { date: on, count: broken.length, limits: [...new Set(broken.map((one) => one.constraintId))] });
      const open = await openApprovals(tx, draft.plan);
      if (open.length > 0) throw new HeddleError('services.approvals-missing', { date: on, count: open.length, limits: [...new Set(open.map((one) => one.constraintId))] });
      const before = await tx.findPlan(on, 'published');
      const planId = await tx.recordPlan(draft.plan, 'published', { watermark: draft.watermark, inputHash: draft.inputHash, versions: draft.plan.modelVersions, seconds: draft.seconds });
      // What asked to look at the earlier plan again has been answered: there is another.
      const asked = (await tx.readReviews({ isOpen: true })).filter(({ decisionId }) => decisionId === before?.id);
      await tx.closeReviews(asked.map(({ id }) => ({ reviewId: id, by: { kind: 'plan', planId } })));
      await tx.audit({ action: 'publish', object: `plan of ${on}`, detail: { meetings: draft.plan.meetings.length } });
      return { on, placed: new Set(draft.plan.seats.map((seat) => seat.studentId)).size, meetings: draft.plan.meetings.length, planId };
    });
  },
});
