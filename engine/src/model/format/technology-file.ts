import { z } from 'zod';
import type { EvidenceSource, RetentionRule, TechnologyDesign } from '../learning-model.ts';
import { evidenceKinds } from './mastery-file.ts';
import { idFormat, textFormat, titleFormat, withRationale } from './values.ts';

/** `technology/technology.yaml`: which tools send evidence, how far each is trusted, and how long data are kept. */

const evidenceSourceFormat = z.strictObject({
  id: idFormat.describe('Stable name; a mapping of a tool\'s export names it.'),
  title: titleFormat.describe('What people call it.'),
  trust: z
    .enum(['awards', 'informs', 'context'])
    .describe('`awards`: may raise a level. `informs`: moves the estimate, never a level alone. `context`: kept and shown, moves nothing; what students say about themselves is never more.'),
  kinds: z.array(z.enum(evidenceKinds)).min(1).max(8).describe('Kinds of evidence it sends.'),
  ...withRationale,
}) satisfies z.ZodType<EvidenceSource>;

const retentionFormat = z.strictObject({
  data: titleFormat.describe('Which data.'),
  keep: titleFormat.describe('How long.'),
  why: textFormat.describe('Why so long.'),
}) satisfies z.ZodType<RetentionRule>;

export const technologyFile = z
  .strictObject({
    evidenceSources: z.array(evidenceSourceFormat).min(1).max(200).describe('Tools and people that send evidence.'),
    retention: z.array(retentionFormat).max(100).default([]).describe('How long data are kept.'),
  })
  .describe('Where evidence comes from, how far it is trusted, and how long data are kept.') satisfies z.ZodType<TechnologyDesign>;
