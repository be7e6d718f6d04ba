import { z } from 'zod';
import type { Aim, LearningModel } from '../learning-model.ts';
import { gradeFormat, idFormat, rationaleFormat, textFormat, titleFormat, versionFormat } from './values.ts';

/** `model.yaml`: what this model is, for whom, and what it claims to reach. */

export const formatName = 'heddle/1';

const aimFormat = z.strictObject({
  id: idFormat.describe('Stable name.'),
  statement: textFormat.describe('What the model wants to reach.'),
  measure: textFormat.describe('How a school would see whether it did.'),
  interval: titleFormat.describe('How often that is looked at.'),
  // An aim without any word on its evidence reads like a proven one; "none" is a word.
  evidence: z.array(rationaleFormat).min(1).max(50).describe('What speaks for or against the aim being reached; at least one entry.'),
  warnings: z.array(textFormat).max(50).default([]).describe('What a school should know before it trusts the aim.'),
}) satisfies z.ZodType<Aim>;

export const identityFile = z
  .strictObject({
    format: z.literal(formatName).describe('The format of the package; always `heddle/1`.'),
    id: idFormat.describe('Stable name of the model. It never changes; a rename goes through `aliases`.'),
    version: versionFormat.describe(
      'Three numbers in quotes or plain, such as 1.2.0. The first changes when plans or judgements change in kind, the second when something is added, the third for corrections.',
    ),
    title: titleFormat.describe('What people call it.'),
    scope: z
      .strictObject({
        kind: z.enum(['school', 'subject', 'function']).describe('A whole school, one subject, or one function such as advisory.'),
        subject: titleFormat.nullable().describe('The subject as the roster writes it, such as Mathematics; null where the kind is not `subject`.'),
        grades: z.array(gradeFormat).min(1).max(15).describe("The grades it is made for: '06' or 6, and 'KG'."),
      })
      .describe('What part of a school it covers.'),
    aims: z.array(aimFormat).min(1).max(50).describe('What it is for.'),
    extends: z.null().default(null).describe('Another model that this one changes. Not supported yet: null.'),
    aliases: z.record(idFormat, idFormat).default({}).describe('Renamed ids of this package, old to new.'),
  })
  .describe('What the model is, for whom, and what it is for.') satisfies z.ZodType<
  Pick<LearningModel, 'id' | 'version' | 'title' | 'scope' | 'aims' | 'aliases'>
>;
