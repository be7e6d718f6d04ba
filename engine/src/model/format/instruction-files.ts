import { z } from 'zod';
import type { Activity, ExitCheck, ItemTemplate, Misconception } from '../learning-model.ts';
import { needsFormat } from './needs-format.ts';
import { countFormat, idFormat, minutesFormat, textFormat, titleFormat, withRationale } from './values.ts';

/** The files under `instruction/` that say what a group does in a meeting, how the meeting closes, and what answers tell. */

const activityFormat = z.strictObject({
  id: idFormat.describe('Stable name, unique in the package.'),
  title: titleFormat.describe('What people call it.'),
  competencyIds: z.array(idFormat).min(1).max(50).describe('What it is for.'),
  modalityId: idFormat.describe('The modality it is done in.'),
  minutes: minutesFormat.describe('How long it takes, without the exit check.'),
  isOnScreen: z.boolean().describe('Whether students look at a screen for it.'),
  material: textFormat.describe('What to bring or open.'),
  pagesToCopy: countFormat.describe('Pages for each student.'),
  printable: textFormat.nullable().describe('Its printable form, which may be another activity\'s sheet. null: it is never planned.'),
  unit: z.exactOptional(z.strictObject({
    id: idFormat.describe('The unit\'s name; the same in all its lessons.'),
    step: z.int().min(1).max(1000).describe('The lesson\'s place. A student who has done a step does not get the same or an earlier one without approval.'),
  })).describe('A lesson of a unit whose lessons stay in order.'),
  needs: z.exactOptional(needsFormat),
  ...withRationale,
}) satisfies z.ZodType<Activity>;

const exitCheckFormat = z.strictObject({
  id: idFormat.describe('Stable name, unique in the package.'),
  competencyId: idFormat.describe('What it checks.'),
  title: titleFormat.describe('What people call it.'),
  minutes: minutesFormat.describe('How long it takes without extra time.'),
  questions: z.int().min(1).max(100).describe('How many questions it has.'),
  pagesToCopy: countFormat.describe('Pages for each student.'),
  ...withRationale,
}) satisfies z.ZodType<ExitCheck>;

export const activitiesFile = z
  .strictObject({
    activities: z.array(activityFormat).max(50_000).default([]).describe('What groups do.'),
    exitChecks: z.array(exitCheckFormat).max(50_000).default([]).describe('The checks that close a meeting.'),
  })
  .describe('What groups do in a meeting, and the checks that close one.');

const misconceptionFormat = z.strictObject({
  id: idFormat.describe('Stable name, unique in the package.'),
  competencyId: idFormat.describe('Where it shows.'),
  statement: textFormat.describe('What the student seems to believe, in plain words.'),
  response: textFormat.describe('What an adult does about it.'),
  ...withRationale,
}) satisfies z.ZodType<Misconception>;

export const misconceptionsFile = z
  .strictObject({ misconceptions: z.array(misconceptionFormat).max(50_000).describe('Known wrong ideas.') })
  .describe('Known wrong ideas, and what helps.');

const parameterFormat = z.strictObject({
  from: z.number().describe('Smallest value.'),
  to: z.number().describe('Largest value.'),
  step: z.number().positive().describe('Distance between values.'),
});

const itemFormat = z.strictObject({
  id: idFormat.describe('Stable name, unique in the package.'),
  competencyId: idFormat.describe('What it asks about.'),
  kind: idFormat.describe('What sort of question it is; questions of two kinds check more than two of one.'),
  parameters: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/).max(40), parameterFormat).describe('Numbers that are drawn anew each time, by name.'),
  where: z.array(textFormat).max(50).default([]).describe('Conditions that a draw must meet.'),
  prompt: textFormat.describe('The question, with {name} or {expression} holes.'),
  answer: textFormat.describe('The right answer, as an expression.'),
  distractors: z
    .array(
      z.strictObject({
        value: textFormat.describe('A wrong answer, as an expression.'),
        misconceptionId: idFormat.describe('The wrong idea it shows.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Wrong answers that tell something.'),
  ...withRationale,
}) satisfies z.ZodType<ItemTemplate>;

export const itemsFile = z
  .strictObject({ items: z.array(itemFormat).max(50_000).describe('Questions with parameters.') })
  .describe('Questions with parameters: same seed, same numbers.');
