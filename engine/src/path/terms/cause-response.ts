import { assertNever } from '../../problem/index.ts';
import type { Modality } from '../../model/index.ts';
import { isTeacherLed } from '../candidate.ts';
import type { Way } from '../candidate.ts';
import type { StudentDay } from '../student-day.ts';
import type { Term } from './term.ts';

/** Is it the answer to the last miss? Each cause asks for something else; the same lesson once more is never the answer. */
export const causeResponse: Term = {
  id: 'cause-response',
  unit: 'Fit to the cause of the last miss. 1 = the response that the cause asks for, to a miss of the last day with evidence; 0.6 = the same to an older miss; 0 = no miss, or the same way again.',
  source: 'Kulik, Kulik & Bangert-Drowns (1990), Review of Educational Research 60: mastery learning with correctives after a miss; Guskey (2007): a corrective differs from the first teaching. Which response fits which cause is our own table.',
  basis: 'published',
  points: 35,
  measureOn: (day) => (way) => {
    const { candidate, modality } = way;
    if (candidate.stuck !== null) return isTeacherLed(modality) ? 1 : 0;
    if (candidate.gapBelowOf.length > 0) return freshness(candidate.gapBelowOf, day);
    return candidate.cause === null ? 0 : freshness([candidate.id], day) * respond(way, day);
  },
};

/** The check of yesterday is answered today; what was missed weeks ago is not forgotten, and does not crowd it out. */
function freshness(missedIds: readonly string[], { mastery }: StudentDay): number {
  return missedIds.some((id) => mastery.standings.get(id)?.lastTask?.on === mastery.lastEvidenceOn) ? 1 : 0.6;
}

function respond({ candidate, modality }: Way, day: StudentDay): number {
  const { cause } = candidate;
  switch (cause?.kind) {
    case undefined: return 0;
    // Somebody has to hear what the student thinks; a sheet or a screen only repeats the question.
    case 'misconception': return byDelivery(modality, { 'teacher-led': 1, collaborative: 0.6, independent: 0.1 });
    // They can do it: a little practice, and the teacher's time is for others.
    case 'slip': return byDelivery(modality, { 'teacher-led': 0.3, collaborative: 0.8, independent: 1 });
    // The gap itself is a candidate of its own and takes the full points; the way back here is with an adult.
    case 'gap-below': return byDelivery(modality, { 'teacher-led': 0.5, collaborative: 0.2, independent: 0 });
    case 'no-evidence': return anotherWay(modality, day, candidate.id);
    default: return assertNever(cause);
  }
}

/** The modality in which it was missed names those to try next, best first. */
function anotherWay(modality: Modality, day: StudentDay, competencyId: string): number {
  const last = day.past.findLast((meeting) => meeting.competencyId === competencyId);
  if (last === undefined) return byDelivery(modality, { 'teacher-led': 1, collaborative: 0.6, independent: 0.2 });
  if (last.modalityId === modality.id) return 0;
  const place = day.index.modalities.get(last.modalityId)?.afterMiss.indexOf(modality.id) ?? -1;
  return place === -1 ? 0.25 : 0.75 ** place;
}

function byDelivery(modality: Modality, points: Readonly<Record<Modality['delivery'], number>>): number {
  return points[modality.delivery];
}
