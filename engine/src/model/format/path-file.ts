import { z } from 'zod';
import type { PathPolicy } from '../learning-model.ts';
import { rationalesFormat, shareFormat } from './values.ts';

/** `instruction/path.yaml`: what counts when the next step of a student is chosen. */

export const pathFile = z
  .strictObject({
    gradeSpan: z
      .strictObject({
        below: z.int().min(0).max(12).describe('Grades below.'),
        above: z.int().min(0).max(12).describe('Grades above.'),
      })
      .describe('How far from the student\'s own grade work may be planned without approval.'),
    expectationFloor: shareFormat.describe('Share of a round\'s meetings on the student\'s own grade or declared destination, at least.'),
    reviewBudget: shareFormat.describe('Share of meetings that may go back to what was passed, at most: to make it secure, or to review it.'),
    stuckAfter: z.int().min(1).max(20).describe('Tasks in a row without a level before an adult, a prerequisite or a pause steps in.'),
    readyAt: shareFormat.describe('Estimate at which a prerequisite that nobody has judged counts as ready enough.'),
    breadth: z.int().min(1).max(100).describe('Competencies offered for each student and period, best first.'),
    weights: z
      .record(z.string().max(100), z.number().min(0).max(100))
      .describe('Weight of each term of value, by the id of the term. It multiplies the points of the term; 1 where a term is not named, 0 leaves it out.'),
    rationales: z.exactOptional(rationalesFormat),
  })
  .describe('What counts when a student\'s next step is chosen.') satisfies z.ZodType<PathPolicy>;
