import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { english } from '../messages/index.ts';
import type { Accommodation } from '../roster/index.ts';
import type { PastMeeting } from './past-meetings.ts';
import { activity, graph, indexOf, inputFor, modalities, roundWith, shown, today } from './small-school.test-data.ts';
import { optionsFor } from './options-for.ts';
import type { StudentDayInput } from './student-day.ts';

/**
 * Any student, after any two weeks: what every list of options keeps. Checked here on the input alone, by other code than that which
 * makes the options, so that a mistake shared by both is unlikely.
 */
const ids = [...graph.competencies.keys()];
const days = [1, 2, 3, 4, 8, 9, 10, 11, 14];
const index = indexOf({
  activities: ids.flatMap((id) => modalities.flatMap((one, i) => [25, 30].slice(0, i + 1).map((minutes) => activity(id, one.id, { id: `${id}-${one.id}-${minutes}`, minutes })))),
  path: { breadth: 7 }, teacherMinutesPerWeek: 60,
});

type Week = { readonly tasks: readonly (readonly [string, number, number, string])[]; readonly met: readonly (readonly [string, string, number])[] };
const weeks: fc.Arbitrary<Week> = fc.record({
  tasks: fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 5 }), fc.constantFrom(...days), fc.constantFrom('exit-check', 'quiz')), { maxLength: 14 }),
  met: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...modalities.map(({ id }) => id)), fc.constantFrom(...days)), { maxLength: 9 }),
});
const minutes = fc.constantFrom(30, 35, 47, 60);
const factors = fc.constantFrom(1, 1.5, 2);
const gradeOf = fc.constantFrom<string | null>('05', '06', '07', null);
const goals = fc.subarray(ids, { maxLength: 4 });

function situation([week, periodMinutes, factor, grade, goalIds]: readonly [Week, number, number, string | null, readonly string[]]): { readonly input: StudentDayInput; readonly evidence: readonly Evidence[] } {
  const evidence = shown(...new Set(week.tasks.map(([id, correct, day, kind]) => `${id} ${correct}/5 ${day} ${kind}`)));
  const past = week.met.toSorted((a, b) => a[2] - b[2]).map(([competencyId, modalityId, day]): PastMeeting => ({
    on: `2026-09-${String(day).padStart(2, '0')}`, periodId: '1', competencyId, modalityId, activityIds: [`${competencyId}-${modalityId}-25`], stage: 'new', minutes: 25,
  }));
  const accommodations: readonly Accommodation[] = [{ from: '2026-08-01', until: null, studentId: 's1', kind: 'extra-time', factor }];
  const round = goalIds.length === 0 ? null : roundWith(goalIds);
  return { evidence, input: inputFor({ evidence, grade, past, accommodations, round, index, periods: [{ id: '1', minutes: periodMinutes }] }) };
}
const situations = fc.tuple(weeks, minutes, factors, gradeOf, goals).map(situation);

function checkAll(check: (input: StudentDayInput, plan: ReturnType<typeof optionsFor>, evidence: readonly Evidence[]) => void): void {
  fc.assert(fc.property(situations, ({ input, evidence }) => check(input, optionsFor(input), evidence)), { numRuns: 80 });
}

