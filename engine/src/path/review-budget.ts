import type { SchoolDate } from '../roster/index.ts';
import type { Candidate } from './candidate.ts';
import type { StudentDay } from './student-day.ts';

/**
 * How much of a round goes to coming back? Twice a student comes back to work: to show once more what was passed once, and to keep fresh
 * what is secure. To the student both are meetings without new work, so that one budget, the model's `reviewBudget`, holds for both:
 * with a budget each, the share left for new work would be nowhere written down. Work after a miss is no coming back, and is not held up.
 * Answers what stays of the choices of one period, which come best first: of each kind the best, no more than the budget has left, nor
 * more than its share of a day's choice, so that neither kind hides the other.
 */
export function keepReviewBudget<Choice extends { readonly candidate: Candidate }>(choices: readonly Choice[], day: StudentDay): readonly Choice[] {
  const { reviewBudget, breadth } = day.index.adopted.model.instruction.path;
  const done = day.roundPast.filter(({ stage }) => stage === 'practice' || stage === 'review').length;
  const left = Math.max(0, Math.min(Math.ceil(reviewBudget * day.roundMeetings) - done, Math.ceil(reviewBudget * breadth)));
  const back = choices.filter(({ candidate }) => isComingBack(candidate));
  const kept = new Set((['practice', 'review'] as const).flatMap((stage) => back.filter(({ candidate }) => candidate.stage === stage).slice(0, left)));
  // Someone for whom hardly anything else is left is not sent away with nothing.
  const missing = enough - (choices.length - back.length) - kept.size;
  for (const choice of back.filter((one) => !kept.has(one)).slice(0, Math.max(0, missing))) kept.add(choice);
  return choices.filter((choice) => !isComingBack(choice.candidate) || kept.has(choice));
}

function isComingBack({ stage, cause }: Candidate): boolean {
  return stage !== 'new' && cause === null;
}

/** Fewer competencies than this to choose from are hardly a choice, and leave the schedule nobody to group a student with. */
export const enough = 4;

/**
 * Days since the last pass of a competency that one pass more may make secure; 0 = nothing to confirm today. The rule for secure asks for
 * a later day, so that the day of the pass itself counts nothing; a miss since then has an answer of its own.
 */
export function daysToConfirm({ stage, cause, standing }: Candidate, on: SchoolDate): number {
  const passedOn = standing?.lastProgressOn ?? null;
  if (stage !== 'practice' || cause !== null || passedOn === null) return 0;
  return Math.max(0, (Date.parse(on) - Date.parse(passedOn)) / dayMs);
}

const dayMs = 86_400_000;
