import { z } from 'zod';
import { gradeFormat, idFormat, textFormat, titleFormat } from './values.ts';

/**
 * `instruction/frameworks/*.yaml`: what there is to learn. Written the way an author thinks, each competency with its own
 * prerequisites beside it; `assemble` turns that into the graph of associations that the engine and CASE use.
 */

const competencyFormat = z.strictObject({
  id: idFormat.describe('Stable name, unique in the package.'),
  code: titleFormat.optional().describe('What people say and type; the id where left out.'),
  title: titleFormat.optional().describe('A few words for a card; the code where left out.'),
  statement: textFormat.describe('What a student knows or can do.'),
  kind: titleFormat.default('competency').describe('standard, competency, objective, skill, habit or a group of them. A `habit` never feeds a level or a plan.'),
  grades: z.array(gradeFormat).max(15).describe("The grades it belongs to: '06' or 6."),
  parent: idFormat.optional().describe('The competency it is a part of.'),
  precededBy: z.array(idFormat).max(100).default([]).describe('What a student should know first.'),
  matches: z.array(titleFormat).max(100).default([]).describe('Ids or codes that say the same in other frameworks, such as 6.RP.A.1.'),
});

export const frameworkFile = z
  .strictObject({
    id: idFormat.describe('Stable name of the framework.'),
    title: titleFormat.describe('What people call it.'),
    publisher: titleFormat.describe('Who wrote it.'),
    version: titleFormat.describe('Its version, in the publisher\'s own way.'),
    competencies: z.array(competencyFormat).min(1).max(20_000).describe('What there is to learn.'),
  })
  .describe('What there is to learn, and what comes before what.');

export type FrameworkFile = z.infer<typeof frameworkFile>;
