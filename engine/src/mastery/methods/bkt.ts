import { creditOf } from '../../evidence/index.ts';
import type { Evidence, Help } from '../../evidence/index.ts';
import type { Reason } from '../../problem/index.ts';
import { gradeDistance } from '../grade-distance.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';

export type BktParameters = {
  readonly id: string;
  /** P(T): learns it at one question. */
  readonly learn: number;
  /** P(S): knows it, and answers wrong. P(G): does not know it, and answers right. */
  readonly slip: number;
  readonly guess: number;
  readonly helpWeights: Readonly<Record<Help, number>>;
  readonly prior: { readonly atGrade: number; readonly perGrade: number; readonly least: number; readonly most: number; readonly withoutGrade: number };
  readonly halfLifeDays: number;
};

/**
 * Bayesian knowledge tracing: a student either knows a competency or not, may learn it at each question, slips and guesses.
 * Corbett & Anderson (1995), Knowledge tracing: modeling the acquisition of procedural knowledge, UMUAI 4, 253-278:
 *
 *   P(L | right) = P(L)(1-S) / (P(L)(1-S) + (1-P(L))G)      P(L | wrong) = P(L)S / (P(L)S + (1-P(L))(1-G))
 *   P(L next)    = P(L | answer) + (1 - P(L | answer)) T    P(right)     = P(L)(1-S) + (1-P(L))G
 *
 * Kept as two stories, "knew it from the start" and "did not", so that what the answers say stays apart from what was believed
 * before them: the prior (grade, framework) joins only when asked, and correcting a roster changes no state.
 *
 * Ours, beyond the paper: a partly right answer, a helped one and one on several competencies count in part; a wrong answer never
 * raises the estimate (in the paper its learning step can); time lets an estimate fade towards the prior, when it is read.
 */
export function createBkt(parameters: BktParameters): MasteryMethod {
  return {
    id: 'bkt',
    parameters: parameters.id,
    start: () => ({}),
    apply: (state, evidence) => applyAll(parameters, state, evidence),
    estimate: (state, question) => estimate(parameters, state, question),
  };
}

/** What the answers on one competency say. */
type Trace = {
  /** log of how much better "did not know it at the start" explains the answers than "knew it". */
  readonly against: number;
  /** P(knows it now | did not know it at the start, answers). In the other story it is 1: nothing is unlearnt between answers. */
  readonly learned: number;
  readonly count: number;
  /** Milliseconds since 1970: the last answer, and where forgetting counts from. */
  readonly lastAt: number;
  readonly freshAt: number;
};

function applyAll(parameters: BktParameters, state: MasteryState, evidence: readonly Evidence[]): MasteryState {
  const next = new Map(Object.entries(state));
  for (const answer of evidence) {
    if (answer.trust === 'context') continue;
    for (const competencyId of new Set(answer.competencyIds)) {
      next.set(competencyId, pack(applyOne({ parameters, trace: unpack(next.get(competencyId)), answer })));
    }
  }
  return Object.fromEntries(next);
}

function applyOne(step: { readonly parameters: BktParameters; readonly trace: Trace | undefined; readonly answer: Evidence }): Trace {
  const { slip, guess, learn, helpWeights } = step.parameters;
  const at = Date.parse(step.answer.occurredAt);
  const before = step.trace ?? { against: 0, learned: 0, count: 0, lastAt: at, freshAt: at };
  const credit = creditOf(step.answer.result);
  const weight = helpWeights[step.answer.help];
  // A right answer shows every competency it needs; a wrong one only says that one of them failed, so the blame is shared.
  const right = weight * credit;
  const wrong = (weight * (1 - credit)) / new Set(step.answer.competencyIds).size;
  const ifKnown = (1 - slip) ** right * slip ** wrong;
  const ifUnknown = guess ** right * (1 - guess) ** wrong;

  const explained = before.learned * ifKnown + (1 - before.learned) * ifUnknown;
  const seen = (before.learned * ifKnown) / explained;
  const grown = seen + (1 - seen) * learn * weight;
  const learned = credit * grown + (1 - credit) * Math.min(grown, Math.max(seen, before.learned));
  return {
    // Beyond 40 the other story has a chance of 1e-17: nothing more can be said, and the number stays short.
    against: ninePlaces(clamp(before.against + Math.log(explained / ifKnown), -40, 40)),
    learned: ninePlaces(learned),
    count: before.count + 1,
    lastAt: at,
    // Only what an answer proves makes the knowledge fresh again: a wrong answer must not stop the fading.
    freshAt: Math.round(before.freshAt + right * (at - before.freshAt)),
  };
}

function estimate(parameters: BktParameters, state: MasteryState, question: EstimateQuestion): Estimate {
  const { slip, guess, halfLifeDays } = parameters;
  const prior = priorOf(parameters, question);
  const trace = Object.hasOwn(state, question.competencyId) ? unpack(state[question.competencyId]) : undefined;
  const unfaded = trace === undefined ? prior : joinStories(prior, trace);
  const days = trace === undefined ? 0 : Math.max(0, Date.parse(question.asOf) - trace.freshAt) / dayInMilliseconds;
  // Exponential forgetting (Ebbinghaus 1885) of what the evidence added; what the grade alone lets expect stays.
  const knows = unfaded > prior ? prior + (unfaded - prior) * 0.5 ** (days / halfLifeDays) : unfaded;
  const scale = 1 - slip - guess;
  return {
    p: ninePlaces(guess + scale * knows),
    // Knowing is yes or no: the spread of P(right) over the two stories.
    sd: ninePlaces(scale * Math.sqrt(knows * (1 - knows))),
    count: trace?.count ?? 0,
    lastAt: trace === undefined ? null : new Date(trace.lastAt).toISOString(),
    reasons: reasonsFor({ question, trace, lost: scale * (unfaded - knows), days }),
  };
}

/** P(knows it now), over both stories weighed by prior and answers. */
function joinStories(prior: number, trace: Trace): number {
  const unknownAtStart = (1 - prior) * Math.exp(trace.against);
  return (prior + unknownAtStart * trace.learned) / (prior + unknownAtStart);
}

function priorOf({ prior }: BktParameters, question: EstimateQuestion): number {
  const distance = gradeDistance(question.grade, question.graph.competencies.get(question.competencyId)?.grades ?? []);
  if (distance === null) return prior.withoutGrade;
  return clamp(1 / (1 + Math.exp(-(prior.atGrade + prior.perGrade * distance))), prior.least, prior.most);
}

function reasonsFor(of: { readonly question: EstimateQuestion; readonly trace: Trace | undefined; readonly lost: number; readonly days: number }): readonly Reason[] {
  const competency = of.question.competencyId;
  if (of.trace === undefined) return [{ code: 'mastery.estimate-by-grade', params: { competency } }];
  const answers: Reason = { code: 'mastery.estimate-by-answers', params: { competency, count: of.trace.count } };
  return of.lost < worthTelling ? [answers] : [answers, { code: 'mastery.estimate-faded', params: { competency, days: Math.floor(of.days) } }];
}

const worthTelling = 0.05;
const dayInMilliseconds = 86_400_000;

const pack = ({ against, learned, count, lastAt, freshAt }: Trace) => [against, learned, count, lastAt, freshAt];

function unpack(numbers: readonly number[] | undefined): Trace | undefined {
  if (numbers === undefined) return undefined;
  const [against = 0, learned = 0, count = 0, lastAt = 0, freshAt = lastAt] = numbers;
  return { against, learned, count, lastAt, freshAt };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
