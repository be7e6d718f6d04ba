import type { CompetencyGraph } from '../../competency/index.ts';
import { compareText } from '../../evidence/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import type { MasteryPolicy } from '../../model/index.ts';
import type { Grade, Instant, SchoolDate } from '../../roster/index.ts';
import { estimatesAlong } from '../estimates-along.ts';
import { judge } from '../judge.ts';
import { judgementKey, latestJudgements, rankOf } from '../latest-judgements.ts';
import type { Judgement, Level, MasteryMethod } from '../mastery.ts';
import { decisionsOf } from './decisions-of.ts';
import type { GivenLevel } from './decisions-of.ts';
import { delayedSuccess, share } from './delayed-success.ts';
import type { Decided, DelayedSuccess } from './delayed-success.ts';
import { thirdNames, thirdsOf } from './learning-rate.ts';
import type { Third } from './learning-rate.ts';
import { practicesOf } from './practice.ts';
import type { Practice } from './practice.ts';

/**
 * What would other rules have done with the evidence that a school has? Judges all of it twice, under the rules in force and under those
 * tried, from the first answer on, and says who would stand elsewhere, after how many answers, and how often either was wrong.
 * Judgements of people hold under both. Nothing is stored: what a school learns here it decides by changing its model.
 */
export function tryPolicy(of: {
  readonly evidence: readonly Evidence[];
  /** Those of rules are passed over; both replays judge anew. */
  readonly judgements: readonly Judgement[];
  readonly inForce: Tried;
  readonly tried: Tried;
  readonly gradeOf: (studentId: string) => Grade | null;
  readonly graph: Pick<CompetencyGraph, 'competencies' | 'prerequisitesOf' | 'parentOf'>;
  readonly dateOf: (at: Instant) => SchoolDate;
  /** Levels given on these days count; what was answered before has its effect, what came after judges. */
  readonly from: SchoolDate;
  readonly until: SchoolDate;
}): PolicyTrial {
  const { from, until, dateOf } = of;
  const seen = of.evidence.filter(({ occurredAt }) => dateOf(occurredAt) <= until);
  const byPeople = of.judgements.filter(({ by, on }) => by.kind === 'person' && on <= until);
  const people = new Set(byPeople.map(judgementKey));
  // Where a person judged, no rule decides alone.
  const practices = practicesOf(of.evidence, dateOf).filter((practice) => !people.has(judgementKey(practice)));
  const replay = (one: Tried): Replay => {
    const estimateThen = estimatesAlong({ evidence: seen, method: one.method, gradeOf: of.gradeOf, graph: of.graph });
    const given = judge({ evidence: seen, previous: byPeople, policy: one.policy, dateOf, estimateThen });
    return { given, standing: latestJudgements([...byPeople, ...given]) };
  };
  const [before, after] = [replay(of.inForce), replay(of.tried)];
  const decidedBy = ({ given }: Replay, level: GivenLevel) => decisionsOf({ practices, given, level, from, until });
  const thirds = thirdsOf(practices);

  return {
    from, until,
    students: new Set(practices.map(({ studentId }) => studentId)).size,
    answers: seen.filter(({ trust, occurredAt }) => trust !== 'context' && dateOf(occurredAt) >= from).length,
    movers: moversOf(before, after),
    levels: givenLevels.map((level) => {
      const [inForce, tried] = [decidedBy(before, level), decidedBy(after, level)];
      return {
        level,
        given: { inForce: inForce.filter(isGiven).length, tried: tried.filter(isGiven).length },
        answers: compareAnswers(inForce, tried),
        inForce: qualityOf(inForce, thirds),
        tried: qualityOf(tried, thirds),
      };
    }),
  };
}

/** A policy as a value, with the method that it names. */
type Tried = { readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>; readonly method: MasteryMethod };
type Replay = { readonly given: readonly Judgement[]; readonly standing: ReadonlyMap<string, Judgement> };

export type PolicyTrial = {
  readonly from: SchoolDate;
  readonly until: SchoolDate;
  readonly students: number;
  readonly answers: number;
  /** Whoever would stand on another level at the end. */
  readonly movers: readonly { readonly studentId: string; readonly competencyId: string; readonly from: Level; readonly to: Level }[];
  readonly levels: readonly {
    readonly level: GivenLevel;
    readonly given: { readonly inForce: number; readonly tried: number };
    readonly answers: AnswersCompared;
    readonly inForce: Quality;
    readonly tried: Quality;
  }[];
};

/** How many answers it takes. Where both give the level the two can be compared; `sooner` counts answers, positive when the tried policy needs fewer. */
type AnswersCompared = {
  readonly inForce: number | null;
  readonly tried: number | null;
  readonly both: number;
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  /** Mean over those who get the level under both. */
  readonly sooner: number | null;
};

type Quality = { readonly all: readonly DelayedSuccess[]; readonly byThird: readonly (DelayedSuccess & { readonly third: Third })[] };

const givenLevels = ['provisional', 'secure'] as const satisfies readonly GivenLevel[];
const delays = [1, 7];
const isGiven = ({ at }: Decided) => at !== null;

function moversOf(before: Replay, after: Replay): PolicyTrial['movers'] {
  return [...new Set([...before.standing.keys(), ...after.standing.keys()])].flatMap((key) => {
    const [was, would] = [before.standing.get(key), after.standing.get(key)];
    const one = would ?? was;
    const [from, to] = [was?.level ?? 'none', would?.level ?? 'none'];
    return one === undefined || rankOf(from) === rankOf(to) ? [] : [{ studentId: one.studentId, competencyId: one.competencyId, from, to }];
  }).toSorted((a, b) => compareText(a.studentId, b.studentId) || compareText(a.competencyId, b.competencyId));
}

function compareAnswers(inForce: readonly Decided[], tried: readonly Decided[]): AnswersCompared {
  const pairs = inForce.flatMap((one, i) => {
    const other = tried[i];
    return one.at === null || other === undefined || other.at === null ? [] : [answersUntil(one.practice, one.at) - answersUntil(other.practice, other.at)];
  });
  return {
    inForce: meanAnswers(inForce), tried: meanAnswers(tried), both: pairs.length,
    earlier: pairs.filter((sooner) => sooner > 0).length, later: pairs.filter((sooner) => sooner < 0).length, same: pairs.filter((sooner) => sooner === 0).length,
    sooner: share(pairs.reduce((sum, one) => sum + one, 0), pairs.length),
  };
}

function meanAnswers(decisions: readonly Decided[]): number | null {
  const counts = decisions.flatMap(({ practice, at }) => (at === null ? [] : [answersUntil(practice, at)]));
  return share(counts.reduce((sum, one) => sum + one, 0), counts.length);
}

/** The deciding moment counted in. */
function answersUntil({ moments }: Practice, at: number): number {
  return moments.slice(0, at + 1).reduce((sum, { answers }) => sum + answers, 0);
}

function qualityOf(decisions: readonly Decided[], thirds: ReadonlyMap<Practice, Third>): Quality {
  const byThird = Map.groupBy(decisions, ({ practice }) => thirds.get(practice) ?? null);
  return {
    all: delays.map((days) => delayedSuccess(decisions, days)),
    byThird: thirdNames.flatMap((third) => delays.map((days) => ({ third, ...delayedSuccess(byThird.get(third) ?? [], days) }))),
  };
}
