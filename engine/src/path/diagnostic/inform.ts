import type { Evidence } from '../../evidence/index.ts';
import { ninePlaces } from '../../mastery/index.ts';
import type { Estimate, Standing, StudentMastery } from '../../mastery/index.ts';
import type { Reason } from '../../problem/index.ts';
import type { Roster, SchoolDate } from '../../roster/index.ts';
import { believe } from './believe.ts';
import type { DiagnosticState } from './diagnostic.ts';
import type { DiagnosticEvent } from './event.ts';
import { replayDiagnostic } from './replay.ts';
import { provisionalUntil, trusted } from './result.ts';

/**
 * What a diagnostic adds to what is known of a student, for as long as it is provisional: estimates where daily work has said nothing
 * yet. It opens a way and closes one; it raises no level, and the first piece of other evidence on a competency takes its place.
 * `settledIds` are the competencies on which there is such evidence since the diagnostic began.
 */
export function informMastery(mastery: StudentMastery, { state, settledIds, until }: Diagnosed): StudentMastery {
  if (state.answers.length === 0) return mastery;
  const { known } = believe(state);
  const { slip, guess } = state.parameters;
  const asked = new Map([...Map.groupBy(state.answers, ({ competencyId }) => competencyId)].map(([id, answers]) => [id, answers.length]));
  const found = new Map(state.map.competencies.flatMap(({ id }, index): readonly (readonly [string, Estimate])[] => {
    if (settledIds.has(id)) return [];
    const p = trusted(known[index] ?? 0, state.parameters);
    // In the meaning of every estimate: the chance of a right answer to a typical question, slips and guesses included.
    const right = 1 - slip - guess;
    const { lastAt } = mastery.estimate(id);
    return [[id, {
      p: ninePlaces(guess + right * p), sd: ninePlaces(right * Math.sqrt(p * (1 - p))), count: asked.get(id) ?? 0, lastAt,
      reasons: [{ code: 'diagnostic.first-guess', params: { competency: id, percent: Math.round(100 * p), date: until } }],
    }]];
  }));
  return {
    ...mastery,
    standings: new Map([...mastery.standings].map(([id, standing]): readonly [string, Standing] => {
      const estimate = found.get(id);
      return [id, estimate === undefined || standing.level !== 'none' ? standing : { ...standing, estimate }];
    })),
    estimate: (id) => (mastery.standings.get(id)?.level ?? 'none') === 'none' ? found.get(id) ?? mastery.estimate(id) : mastery.estimate(id),
  };
}

/** What diagnostics say of a student on a day: the latest one's state while it is provisional, and what daily work has settled since. */
export type Diagnosed = { readonly state: DiagnosticState; readonly settledIds: ReadonlySet<string>; /** The last day on which it counts. */ readonly until: SchoolDate };

/** The reason that an estimate is a first guess, with its chance and its last day; undefined where daily work has spoken. */
export function findFirstGuess({ reasons }: Estimate): Reason | undefined {
  return reasons.find(({ code }) => code === 'diagnostic.first-guess');
}

/**
 * For the plan of a day: from events and evidence of before it. By student; nobody whose ten school days are over, whose diagnostic has no
 * answer yet, or who has none.
 */
export function diagnosedOn(of: {
  readonly events: readonly DiagnosticEvent[];
  readonly evidence: readonly Evidence[];
  readonly on: SchoolDate;
  readonly roster: Roster;
}): ReadonlyMap<string, Diagnosed> {
  const evidenceOf = Map.groupBy(of.evidence.filter(({ kind, trust }) => kind !== 'diagnostic' && trust !== 'context'), ({ studentId }) => studentId);
  const latest = new Map([...Map.groupBy(of.events, ({ id }) => id).values()].map((events) => replayDiagnostic(events, of)).map((run) => [run.studentId, run]));
  return new Map([...latest].flatMap(([studentId, { state, startedAt }]): readonly (readonly [string, Diagnosed])[] => {
    const until = provisionalUntil(state, of.roster);
    if (until === null || of.on > until) return [];
    const since = (evidenceOf.get(studentId) ?? []).filter(({ occurredAt }) => occurredAt >= startedAt);
    return [[studentId, { state, settledIds: new Set(since.flatMap(({ competencyIds }) => competencyIds)), until }]];
  }));
}
