import { daysToConfirm } from '../review-budget.ts';
import type { Term } from './term.ts';
import { share } from './term.ts';

/**
 * Is it time to show once more what was passed once? What was right one time is soon lost; right again on a later day, it lasts. `gain` can
 * not say so: it falls with what is known, and without this term nearly nothing that was passed would ever become secure.
 * The points are those of `gain`, since a meeting that makes old work last and one that begins new work compete for the same period.
 */
export const confirm: Term = {
  id: 'confirm',
  unit: 'For a competency passed once and not missed since: days since the pass, in fifths. 1 = five days or more, 0.2 = the day after, 0 = the same day, or nothing to confirm.',
  source: 'Rawson & Dunlosky (2011), Journal of Experimental Psychology: General 140: what was recalled once and relearned in later, spaced sessions lasts; Cepeda, Pashler, Vul, Wixted & Rohrer (2006), Psychological Bulletin 132: wider gaps, up to a point, help more. That worth rises evenly, and for five days, is our own choice.',
  basis: 'published',
  points: 30,
  measureOn: ({ on }) => ({ candidate }) => share(daysToConfirm(candidate, on) / fullAfterDays),
};

/** Small on the first day, so that a pass is followed by its next step first; a school week later nothing is worth more. */
const fullAfterDays = 5;
