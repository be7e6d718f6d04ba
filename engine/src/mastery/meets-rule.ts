import { creditOf } from '../evidence/index.ts';
import type { Task } from '../evidence/index.ts';
import type { LevelRule } from '../model/index.ts';
import { ninePlaces } from './nine-places.ts';

/** How one task went under one rule: the points that count, out of how many answers, and whether that is m of n. */
type TaskOutcome = { readonly correct: number; readonly of: number; readonly isMet: boolean };

/**
 * Does one task reach the rule's "m of n"? A task of another length needs the same share, rounded up: 4 of 5 asks 4 of 4,
 * and 8 of 10. Partly right answers add up. An answer given with help stays in the count, and earns nothing where the rule says so:
 * otherwise the way to pass would be to ask for help with every hard question.
 */
export function outcomeOf(task: Pick<Task, 'answers'>, rule: LevelRule): TaskOutcome {
  const of = task.answers.length;
  const counted = task.answers.filter(({ help }) => rule.countsHelped || help === 'none');
  const correct = ninePlaces(counted.reduce((sum, { result }) => sum + creditOf(result), 0));
  return { correct, of, isMet: of > 0 && correct >= Math.ceil((rule.m * of) / rule.n) };
}

/** As above, and of a kind that the rule accepts. */
export function meetsRule(task: Task, rule: LevelRule): boolean {
  return rule.kinds.includes(task.kind) && outcomeOf(task, rule).isMet;
}
