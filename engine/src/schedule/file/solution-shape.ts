import { z } from 'zod';
import { indexInto } from './instance-shape.ts';

/** A solution as a file: who sits where, in the indices of its instance, and how it was found, so that the search can be run again. */
export const solutionShape = z.strictObject({
  format: z.literal('heddle-solution/1'),
  instanceHash: z.string().regex(/^[0-9a-f]{64}$/).nullable().default(null).describe('Of the instance it was made for; null = not said.'),
  stations: z.array(z.strictObject({
    period: indexInto('periods'), kind: indexInto('kinds'), space: indexInto('spaces'),
    adults: z.array(indexInto('adults')).max(1_000).describe('The first is the responsible adult.'),
    groups: z.array(z.strictObject({
      task: indexInto('tasks', -1).describe('-1 = fallback.'),
      seats: z.array(z.strictObject({ demand: indexInto('demands'), option: indexInto('options', -1).describe('-1 = fallback.') })).max(20_000),
    })).max(20_000),
  })).max(200_000),
  value: z.number().describe('Sum of the values of the seats.'),
  score: z.number().describe('Value less the prices of what is not kept.'),
  leastBad: z.array(indexInto('demands')).max(200_000).default([]).describe('Demands that no place keeps every limit for.'),
  iterations: z.int().min(0).default(0),
  bound: z.number().nullable().default(null).describe('No plan of the instance has a higher score; null = not computed.'),
  search: z.strictObject({
    seed: z.int().min(0).max(2 ** 32 - 1),
    priceSteps: z.int().min(0).max(1_000_000).describe('Steps of the bound whose prices guided the search.'),
    rounds: z.int().min(0).max(1_000_000_000).describe('Rounds on each core.'),
    every: z.int().min(1).max(1_000_000).describe('Rounds between two exchanges of the searches.'),
    shares: z.array(z.number().min(0).max(1e9)).max(100_000).describe('How far along the search was at each exchange; first, where the first was expected. With the rest the search can be run again.'),
  }).nullable().default(null).describe('null = found in another way.'),
});
