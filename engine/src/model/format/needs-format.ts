import { z } from 'zod';
import type { Need } from '../learning-model.ts';
import { titleFormat } from './values.ts';

/** Sets that are counted: what an activity or a modality takes of them. The school says how many it has, in `equipment.csv`. */
export const needsFormat = z
  .array(
    z.strictObject({
      equipment: titleFormat.describe('The set, in the school\'s own words: tablets, balances.'),
      amount: z.int().min(1).max(1000).describe('How many.'),
      per: z.enum(['group', 'student']).describe('For each group, or for each student.'),
    }),
  )
  .max(20)
  .describe('Sets that are counted, and how many it takes.') satisfies z.ZodType<readonly Need[]>;
