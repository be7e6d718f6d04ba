import type { Term } from './term.ts';
import { share } from './term.ts';

/**
 * How much is there to learn here, and how much of the period is spent learning it? In knowledge tracing one opportunity is expected to
 * add (1 - P(L)) T. T is the same for all, so that the order of options rests on what is not known yet; a competency whose prerequisites
 * are shaky is learned less well, and an idle quarter of an hour teaches nothing.
 */
export const gain: Term = {
  id: 'gain',
  unit: 'Share of the competency still to learn, per minute of the period. 1 = nothing known yet, everything before it firm, no minute idle.',
  source: 'Corbett & Anderson (1995), UMUAI 4: expected gain of one opportunity. That shaky prerequisites and idle minutes lower it in proportion is our assumption.',
  basis: 'published',
  points: 30,
  measureOn: ({ mastery }) => ({ candidate, activity, checkMinutes, periodMinutes }) => {
    const before = candidate.planned.prerequisiteIds;
    const readiness = before.reduce((least, id) => Math.min(least, mastery.standings.get(id)?.level === 'secure' ? 1 : mastery.estimate(id).p), 1);
    return share((1 - candidate.estimate.p) * readiness * share((activity.minutes + checkMinutes) / periodMinutes));
  },
};
