import type { Term } from './term.ts';

/** Not the same form of instruction day after day. */
export const variety: Term = {
  id: 'variety',
  unit: 'Share of the student\'s last four meetings that were in another modality. 1 = none of them in this one.',
  source: 'Our own choice, after complaints about sameness. No gain in learning is claimed.',
  basis: 'assumed',
  points: 8,
  measureOn: ({ past }) => ({ modality }) => {
    const last = past.slice(-4);
    return last.length === 0 ? 1 : last.filter(({ modalityId }) => modalityId !== modality.id).length / last.length;
  },
};
