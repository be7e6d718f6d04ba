import { delayedSuccess, thirdNames, thirdsOf } from '@heddle/engine/mastery';
import type { Decided, Practice, Third } from '@heddle/engine/mastery';
import type { Followed } from './follow-students.ts';

/** When does a rule stop asking? The place of the answer that decides; null = never. */
export type Rule = (practice: Followed) => number | null;

const firstPlace = (practice: Followed, holds: (place: number) => boolean): number | null => {
  const place = practice.moments.findIndex((_, i) => holds(i));
  return place === -1 ? null : place;
};
const isRight = ({ moments }: Followed, place: number) => (moments[place]?.credit ?? 0) >= 0.5;

/** The anchor: P(knows it) of at least .95. */
export const bkt95: Rule = (practice) => firstPlace(practice, (i) => (practice.knows[i] ?? 0) >= 0.95);
export const threeInARow: Rule = (practice) => firstPlace(practice, (i) => i >= 2 && [i, i - 1, i - 2].every((place) => isRight(practice, place)));
/** An estimate to be reached; so much less is enough after two right in a row. */
export type Mark = { readonly atLeast: number; readonly lessAfterTwo: number };
/** A right answer, and an estimate of so much with it: `m: 1, n: 1, estimate: { atLeast, afterDays: 0 }` of a mastery policy. A policy cannot say `lessAfterTwo`. */
export const byEstimate = ({ atLeast, lessAfterTwo }: Mark): Rule => (practice) =>
  firstPlace(practice, (i) => isRight(practice, i) && (practice.now[i] ?? 0) >= atLeast - (i > 0 && isRight(practice, i - 1) ? lessAfterTwo : 0));

export type Outcome = {
  /** Share of practices that were decided, mean answers until then, and mean answers asked in all practices, undecided ones to their end. */
  readonly advanced: number;
  readonly items: number;
  readonly asked: number;
  /** By the first response at least 1 and at least 7 days later: share of right, of how many decisions, and the share of decisions that is. */
  readonly success: readonly [number, number];
  readonly judged: readonly [number, number];
  readonly coverage: readonly [number, number];
};

export function outcomeOf(practices: readonly Followed[], rule: Rule): Outcome {
  const decided = practices.map((practice) => decide(practice, rule));
  const places = decided.flatMap(({ at }) => (at === null ? [] : [at + 1]));
  const later = days.map((delay) => delayedSuccess(decided, delay));
  const pair = (of: (one: (typeof later)[number]) => number): readonly [number, number] => [later[0] === undefined ? NaN : of(later[0]), later[1] === undefined ? NaN : of(later[1])];
  return {
    advanced: places.length / practices.length,
    items: mean(places),
    asked: mean(decided.map(({ practice, at }) => (at === null ? practice.moments.length : at + 1))),
    success: pair(({ falseAdvance }) => 1 - (falseAdvance ?? NaN)), judged: pair(({ judged }) => judged), coverage: pair(({ coverage }) => coverage ?? NaN),
  };
}

/** Answers until the decision, under both rules, over practices that both decide. */
export function itemsWhereBoth(practices: readonly Followed[], one: Rule, other: Rule): readonly [number, number] {
  const both = practices.flatMap((practice) => {
    const [a, b] = [one(practice), other(practice)];
    return a === null || b === null ? [] : [[a + 1, b + 1] as const];
  });
  return [mean(both.map(([a]) => a)), mean(both.map(([, b]) => b))];
}

/** By third of learning rate: the share of wrong among the first responses at least so many days later, and the distance of the farthest two. */
export function spreadOf(practices: readonly Followed[], rule: Rule, of: { readonly days: number; readonly thirds?: ReadonlyMap<Practice, Third> }): { readonly byThird: readonly number[]; readonly judged: readonly number[]; readonly spread: number } {
  const thirds = of.thirds ?? thirdsOf(practices);
  const found = thirdNames.map((third) => delayedSuccess(practices.filter((practice) => thirds.get(practice) === third).map((practice) => decide(practice, rule)), of.days));
  const shares = found.map(({ falseAdvance }) => falseAdvance ?? NaN);
  return { byThird: shares, judged: found.map(({ judged }) => judged), spread: Math.max(...shares) - Math.min(...shares) };
}

function decide(practice: Followed, rule: Rule): Decided {
  return { practice, at: rule(practice), heldFrom: 0, heldUntil: 0 };
}

const days = [1, 7] as const;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
