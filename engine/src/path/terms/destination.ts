import type { Term } from './term.ts';

/** Is it on the way? The destination counts full, each step before it three quarters of the next; what leads elsewhere counts nothing. */
export const destination: Term = {
  id: 'destination',
  unit: 'Nearness to the declared destination, or to work of the own grade where none is declared. 1 = the destination or a goal of this round, 0.75 = one step before, 0 = leads elsewhere.',
  source: 'Our own choice. Nothing says how much a step nearer is worth.',
  basis: 'assumed',
  points: 15,
  measureOn: ({ goalIds, distances }) => ({ candidate }) => {
    if (goalIds.includes(candidate.id)) return 1;
    const steps = distances.get(candidate.id);
    return steps === undefined ? 0 : 0.75 ** steps;
  },
};
