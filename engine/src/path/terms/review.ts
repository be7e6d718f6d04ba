import type { Term } from './term.ts';
import { share } from './term.ts';

/** Coming back to what is fading, spread over time and mixed with new work: half for being due, half for how far it has faded. */
export const review: Term = {
  id: 'review',
  unit: 'For a secure competency whose review is due: 0.5, and up to 1 as its estimate fades from the review mark towards 0; 1 in the re-warm after a long break. 0 = no review.',
  source: 'Cepeda, Pashler, Vul, Wixted & Rohrer (2006), Psychological Bulletin 132: practice spread over time; Rohrer, Dedrick & Stershic (2015), Journal of Educational Psychology 107: mixed practice. The scale, and that a re-warm comes before other reviews, are our own.',
  basis: 'published',
  points: 15,
  measureOn: ({ index, mastery }) => ({ candidate }) => {
    if (candidate.stage !== 'review') return 0;
    const mark = index.adopted.model.instruction.mastery.reviewBelow;
    return mastery.reWarm?.competencyIds.includes(candidate.id) === true ? 1 : 0.5 + 0.5 * share((mark - candidate.estimate.p) / mark);
  },
};
