import type { Term } from './term.ts';

/** The team's own order: with this term alone in its weights, a team plans its list of goals from top to bottom. */
export const order: Term = {
  id: 'order',
  unit: 'Place in the round\'s list of goals for the student. 1 = first, then evenly down; 0 = not on the list.',
  source: 'The team that published the round plan. It is a decision of people, and nothing is predicted by it.',
  basis: 'assumed',
  points: 10,
  measureOn: ({ goalIds }) => ({ candidate }) => {
    const place = goalIds.indexOf(candidate.id);
    return place === -1 ? 0 : 1 - place / goalIds.length;
  },
};
