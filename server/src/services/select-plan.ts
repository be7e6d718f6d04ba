import { HeddleError } from '@heddle/engine/problem';
import type { SchoolDate } from '@heddle/engine/roster';
import type { SchoolReader, StoredPlan } from '../store/index.ts';

/** The plan that counts for a day: the newest of the published one and the draft. Throws HeddleError `services.no-plan`. */
export async function selectPlan(tx: SchoolReader, on: SchoolDate): Promise<StoredPlan> {
  const published = await tx.findPlan(on, 'published');
  const draft = await tx.findPlan(on, 'draft');
  const found = published === undefined || (draft !== undefined && draft.number > published.number) ? draft : published;
  if (found === undefined) throw new HeddleError('services.no-plan', { date: on });
  return found;
}
