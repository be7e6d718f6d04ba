import { evidenceOn } from '@heddle/engine';
import { answersReview } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { Instant } from '@heddle/engine/roster';
import { z } from 'zod';
import type { Review, SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import { namesOf, say } from './words.ts';
import { id, reason } from './inputs.ts';

type ListedReview = Omit<Review, 'closedAt' | 'closedBy'> & { readonly says: string };

/** What late evidence asks of people: a judgement or a plan that was made without it. */
export const listReviews = defineService<Record<string, never>, { readonly open: number; readonly reviews: readonly ListedReview[] }>({
  name: 'list-reviews',
  summary: 'List what late evidence asks people to look at again',
  input: z.strictObject({}),
  policy: 'read-school',
  run: (context) => context.store.transact(acting(context, 'list reviews'), async (tx) => {
    const names = namesOf(await loadSchool(tx));
    const reviews = (await tx.readReviews({ isOpen: true })).map(({ closedAt: _at, closedBy: _by, ...review }): ListedReview => {
      const params = { student: review.studentId, count: review.evidenceIds.length, competency: review.competencyId ?? '', id: review.id };
      return { ...review, says: say({ code: review.competencyId === null ? 'services.review-plan' : 'services.review-level', params }, 'en', 'staff', names) };
    });
    return { open: reviews.length, reviews };
  }),
});

type CloseInput = { readonly review: string; readonly by: string; readonly reason: string };

/** A person has looked. The level or plan stays as it is; whoever wants to change it does that by name in its own place. */
export const closeReview = defineService<CloseInput, { readonly review: string; readonly by: string; readonly open: number }>({
  name: 'close-review',
  summary: 'Close a review, by name and with a reason',
  input: z.strictObject({ review: z.string().min(1).max(100), by: id, reason }),
  policy: 'operate-school',
  run: (context, { review, by, reason }) => context.store.transact(acting(context, 'close a review'), async (tx) => {
    const { people } = await tx.readRoster();
    const person = people.find((one) => one.id === by);
    if (person === undefined || (person.role !== 'leader' && person.role !== 'teacher')) throw new HeddleError('services.cannot-approve', { value: by });
    if ((await tx.closeReviews([{ reviewId: review, by: { kind: 'person', personId: by, reason } }])) === 0) throw new HeddleError('services.no-open-review', { value: review });
    await tx.audit({ action: 'close-review', object: review, detail: { by } });
    return { review, by, open: (await tx.readReviews({ isOpen: true })).length };
  }),
});

/** Run wherever evidence comes in: a review that asked whether a level stands is closed by the passed task that says so. Answers how many. */
export async function closeAnsweredReviews(tx: SchoolTransaction, school: Pick<School, 'models' | 'graph'> & { readonly timeZone: string }): Promise<number> {
  const open = (await tx.readReviews({ isOpen: true })).filter(({ competencyId }) => competencyId !== null);
  const dateOf = (at: Instant) => schoolDateAt(school.timeZone, at);
  const closings: { readonly reviewId: string; readonly by: { readonly kind: 'evidence'; readonly evidenceIds: readonly string[] } }[] = [];
  for (const [studentId, reviews] of Map.groupBy(open, (review) => review.studentId)) {
    const evidence = await tx.readEvidence({ studentId });
    for (const { id, openedAt, competencyId } of reviews) {
      const found = school.models.map((adopted) => answersReview({
        review: { studentId, competencyId: competencyId ?? '', openedAt }, evidence: evidenceOn(adopted, school, evidence), policy: adopted.model.instruction.mastery, dateOf,
      })).find((evidenceIds) => evidenceIds.length > 0);
      if (found !== undefined) closings.push({ reviewId: id, by: { kind: 'evidence', evidenceIds: found } });
    }
  }
  return tx.closeReviews(closings);
}
