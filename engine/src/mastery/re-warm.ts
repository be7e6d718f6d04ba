import type { CompetencyGraph } from '../competency/index.ts';
import { compareText } from '../evidence/index.ts';
import { addDays } from '../roster/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import type { ReWarm, Standing } from './mastery.ts';

/**
 * What does a student need who comes back after a long break? Not a demotion, and not a test of everything: a short re-warm on the few faded
 * competencies that most of what comes next builds on. Levels stay. Answers null for whoever was not away, or has warmed up.
 *
 * After summer, students lose about a month of learning on average, more in computation than in concepts (Cooper, Nye, Charlton, Lindsay &
 * Greathouse 1996, Review of Educational Research 66), and relearn faster than they learned. That three weeks are a break, and that three
 * competencies within two weeks are enough, is our own choice.
 */
export function findReWarm(of: {
  /** When the student showed something, oldest first, none of it after `asOf`. */
  readonly shownAt: readonly Instant[];
  readonly asOf: Instant;
  readonly dateOf: (at: Instant) => SchoolDate;
  readonly standings: readonly Standing[];
  readonly graph: Pick<CompetencyGraph, 'successorsOf'>;
}): ReWarm | null {
  const { asOf, dateOf, standings, graph } = of;
  const moments = [...of.shownAt, asOf];
  const back = moments.findLastIndex((at, i) => i > 0 && Date.parse(at) - Date.parse(moments[i - 1] ?? at) >= breakDays * dayMs);
  const [last, first] = [moments[back - 1], moments[back]];
  if (last === undefined || first === undefined) return null;
  const returned = dateOf(first);
  if (dateOf(asOf) > addDays(returned, warmDays)) return null;
  const known = standings.filter(({ level }) => level !== 'none');
  const isDone = ({ lastTask }: Standing) => lastTask !== null && lastTask.on >= returned;
  const faded = known
    .filter((standing) => standing.isReviewDue && !isDone(standing))
    .map((standing) => ({ standing, opens: graph.successorsOf(standing.competencyId).length }))
    .toSorted((a, b) => b.opens - a.opens || a.standing.estimate.p - b.standing.estimate.p || compareText(a.standing.competencyId, b.standing.competencyId));
  const competencyIds = faded.slice(0, Math.max(0, most - known.filter(isDone).length)).map(({ standing }) => standing.competencyId);
  return competencyIds.length === 0 ? null : { awayDays: Math.floor((Date.parse(first) - Date.parse(last)) / dayMs), competencyIds };
}

const dayMs = 86_400_000;
const breakDays = 21;
const warmDays = 14;
const most = 3;
