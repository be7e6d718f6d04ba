import { ninePlaces } from '../nine-places.ts';
import type { Practice } from './practice.ts';

/** Decisions of one rule on one practice, by places in `moments`. */
export type Decided = {
  readonly practice: Practice;
  /** The moment that earned the level; null = it was not earned. */
  readonly at: number | null;
  /** The level was withheld from this place to before that one. */
  readonly heldFrom: number;
  readonly heldUntil: number;
};

/**
 * Were the decisions right? Each is judged by what the student showed later: the first unaided response at least so many days after it.
 * Not by the next answer of the same sitting, which a student gets right while the example still stands on the board.
 *
 * A level given is *false* as far as that response is wrong; a level withheld is *false* as far as it is right. Decisions that nothing
 * came after cannot be judged: coverage says how many were, and those that were may not be like the others.
 */
export type DelayedSuccess = {
  readonly days: number;
  /** Levels given; how many of them a later response judges, as a count and as a share; the share of wrong in those responses. */
  readonly given: number;
  readonly judged: number;
  readonly coverage: number | null;
  readonly falseAdvance: number | null;
  /** Ends of a sitting with the level still withheld, and the same of these; the share of right. */
  readonly held: number;
  readonly heldJudged: number;
  readonly heldCoverage: number | null;
  readonly falseHold: number | null;
};

export function delayedSuccess(decisions: readonly Decided[], days: number): DelayedSuccess {
  let [given, judged, wrong, held, heldJudged, right] = [0, 0, 0, 0, 0, 0];
  for (const { practice, at, heldFrom, heldUntil } of decisions) {
    if (at !== null) {
      given += 1;
      const later = responseAfter(practice, at, days);
      if (later !== undefined) {
        judged += 1;
        wrong += 1 - later;
      }
    }
    for (const end of sittingEnds(practice, heldFrom, heldUntil)) {
      held += 1;
      const later = responseAfter(practice, end, days);
      if (later === undefined) continue;
      heldJudged += 1;
      right += later;
    }
  }
  return {
    days, given, judged, coverage: share(judged, given), falseAdvance: share(wrong, judged),
    held, heldJudged, heldCoverage: share(heldJudged, held), falseHold: share(right, heldJudged),
  };
}

/** Credit of the first unaided moment at least so many days after the one at `place`. */
function responseAfter({ moments }: Practice, place: number, days: number): number | undefined {
  const from = (moments[place]?.day ?? Infinity) + days;
  for (let i = place + 1; i < moments.length; i += 1) {
    const moment = moments[i];
    if (moment !== undefined && moment.isAlone && moment.day >= from) return moment.credit;
  }
  return undefined;
}

/** Places in the span after which the student stopped for a while: one a sitting, so that a long one does not count many times. */
function sittingEnds({ moments }: Practice, from: number, until: number): readonly number[] {
  return moments.flatMap((moment, place) => (place >= from && place < until && (moments[place + 1]?.day ?? Infinity) - moment.day >= sittingGap ? [place] : []));
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : ninePlaces(part / whole);
}

/** Eight hours. */
const sittingGap = 1 / 3;
