import { z } from 'zod';
import type { ModelLimits, OperationsDesign, Routine } from '../learning-model.ts';
import { clockTimeFormat, idFormat, minutesFormat, rationalesFormat, shareFormat, titleFormat, withRationale } from './values.ts';

/** `operations/operations.yaml`: time, limits, routines, and where a student goes when no planned place is left. */

const limitMinutes = z.int().min(0).max(10_000).nullable();

const limitsFormat = z
  .strictObject({
    teacherMinutesPerWeek: limitMinutes.describe('Minutes a week with a certified teacher who teaches or circulates, for each student, at least.'),
    screenMinutesPerDay: limitMinutes.describe('Minutes on a screen a day, for each student, at most. Assistive technology never counts.'),
    screenMinutesInARow: limitMinutes.describe('Minutes on a screen without a pause, at most.'),
    adultMinutesInARow: limitMinutes.describe('Minutes an adult may be planned without a break.'),
    planningMinutesPerDay: limitMinutes.describe('Minutes for planning that each adult has left a day, at least.'),
    preparationsPerDay: z.int().min(1).max(100).nullable().describe('Different pairs of competency and modality one adult prepares a day, at most.'),
    dutyFreeLunch: z
      .strictObject({
        start: clockTimeFormat.describe("Earliest start, 'HH:MM'."),
        end: clockTimeFormat.describe("Latest end, 'HH:MM'."),
        minutes: minutesFormat.describe('Free minutes in that window.'),
      })
      .nullable()
      .describe("The window in which each adult's lunch without duty falls."),
    homeTeacherShare: shareFormat.nullable().describe("Share of a week's meetings with the student's home teacher, preferred."),
    stableGroupShare: shareFormat.nullable().describe("Share of a week's meetings in the round's standing group, preferred."),
    studentsPerAdult: z.int().min(1).max(500).nullable().describe('Students one adult may have, whatever the modality, at most.'),
  })
  .describe('Limits for people. null: the model sets none. The school may set stricter ones.') satisfies z.ZodType<ModelLimits>;

const routineFormat = z.strictObject({
  id: idFormat.describe('Stable name.'),
  title: titleFormat.describe('What people call it.'),
  minutes: minutesFormat.describe('How long one takes.'),
  perRound: z.int().min(1).max(100).describe('How many there are in a round.'),
  ...withRationale,
}) satisfies z.ZodType<Routine>;

export const operationsFile = z
  .strictObject({
    roundSchoolDays: z.int().min(1).max(60).describe('School days in a round.'),
    periodMinutes: z
      .strictObject({
        shortest: minutesFormat.describe('Every competency fits in a period this short.'),
        longest: minutesFormat.describe('An activity longer than this is never planned.'),
      })
      .describe('The periods the model is made for.'),
    limits: limitsFormat,
    routines: z.array(routineFormat).max(50).default([]).describe('Meetings about no competency, such as advisory.'),
    fallback: z
      .strictObject({
        title: titleFormat.describe('What people call it.'),
        spaceKinds: z.array(titleFormat).min(1).max(50).describe('Kinds of space it may use.'),
        studentsPerAdult: z.int().min(1).max(500).describe('Students for whom one adult is enough there.'),
      })
      .describe('Where a student goes when no planned place is left: a real room with a real adult.'),
    rationales: z.exactOptional(rationalesFormat),
  })
  .describe('Time, limits, routines, and the fallback.') satisfies z.ZodType<OperationsDesign>;
