import { ninePlaces } from '../mastery/index.ts';
import type { Reason } from '../problem/index.ts';
import { isTeacherLed } from './candidate.ts';
import type { Candidate, Way } from './candidate.ts';
import { chooseActivity } from './choose-activity.ts';
import { explain, isWithoutEvidence } from './explain.ts';
import { findCandidates } from './find-candidates.ts';
import type { Option, ValueTerm } from './option.ts';
import { keepReviewBudget } from './review-budget.ts';
import { readStudentDay } from './student-day.ts';
import type { StudentDay, StudentDayInput } from './student-day.ts';
import { valueOn } from './terms/index.ts';

/**
 * What next for one student today, how much each choice is worth, and why? For each period the best competencies, each in every
 * modality that somebody could run: enough for seventy students to be grouped, few enough to be read by one.
 * Best first within a period. `notes` tell what was held back or is missing.
 */
export function optionsFor(input: StudentDayInput): { readonly options: readonly Option[]; readonly notes: readonly Reason[] } {
  const day = readStudentDay(input);
  const { candidates, notes } = findCandidates(day);
  const options = day.periods.flatMap((period) => optionsInPeriod(candidates, period, day));
  const empty = day.periods.filter(({ id }) => !options.some(({ periodId }) => periodId === id));
  return { options, notes: [...notes, ...empty.map(({ id }): Reason => ({ code: 'path.no-option', params: { student: day.student.id, period: id } }))] };
}

type Period = StudentDayInput['periods'][number];
/** A way with its worth before scaling. */
type Valued = { readonly way: Way; readonly points: number };
/** A competency in every way it could be done today, best first. */
type Choice = { readonly candidate: Candidate; readonly ways: readonly Valued[] };

function optionsInPeriod(candidates: readonly Candidate[], period: Period, day: StudentDay): readonly Option[] {
  const valuation = valueOn(day);
  const byCompetency = candidates
    .map((candidate): Choice => ({
      candidate,
      ways: waysOf(candidate, period, day).map((way): Valued => ({ way, points: valuation.pointsOf(way) })).toSorted((a, b) => b.points - a.points),
    }))
    .filter(({ ways }) => ways.length > 0)
    .toSorted((a, b) => (b.ways[0]?.points ?? 0) - (a.ways[0]?.points ?? 0));
  const offered = keepFloor(keepReviewBudget(byCompetency, day), day)
    .slice(0, day.index.adopted.model.instruction.path.breadth)
    .flatMap(({ ways }) => ways);
  const best = Math.max(0, ...offered.map(({ points }) => points));
  return offered.toSorted((a, b) => b.points - a.points).map((choice) => toOption({ choice, best, period, terms: valuation.termsOf(choice.way) }, day));
}

function waysOf(candidate: Candidate, period: Period, day: StudentDay): readonly Way[] {
  // Extra time is the student's own: the check takes longer for them, so that the activity must leave room for it.
  const checkMinutes = Math.ceil(candidate.planned.exitCheck.minutes * day.checkFactor);
  const ways = [...candidate.planned.activities.keys()].flatMap((modalityId): readonly Way[] => {
    const modality = day.index.modalities.get(modalityId);
    if (modality === undefined) return [];
    const minutes = modality.periods === 2 ? period.minutesOfTwo ?? 0 : period.minutes;
    const activity = chooseActivity({ candidate, modalityId, minutes: minutes - checkMinutes }, day);
    return activity === undefined ? [] : [{ candidate, modality, activity, checkMinutes, periodMinutes: minutes }];
  });
  const taught = ways.filter(({ modality }) => isTeacherLed(modality));
  if (candidate.isSupported) return taught;
  // Where the teacher has only the lesson that did not help last time, another form is still better than nothing for ever.
  return candidate.stuck !== null && taught.length > 0 ? taught : ways;
}

/** When only just enough meetings are left in the round to keep the floor, they go to it. Earlier, the term of value is enough. */
function keepFloor(choices: readonly Choice[], day: StudentDay): readonly Choice[] {
  const { expectationFloor } = day.index.adopted.model.instruction.path;
  const owed = Math.ceil(expectationFloor * day.roundMeetings) - day.roundPast.filter(({ competencyId }) => day.isExpected(competencyId)).length;
  const left = day.roundMeetings - day.roundPast.length;
  if (owed <= 0 || owed < left) return choices;
  const expected = choices.filter(({ candidate }) => day.isExpected(candidate.id));
  return expected.length === 0 ? choices : expected;
}

function toOption(of: { readonly choice: Valued; readonly best: number; readonly period: Period; readonly terms: readonly ValueTerm[] }, day: StudentDay): Option {
  const { best, period, terms } = of;
  const { way, points } = of.choice;
  const { candidate, modality, activity, checkMinutes } = way;
  const adoptionId = day.index.adopted.adoption.id;
  return {
    id: [day.student.id, period.id, adoptionId, candidate.id, modality.id].join('/'),
    studentId: day.student.id, periodId: period.id, adoptionId, purpose: 'competency',
    competencyId: candidate.id, modalityId: modality.id, activityIds: [activity.id], exitCheckId: candidate.planned.exitCheck.id,
    stage: candidate.stage, cause: candidate.cause,
    minutes: activity.minutes, checkMinutes, screenMinutes: activity.isOnScreen ? activity.minutes : 0,
    // Without any points, as under weights of 0, all choices are equally good.
    value: best > 0 ? ninePlaces((100 * Math.max(0, points)) / best) : 100,
    terms, reasons: explain(way, day), isWithoutEvidence: isWithoutEvidence(day),
  };
}
