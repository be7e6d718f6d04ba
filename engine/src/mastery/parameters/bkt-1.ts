import type { BktParameters } from '../methods/bkt.ts';

/**
 * Parameters of `bkt`, version 1: round defaults for a school without data of its own, fitted to nothing.
 * A change of any number is a new version beside this one; taking it is a decision that first shows who moves.
 */
export const bkt1: BktParameters = {
  id: 'bkt-1',
  // Chance to learn from one question. Corbett & Anderson (1995) fitted skills between about 0.1 and 0.4: the careful end.
  learn: 0.12,
  // A student who knows it gets it wrong one time in ten; one who does not gets it right one time in five (short answers and choices mixed).
  slip: 0.1,
  guess: 0.2,
  // An answer with a hint says half as much, one worked through together a quarter as much.
  helpWeights: { none: 1, hint: 0.5, 'worked-together': 0.25 },
  // Chance to know a competency before anything was seen, by how many grades it lies below the student's own:
  // logit = atGrade + perGrade * distance. On grade .35, last year's .65, two years ago .86, next year's .13.
  prior: { atGrade: -0.62, perGrade: 1.24, least: 0.05, most: 0.93, withoutGrade: 0.35 },
  // Two months without practice halve what evidence had added to the prior.
  halfLifeDays: 60,
};
