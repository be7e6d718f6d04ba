import { z } from 'zod';
import type { Rationale, Rationales } from '../learning-model.ts';

/**
 * The small values that every file of a package is made of. The schemas in this folder are the single source of the format:
 * the parser, the JSON Schemas in `schemas/` and the key tables of docs/guide/model-format.md all come from them.
 * `describe` is therefore documentation that an author reads, in an editor and in the guide.
 *
 * Every text and list has a limit, because a package may come from anywhere.
 */

/** Stable names. No slash, colon or at-sign: ids are joined with those into longer ones (`student/period/...`, `model@version`). */
export const idFormat = z.stringFormat('id', /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);

/** Three whole numbers: the first changes when plans or judgements change in kind. */
export const versionFormat = z.stringFormat('version', /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);

export const clockTimeFormat = z.stringFormat('clock', /^([01]\d|2[0-3]):[0-5]\d$/);

/** In school order, as CASE and OneRoster write them. */
const grades = ['PK', 'TK', 'KG', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** `06` without quotes is the number 6 in YAML. Both are plain to a reader, so both are read, and the engine sees '06'. */
export const gradeFormat = z
  .union([z.int().min(1).max(12), z.literal(grades)])
  .transform((grade) => (typeof grade === 'number' ? String(grade).padStart(2, '0') : grade));

export const titleFormat = z.string().trim().min(1).max(200);
export const textFormat = z.string().trim().min(1).max(4000);
export const shareFormat = z.number().min(0).max(1);
export const countFormat = z.int().min(0).max(10_000);
export const minutesFormat = z.int().min(1).max(480);

export const rationaleFormat = z
  .strictObject({
    source: textFormat.describe('Where the choice comes from: a study, a document, or in plain words why it was made.'),
    strength: z
      .enum(['strong', 'moderate', 'weak', 'none', 'unverified'])
      .describe('How well the source supports it. `none`: our own choice, nothing measured. `unverified`: said somewhere, not checked.'),
  })
  .describe('Where a design choice comes from, and how strongly.') satisfies z.ZodType<Rationale>;

export const rationalesFormat = z.record(z.string().max(200), rationaleFormat).describe(
  'A rationale for single keys of this file, by key (`limits.screenMinutesPerDay`).',
) satisfies z.ZodType<Rationales>;

/** `rationale: {source, strength}` beside the other keys of a component; may be left out. */
export const withRationale = { rationale: z.exactOptional(rationaleFormat) };
