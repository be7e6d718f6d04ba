import { z } from 'zod';
import type { Habit, Modality } from '../learning-model.ts';
import { needsFormat } from './needs-format.ts';
import { gradeFormat, idFormat, rationaleFormat, shareFormat, textFormat, titleFormat, withRationale } from './values.ts';

/** The files under `practice/`: the forms of instruction, and what adults look for in how students work. */

const studentsFormat = z.int().min(1).max(500);

const modalityFormat = z.strictObject({
  id: idFormat.describe('Stable name.'),
  title: titleFormat.describe('What people call it.'),
  delivery: z.enum(['teacher-led', 'collaborative', 'independent']).describe('Who carries the learning: the adult, the group, or the student alone.'),
  groupSize: z
    .strictObject({ min: studentsFormat.describe('Fewest students.'), max: studentsFormat.describe('Most students.') })
    .describe('Students in one group, all on the same competency.'),
  groupsPerStation: z.int().min(1).max(500).describe('Groups, each on its own competency, that one room with one adult can hold at once.'),
  adult: z
    .strictObject({
      task: z.enum(['teaches', 'circulates', 'supervises']).describe('What only this adult does.'),
      qualification: titleFormat.nullable().describe("What the responsible adult must be qualified for: 'subject' is the model's subject, null is any adult of the school."),
      ratio: z
        .array(
          z.strictObject({
            throughGrade: gradeFormat.describe('Holds up to this grade, counted by the youngest student present.'),
            students: studentsFormat.describe('Students for whom one adult is enough.'),
          }),
        )
        .min(1)
        .max(15)
        .describe('Youngest grades first; the first entry whose grade fits counts.'),
    })
    .describe('The responsible adult.'),
  spaceKinds: z.array(titleFormat).min(1).max(50).describe("Kinds of space it fits in, in the school's own words: classroom, small room, studio, open area, lab."),
  isOnScreen: z.boolean().describe('Whether students look at a screen.'),
  needs: z.exactOptional(needsFormat),
  periods: z.exactOptional(z.union([z.literal(1), z.literal(2)])).describe('Periods that one meeting holds: 1, or 2 where the bell schedule lets a period run on into the next. 1 where it is left out.'),
  againSameDay: z.exactOptional(z.boolean()).describe('Whether it may be on a competency that the student works on at another time of the same day. A second meeting is avoided where this is left out.'),
  materialUse: titleFormat.describe("Which of a school's own materials serve it, by the word in their `use` column: lesson, practice sheet."),
  fits: z
    .strictObject({
      new: shareFormat.describe('Nothing passed yet.'),
      practice: shareFormat.describe('Provisional, not yet secure.'),
      review: shareFormat.describe('Secure, and due for review.'),
    })
    .describe('How well it suits each stage of learning, 0 to 1.'),
  afterMiss: z.array(idFormat).max(50).describe('Modalities to prefer after a miss in this one, best first.'),
  rationale: rationaleFormat,
}) satisfies z.ZodType<Modality>;

export const modalitiesFile = z
  .strictObject({ modalities: z.array(modalityFormat).min(1).max(100).describe('The forms of instruction.') })
  .describe('The forms of instruction: how many students, which adult, which room, how long, on or off screen.');

const habitFormat = z.strictObject({
  id: idFormat.describe('Stable name.'),
  title: titleFormat.describe('What people call it.'),
  lookFors: z.array(textFormat).min(1).max(50).describe('What an adult can see when a student does it.'),
  ...withRationale,
}) satisfies z.ZodType<Habit>;

export const habitsFile = z
  .strictObject({ habits: z.array(habitFormat).max(100).describe('What adults look for.') })
  .describe('What adults look for in how students work. It proposes a conversation and feeds no level, value or group.');
