import { ninePlaces } from '../../mastery/index.ts';
import { believe } from './believe.ts';
import type { DiagnosticState } from './diagnostic.ts';
import { trusted } from './result.ts';

/**
 * Can the diagnostic be believed? Probes are drawn by lot whatever is believed, so that how often they come out right, beside how often
 * they were expected to, is a check that the choice of questions can not bend.
 */
export type ProbeAudit = {
  readonly probes: number;
  /** Right ones, and how many were expected to be; null without a probe. */
  readonly right: number;
  readonly expected: number;
  /** How far chance alone carries the two apart in nineteen cases of twenty: 1.96 standard deviations of the sum of independent answers. */
  readonly margin: number;
  readonly isWithin: boolean;
  /** Mean squared distance of what was expected from what came (Brier 1950); null without a probe. */
  readonly brier: number | null;
};

export type Foretold = {
  readonly competencyId: string;
  readonly isCorrect: boolean;
  /** Chance of a right answer as believed just before it. */
  readonly expected: number;
};

export function auditProbes(probes: readonly Pick<Foretold, 'isCorrect' | 'expected'>[]): ProbeAudit {
  const sum = (of: (probe: Pick<Foretold, 'isCorrect' | 'expected'>) => number) => ninePlaces(probes.reduce((total, probe) => total + of(probe), 0));
  const [right, expected, variance] = [sum(({ isCorrect }) => (isCorrect ? 1 : 0)), sum((one) => one.expected), sum((one) => one.expected * (1 - one.expected))];
  const margin = ninePlaces(1.96 * Math.sqrt(variance));
  return {
    probes: probes.length, right, expected, margin, isWithin: Math.abs(right - expected) <= margin,
    brier: probes.length === 0 ? null : ninePlaces(sum(({ isCorrect, expected: p }) => ((isCorrect ? 1 : 0) - p) ** 2) / probes.length),
  };
}

/** The probes of one diagnostic, each with what was believed from the answers before it. */
export function foretoldProbes(state: DiagnosticState): readonly Foretold[] {
  const { slip, guess } = state.parameters;
  return state.answers.flatMap(({ competencyId, isCorrect, isProbe }, index): readonly Foretold[] => {
    if (!isProbe) return [];
    const place = state.map.competencies.findIndex(({ id }) => id === competencyId);
    const p = believe({ ...state, answers: state.answers.slice(0, index) }).known[place];
    return p === undefined ? [] : [{ competencyId, isCorrect, expected: ninePlaces(guess + (1 - slip - guess) * trusted(p, state.parameters)) }];
  });
}