describe('any student after any two weeks', () => {
  test('[PA1, PA5] each option is an activity of its competency and modality, with an exit check, that fits the period with the student\'s own time', () => {
    checkAll(({ periods, accommodations }, { options }) => {
      const factor = accommodations.map((one) => (one.kind === 'extra-time' ? one.factor : 1))[0] ?? 1;
      for (const option of options) {
        const done = index.adopted.model.instruction.activities.find(({ id }) => id === option.activityIds[0]);
        expect(done?.competencyIds).toContain(option.competencyId);
        expect(done?.modalityId).toBe(option.modalityId);
        expect(option.exitCheckId).toBe(`check-${option.competencyId}`);
        expect(option.minutes).toBe(done?.minutes);
        expect(option.checkMinutes).toBe(Math.ceil(5 * factor));
        expect(option.minutes + option.checkMinutes).toBeLessThanOrEqual(periods[0]?.minutes ?? 0);
      }
    });
  });

  test('[PA2] new work never stands on a prerequisite whose last check was badly missed', () => {
    let looked = 0;
    let missed = 0;
    checkAll(({ mastery }, { options }) => {
      missed += ids.filter((id) => isBadlyMissed(mastery, id) && graph.successorsOf(id).length > 0).length;
      for (const { competencyId, stage, reasons } of options) {
        if (stage !== 'new' || reasons[0]?.code === 'path.on-grade-with-teacher') continue;
        for (const before of graph.prerequisitesOf(competencyId ?? '')) {
          looked += 1;
          expect(isBadlyMissed(mastery, before), `${competencyId} on ${before}`).toBe(false);
        }
      }
    });
    // Both sides of the rule were met: work that stands on something, and misses under something.
    expect(Math.min(looked, missed)).toBeGreaterThan(10);
  });

  function isBadlyMissed(mastery: StudentDayInput['mastery'], id: string): boolean {
    const standing = mastery.standings.get(id);
    return standing?.level === 'none' && standing.lastTask?.isPassed === false && mastery.estimate(id).p < 0.6;
  }

  test('[PA3] the stage is what the judgements say, and nothing fresh and secure is offered', () => {
    checkAll(({ mastery }, { options }) => {
      for (const { competencyId, stage } of options) {
        const level = mastery.standings.get(competencyId ?? '')?.level ?? 'none';
        expect(stage).toBe({ none: 'new', provisional: 'practice', secure: 'review' }[level]);
        if (level === 'secure') expect(mastery.standings.get(competencyId ?? '')?.isReviewDue).toBe(true);
      }
    });
  });

  test('[PA4] what is two grades away is marked for approval, and what is not is not', () => {
    checkAll(({ student }, { options }) => {
      for (const { competencyId, reasons } of options) {
        const distance = student.grade === null ? 0 : Math.abs(Number(student.grade) - Number(competencyId?.slice(0, 2)));
        expect(reasons.some(({ code }) => code === 'path.beyond-grade-span')).toBe(distance > 1);
      }
    });
  });

  test('[PA6] the activity of the last meeting on a competency is not offered again', () => {
    checkAll(({ past }, { options }) => {
      for (const { competencyId, activityIds } of options) {
        const last = past.findLast((meeting) => meeting.competencyId === competencyId);
        expect(last?.activityIds ?? []).not.toContain(activityIds[0]);
      }
    });
  });

  test('[PA7] a cause is named exactly for those whose last task was missed', () => {
    checkAll(({ mastery }, { options }) => {
      for (const { competencyId, cause } of options) {
        const standing = mastery.standings.get(competencyId ?? '');
        expect(cause !== null).toBe(standing?.level !== 'secure' && standing?.lastTask?.isPassed === false);
      }
    });
  });

  test('[PA12, PA17] values run from 100 down, ids are unique, and no more competencies than the breadth', () => {
    checkAll((_, { options }) => {
      expect(options[0]?.value ?? 100).toBe(100);
      const values = options.map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      expect(new Set(options.map(({ competencyId }) => competencyId)).size).toBeLessThanOrEqual(7);
    });
  });

  test('[PA12] the same student asked twice, or with another order of evidence, gets the same answer', () => {
    checkAll((input, plan, evidence) => {
      expect(optionsFor(input)).toEqual(plan);
      const other = inputFor({ evidence: evidence.toReversed(), grade: input.student.grade, past: input.past, accommodations: input.accommodations, round: input.round, index, periods: input.periods });
      expect(optionsFor(other)).toEqual(plan);
    });
  });

  test('[PA15] every reason and note has its sentence', () => {
    checkAll((_, { options, notes }) => {
      for (const { code } of [...options.flatMap(({ reasons }) => reasons), ...notes]) expect(Object.hasOwn(english, code), code).toBe(true);
    });
  });

  test('[PA16] an option says that evidence is missing exactly when none came from the last school day', () => {
    checkAll(({ lastSchoolDay }, { options }, evidence) => {
      const hasCome = evidence.some(({ occurredAt }) => occurredAt.slice(0, 10) === lastSchoolDay);
      expect(options.every(({ isWithoutEvidence }) => isWithoutEvidence === !hasCome)).toBe(true);
      expect(lastSchoolDay).toBe('2026-09-14');
      expect(today).toBe('2026-09-15');
    });
  });
});
