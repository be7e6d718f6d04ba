import { z } from 'zod';
import type { EvidenceKind, LevelRule, MasteryPolicy } from '../learning-model.ts';
import { idFormat, shareFormat, textFormat, withRationale } from './values.ts';

/** `instruction/mastery.yaml`: by which rule a student's work becomes a level. */

export const evidenceKinds = [
  'exit-check', 'quiz', 'practice', 'project', 'observation', 'diagnostic', 'conversation', 'self-report',
] as const satisfies readonly EvidenceKind[];

const levelRuleFormat = z.strictObject({
  id: idFormat.describe('Name of the rule; judgements keep it.'),
  m: z.int().min(1).max(100).describe('Answers that must be right ...'),
  n: z.int().min(1).max(100).describe('... of so many in one task. A shorter task needs the same share, rounded up.'),
  kinds: z.array(z.enum(evidenceKinds)).min(1).max(8).describe('Kinds of evidence that count.'),
  countsHelped: z.boolean().describe('Whether an answer given with help counts as right.'),
  needsLaterDay: z.boolean().describe('Whether it takes a task on a later school day than the first one passed.'),
  needsAnotherKind: z.boolean().describe('Whether it takes a task of another kind than the first one passed.'),
  estimate: z.exactOptional(z.strictObject({
    atLeast: shareFormat.describe('The estimate with the task counted in must be at least this ...'),
    afterDays: z.int().min(0).max(365).describe('... as it will have faded after so many days without practice; 0 = right after the task.'),
  })).describe('What the estimate must say besides. Leave it out, and the task alone decides.'),
  text: textFormat.describe('The rule in a sentence for people. It is copied into each judgement, so that later changes never rewrite history.'),
  ...withRationale,
}) satisfies z.ZodType<LevelRule>;

export const masteryFile = z
  .strictObject({
    method: idFormat.describe('How the estimate is computed, such as `bkt`.'),
    parameters: idFormat.describe('Version of the method\'s parameter file.'),
    provisional: levelRuleFormat.describe('The level that opens the next step.'),
    secure: levelRuleFormat.describe('The level that stands for lasting knowledge.'),
    reviewBelow: shareFormat.describe('Estimate below which a reviewed competency falls due again.'),
    ...withRationale,
  })
  .describe('By which rule work becomes a level.') satisfies z.ZodType<MasteryPolicy>;
