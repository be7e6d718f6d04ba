import type { Option } from '../../path/index.ts';
import { compile } from '../compile/compile.ts';
import type { Instance } from '../compile/instance.ts';
import { allConstraints } from '../constraints/index.ts';
import type { Constraint } from '../constraints/constraint.ts';
import type { DayFacts } from '../day-facts.ts';
import type { Solution } from '../solve/solution.ts';
import { changeDay } from './what-if.ts';
import type { WhatIf } from './what-if.ts';
import type { ExplainSearch } from './why-not.ts';

/**
 * No plan was found that gives everybody a place within the limits nobody may break: which limits clash, and what would be the smallest way out?
 *
 * The clash is found by leaving one limit out after the other and planning again (deletion filter: Chinneck and Dravnieks 1991, ORSA Journal
 * on Computing 3): what can be left out without the day becoming possible has no part in it. What remains cannot be made smaller, as far as
 * the search can tell; it is a search and no proof. The ways out are single changes after which everybody has a place, each confirmed by planning again.
 */
export async function whyImpossible(question: {
  readonly facts: DayFacts;
  readonly options: readonly Option[];
  readonly seed: number;
  readonly iterations: number;
  readonly search: ExplainSearch;
  readonly onStep?: (done: number, of: number) => void;
}): Promise<Impossible | null> {
  const { facts, options, seed, iterations } = question;
  const plan = (instance: Instance) => untilPlaced(question.search, { instance, seed, iterations });
  const instance = compile({ facts, options });
  const first = await plan(instance);
  if (first.leastBad.length === 0) return null;

  const limits = allConstraints.filter(({ tier, id }) => tier === 'never' && !meaning.includes(id));
  const steps = limits.length;
  let kept: readonly Constraint[] = allConstraints;
  for (const [done, limit] of limits.entries()) {
    question.onStep?.(done, steps);
    const fewer = kept.filter((one) => one !== limit);
    if ((await plan(compile({ facts, options, constraints: fewer }))).leastBad.length > 0) kept = fewer;
  }
  const clash = kept.filter((one) => limits.includes(one)).map(({ id }) => id);
  const periods = [...new Set(first.leastBad.map((demand) => instance.demands[demand]?.period ?? -1))].sort((left, right) => left - right);
  const ways: WhatIf[] = [];
  for (const period of periods) {
    for (const change of waysOut(instance, first, period)) {
      // A period is helped when everybody there has a place; another may be short of something else.
      const after = await plan(changeDay(instance, change));
      if (after.leastBad.every((demand) => instance.demands[demand]?.period !== period)) ways.push(change);
    }
  }
  return { instance, placeless: first.leastBad, clash, ways };
}

type Impossible = {
  readonly instance: Instance;
  /** Demands without a place that keeps every limit, in the best plan found. */
  readonly placeless: readonly number[];
  /** Ids of limits that clash: leave out any one of them, and everybody has a place. */
  readonly clash: readonly string[];
  /** Single changes that give everybody of a period a place. */
  readonly ways: readonly WhatIf[];
};

/** Not limits but what a plan is: leaving these out would make any day possible and tell nobody anything. */
const meaning: readonly string[] = ['one-place', 'known-option', 'fits-period', 'printable', 'locks'];

/** Most days that can be planned are planned at once; only the others need the search. */
async function untilPlaced(search: ExplainSearch, request: { readonly instance: Instance; readonly seed: number; readonly iterations: number }): Promise<Solution> {
  const atOnce = await search({ ...request, iterations: 0 });
  return atOnce.leastBad.length === 0 ? atOnce : search(request);
}

/** One more adult of each sort, one more space of each size, one more student to a group and adult. */
function waysOut(instance: Instance, { leastBad }: Solution, period: number): readonly WhatIf[] {
  const placeless = leastBad.filter((demand) => instance.demands[demand]?.period === period);
  const adoptions = new Set(placeless.map((demand) => instance.demands[demand]?.adoptionId));
  const kinds = [...instance.kinds.keys()].filter((kind) => adoptions.has(instance.kinds[kind]?.adoptionId));
  const sorts = new Map(instance.adults.map((_, adult) => [kinds.filter((kind) => instance.kinds[kind]?.adults.includes(adult)).join(' '), adult]));
  sorts.delete('');
  const spaces = new Map(instance.spaces.map((space, at) => [`${kinds.filter((kind) => instance.kinds[kind]?.spaces.includes(at)).join(' ')}|${space.seats}`, at]));
  return [
    ...[...sorts.values()].map((like): WhatIf => ({ kind: 'one-more-adult', like, period })),
    ...[...spaces].filter(([key]) => !key.startsWith('|')).map(([, like]): WhatIf => ({ kind: 'one-more-space', like, period })),
    ...kinds.map((kind): WhatIf => ({ kind: 'one-more-seat', in: kind })),
  ];
}
