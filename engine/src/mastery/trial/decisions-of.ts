import type { SchoolDate } from '../../roster/index.ts';
import { judgementKey } from '../latest-judgements.ts';
import type { Judgement, Level } from '../mastery.ts';
import type { Decided } from './delayed-success.ts';
import type { Practice } from './practice.ts';

export type GivenLevel = Exclude<Level, 'none'>;

/**
 * When was a level given and when withheld, within a span of school days? One answer a practice, in their order. What a replay gave before the span
 * is none of the span's decisions, and nothing is withheld there any more. `secure` is withheld only from whom is provisional.
 */
export function decisionsOf(of: {
  readonly practices: readonly Practice[];
  readonly given: readonly Judgement[];
  readonly level: GivenLevel;
  readonly from: SchoolDate;
  readonly until: SchoolDate;
}): readonly Decided[] {
  const { given, level, from, until } = of;
  const [provisional, secure] = (['provisional', 'secure'] as const).map((one) => new Map(given.filter((judgement) => judgement.level === one).map((judgement) => [judgementKey(judgement), judgement])));
  const [firstDay, lastDay] = [Date.parse(from) / 86_400_000, Date.parse(until) / 86_400_000];
  const placeOf = ({ moments }: Practice, judgement: Judgement | undefined) => {
    const place = judgement === undefined ? -1 : moments.findIndex(({ at }) => at === Date.parse(judgement.at));
    return place === -1 ? undefined : place;
  };
  return of.practices.map((practice) => {
    const key = judgementKey(practice);
    const opened = level === 'provisional' ? -1 : placeOf(practice, provisional?.get(key));
    const place = placeOf(practice, (level === 'provisional' ? provisional : secure)?.get(key));
    const first = practice.moments.findIndex(({ day }) => day >= firstDay);
    const after = practice.moments.findIndex(({ day }) => day > lastDay);
    const heldFrom = Math.max(first === -1 ? Infinity : first, opened === undefined ? Infinity : opened + 1);
    const isInSpan = place !== undefined && first !== -1 && place >= first;
    return { practice, at: isInSpan ? place : null, heldFrom, heldUntil: place ?? (after === -1 ? practice.moments.length : after) };
  });
}
