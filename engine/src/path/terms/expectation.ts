import type { Term } from './term.ts';
import { share } from './term.ts';

/** Everyone meets work of their own grade or their destination, also when much is missing: it counts as long as the round is behind its floor. */
export const expectation: Term = {
  id: 'expectation',
  unit: 'For work on the own grade or the destination: how far the round is behind its floor. 1 = none of it yet, 0 = floor kept, or other work.',
  source: 'TNTP (2018), The Opportunity Myth: students given work of their grade gained more. A correlation in five districts; the floor itself is a promise, and our choice.',
  basis: 'assumed',
  points: 15,
  measureOn: (day) => {
    const floor = day.index.adopted.model.instruction.path.expectationFloor;
    const done = day.roundPast.filter(({ competencyId }) => day.isExpected(competencyId)).length;
    const behind = floor <= 0 ? 0 : share(1 - done / Math.max(1, day.roundPast.length) / floor);
    return ({ candidate }) => (day.isExpected(candidate.id) ? behind : 0);
  },
};
