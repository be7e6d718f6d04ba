import type { Evidence, Help } from '../../evidence/index.ts';
import type { Reason } from '../../problem/index.ts';
import { gradeDistance } from '../grade-distance.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';
import { competenciesOf } from './estimate-by-logit.ts';
import { findNumbers, foldAnswers } from './fold-answers.ts';
import type { Answer } from './fold-answers.ts';

type BktChances = {
  /** P(T): learns it at one question. */
  readonly learn: number;
  /** P(S): knows it, and answers wrong. P(G): does not know it, and answers right. */
  readonly slip: number;
  readonly guess: number;
};

export type BktParameters = BktChances & {
  readonly id: string;
  /** Where they were fitted: chances of their own, and `known` = P(L0), the chance to know it before anything was seen. */
  readonly competencies?: Readonly<Record<string, BktChances & { readonly known: number }>>;
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
    fold: 1,
    reads: 'answers',
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
  return foldAnswers({
    state, evidence, helpWeights: parameters.helpWeights,
    step: (find, answer) => answer.competencyIds.map((id) => [id, pack(applyOne({ chances: chancesOf(parameters, id), trace: unpack(find(id)), answer }))] as const),
  });
}

function chancesOf(parameters: BktParameters, competencyId: string): BktChances & { readonly known?: number } {
  const own = parameters.competencies;
  return own !== undefined && Object.hasOwn(own, competencyId) ? own[competencyId] ?? parameters : parameters;
}

function applyOne(step: { readonly chances: BktChances; readonly trace: Trace | undefined; readonly answer: Answer }): Trace {
  const { slip, guess, learn } = step.chances;
  const { credit, weight, at } = step.answer;
  const before = step.trace ?? { against: 0, learned: 0, count: 0, lastAt: at, freshAt: at };
  // A right answer shows every competency it needs; a wrong one only says that one of them failed, so the blame is shared.
  const right = weight * credit;
  const wrong = (weight * (1 - credit)) / step.answer.competencyIds.length;
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
  const ids = competenciesOf(question);
  const [one, ...others] = ids.map((competencyId) => knowledge(parameters, state, { ...question, competencyId }));
  if (one === undefined) throw new RangeError('a question names at least one competency');
  // A question on several is answered as it would be on each, on average.
  const p = others.reduce((sum, other) => sum + other.p, one.p) / ids.length;
  const { trace, days } = one;
  return {
    p: ninePlaces(p),
    // Knowing is yes or no: the spread of P(right) over the two stories.
    sd: ninePlaces(one.scale * Math.sqrt(one.knows * (1 - one.knows))),
    count: trace?.count ?? 0,
    lastAt: trace === undefined ? null : new Date(trace.lastAt).toISOString(),
    reasons: reasonsFor({ question, trace, lost: one.lost, days }),
  };
}

/** One competency, now: P(knows it), P(right), and how much time has taken from that. */
function knowledge(parameters: BktParameters, state: MasteryState, question: EstimateQuestion) {
  const { slip, guess } = chancesOf(parameters, question.competencyId);
  const prior = priorOf(parameters, question);
  const trace = unpack(findNumbers(state, question.competencyId));
  const unfaded = trace === undefined ? prior : joinStories(prior, trace);
  const days = trace === undefined ? 0 : Math.max(0, Date.parse(question.asOf) - trace.freshAt) / dayInMilliseconds;
  // Exponential forgetting (Ebbinghaus 1885) of what the evidence added; what the grade alone lets expect stays.
  const knows = unfaded > prior ? prior + (unfaded - prior) * 0.5 ** (days / parameters.halfLifeDays) : unfaded;
  const scale = 1 - slip - guess;
  return { trace, days, knows, scale, p: guess + scale * knows, lost: scale * (unfaded - knows) };
}

/** P(knows it now), over both stories weighed by prior and answers. */
function joinStories(prior: number, trace: Trace): number {
  const unknownAtStart = (1 - prior) * Math.exp(trace.against);
  return (prior + unknownAtStart * trace.learned) / (prior + unknownAtStart);
}

function priorOf(parameters: BktParameters, question: EstimateQuestion): number {
  const { prior } = parameters;
  const { known } = chancesOf(parameters, question.competencyId);
  const distance = gradeDistance(question.grade, question.graph.competencies.get(question.competencyId)?.grades ?? []);
  if (distance === null) return known ?? prior.withoutGrade;
  // A fitted chance is that of the students who met it: those on grade.
  const atGrade = known === undefined ? prior.atGrade : Math.log(known / (1 - known));
  return clamp(1 / (1 + Math.exp(-(atGrade + prior.perGrade * distance))), prior.least, prior.most);
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
