import { assertNever } from '../problem/index.ts';
import type { Params, Reason } from '../problem/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import type { Standing } from '../mastery/index.ts';
import { confirmingKinds } from '../model/index.ts';
import type { Candidate, Way } from './candidate.ts';
import { findFirstGuess } from './diagnostic/index.ts';
import { daysToConfirm } from './review-budget.ts';
import type { StudentDay } from './student-day.ts';

/**
 * Why this, today? At most two reasons, what matters most first, so that with what the schedule adds a student reads three sentences:
 * the step itself, and then what must not go unsaid, an approval, missing evidence, a goal.
 */
export function explain(way: Way, day: StudentDay): readonly Reason[] {
  const { candidate, modality } = way;
  const second = [
    candidate.isBeyondSpan ? [{ code: 'path.beyond-grade-span', params: { competency: candidate.id } }] : [],
    missingEvidence(day),
    candidate.cause?.kind === 'no-evidence' && isAnotherWay(way, day) ? [{ code: 'path.another-way', params: { modality: modality.id } }] : [],
    candidate.cause === null && isOnTheWay(candidate, day) ? [{ code: 'path.towards', params: { competencies: day.destinationIds } }] : [],
  ].flat().slice(0, 1);
  return [mainReason(candidate, day), ...second];
}

/** Nothing that may inform came from the student's last school day: the choice rests on older knowledge, and the card must say so. */
export function isWithoutEvidence({ mastery, lastSchoolDay }: Pick<StudentDay, 'mastery' | 'lastSchoolDay'>): boolean {
  return mastery.lastEvidenceOn === null || (lastSchoolDay !== null && mastery.lastEvidenceOn < lastSchoolDay);
}

function missingEvidence(day: StudentDay): readonly Reason[] {
  if (!isWithoutEvidence(day)) return [];
  if (day.lastSchoolDay === null || day.mastery.lastEvidenceOn === null) return [{ code: 'path.nothing-seen-yet', params: {} }];
  const params = { date: day.lastSchoolDay };
  return [day.wasPresentLastDay ? { code: 'path.no-check-came', params } : { code: 'path.was-away', params }];
}

function mainReason(candidate: Candidate, day: StudentDay): Reason {
  const competency = candidate.id;
  const [target] = candidate.gapBelowOf;
  if (candidate.stuck !== null) return { code: 'path.stuck-teacher', params: { competency, count: candidate.stuck.count } };
  if (candidate.isSupported) return { code: 'path.on-grade-with-teacher', params: { competency } };
  if (target !== undefined) return gapBelow(competency, target, day);
  if (candidate.cause !== null) return missed(candidate, candidate.cause);
  if (candidate.stage === 'review' && day.mastery.reWarm?.competencyIds.includes(competency) === true) return { code: 'path.re-warm', params: { competency, days: day.mastery.reWarm.awayDays } };
  if (candidate.stage === 'review') return { code: 'path.review-due', params: { competency } };
  if (candidate.stage === 'practice') return passedOnce(candidate, day);
  // Beside it the pass or the miss that the person judged over would read as if nobody had looked.
  if (candidate.standing !== undefined && candidate.standing.judgedByPersonAt !== null) return { code: 'path.judged-not-yet', params: { competency } };
  return nextStep(candidate, day) ?? onFirstGuess(candidate, day) ?? begun(candidate, day) ?? { code: isFromEarlierYear(candidate, day) ? 'path.not-seen-yet' : 'path.first-time', params: { competency } };
}

/** Another kind of task is told only where the school has one, and not on the day of the pass, when nothing can become secure. */
function passedOnce(candidate: Candidate, { on, index }: StudentDay): Reason {
  const params = { competency: candidate.id, date: candidate.standing?.lastProgressOn ?? on };
  if (typeof candidate.standing?.judgedByPersonAt === 'string') return { code: 'path.judged-once', params };
  const canConfirm = daysToConfirm(candidate, on) > 0 && confirmingKinds(index.adopted.model).length > 0;
  return canConfirm ? { code: 'path.confirm', params } : { code: 'path.practise', params };
}

function gapBelow(competency: string, target: string, { mastery }: StudentDay): Reason {
  const above = mastery.standings.get(target);
  const params = { competency, competencies: [target] };
  // What was stuck for want of checks has no figures to tell.
  return above?.lastTask?.isPassed === false ? { code: 'path.gap-below', params: { ...params, ...outcome(above) } } : { code: 'path.below-resting', params };
}

function missed(candidate: Candidate, cause: NonNullable<Candidate['cause']>): Reason {
  const params = { competency: candidate.id, ...outcome(candidate.standing) };
  switch (cause.kind) {
    case 'gap-below': return { code: 'path.missed-gap', params: { ...params, competencies: [cause.competencyId] } };
    case 'misconception': return { code: 'path.missed-misconception', params };
    case 'slip': return { code: 'path.missed-slip', params };
    case 'no-evidence': return { code: 'path.missed', params };
    default: return assertNever(cause);
  }
}

/** The passed check that opened this step, the newest first. */
function nextStep(candidate: Candidate, { mastery }: StudentDay): Reason | undefined {
  const passed = candidate.planned.prerequisiteIds
    .map((id) => mastery.standings.get(id))
    .filter((standing) => standing?.lastTask?.isPassed === true)
    .toSorted((a, b) => ((a?.lastTask?.at ?? '') < (b?.lastTask?.at ?? '') ? 1 : -1))[0];
  return passed === undefined ? undefined : { code: 'path.next-step', params: { competency: candidate.id, competencies: [passed.competencyId], ...outcome(passed) } };
}

/** A diagnostic opened this step: nobody should take its guess for knowledge, nor for longer than it holds. */
function onFirstGuess({ id, planned }: Candidate, { mastery }: StudentDay): Reason | undefined {
  const guess = [id, ...planned.prerequisiteIds].map((one) => findFirstGuess(mastery.standings.get(one)?.estimate ?? mastery.estimate(one))).find((one) => one !== undefined);
  return guess === undefined ? undefined : { code: 'path.first-guess', params: { competency: id, date: guess.params['date'] ?? '' } };
}

/** Begun, and no check came of it. */
function begun(candidate: Candidate, { past }: StudentDay): Reason | undefined {
  const last = past.findLast(({ competencyId }) => competencyId === candidate.id);
  return last === undefined ? undefined : { code: 'path.go-on', params: { competency: candidate.id, date: last.on } };
}

/** Nobody should be told that last year's work is new to them: it is only new to us. */
function isFromEarlierYear({ planned }: Candidate, { student }: StudentDay): boolean {
  return (gradeDistance(student.grade, planned.competency.grades) ?? 0) > 0;
}

function outcome(standing: Standing | undefined): Params {
  const task = standing?.lastTask;
  return task === null || task === undefined ? {} : { date: task.on, correct: task.correct, of: task.of };
}

function isAnotherWay({ candidate, modality }: Way, { past }: StudentDay): boolean {
  const last = past.findLast(({ competencyId }) => competencyId === candidate.id);
  return last !== undefined && last.modalityId !== modality.id;
}

/** Only where people declared one: "towards the work of your grade" tells nobody anything. */
function isOnTheWay(candidate: Candidate, { goalIds, destinationIds, distances }: StudentDay): boolean {
  return goalIds.length > 0 && !destinationIds.includes(candidate.id) && distances.has(candidate.id);
}
