import { compareText } from '../evidence/index.ts';
import type { Judgement, Level } from './mastery.ts';

/** The judgement that holds for each student and competency. The key is made by `judgementKey`. */
export function latestJudgements(judgements: readonly Judgement[]): ReadonlyMap<string, Judgement> {
  const latest = new Map<string, Judgement>();
  for (const judgement of judgements.toSorted(compareJudgements)) latest.set(judgementKey(judgement), judgement);
  return latest;
}

export function judgementKey(of: { readonly studentId: string; readonly competencyId: string }): string {
  return JSON.stringify([of.studentId, of.competencyId]);
}

/**
 * Oldest first; at one instant a rule's before a person's, because a person's judgement wins, and of rules the lower level before the higher.
 * Two of people stay as they came: who corrects what they said of a day is not outranked by the higher level.
 */
export function compareJudgements(a: Judgement, b: Judgement): number {
  const isPersons = a.by.kind === 'person';
  return compareText(a.at, b.at) || Number(isPersons) - Number(b.by.kind === 'person') || (isPersons ? 0 : rankOf(a.level) - rankOf(b.level))
    || compareText(a.competencyId, b.competencyId) || compareText(a.studentId, b.studentId);
}

export function rankOf(level: Level): number {
  return { none: 0, provisional: 1, secure: 2 }[level];
}
