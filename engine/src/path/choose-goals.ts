import { compareText } from '../evidence/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import type { StudentMastery } from '../mastery/index.ts';
import type { Grade } from '../roster/index.ts';
import type { ModelIndex } from './index-model.ts';
import { missingPrerequisites } from './prerequisites.ts';

/**
 * Two to four competencies for a round of about ten meetings, steps first, the destination last. A destination declared before and not
 * passed yet stays; otherwise it is work of the student's own grade, a few steps away, and of those the one that opens most.
 */
export function chooseGoals(of: { readonly grade: Grade | null; readonly mastery: StudentMastery; readonly index: ModelIndex; readonly declared: string | null }): readonly string[] {
  const { grade, index, declared } = of;
  const isPassed = (id: string) => (of.mastery.standings.get(id)?.level ?? 'none') !== 'none';
  const steps = new Map([...index.planned.keys()].filter((id) => !isPassed(id)).map((id) => [id, stepsTo(id, of)]));
  // A chain through something that cannot be taught here is no way to anywhere.
  const open = [...steps].filter(([, chain]) => chain.every((id) => index.planned.has(id))).map(([id]) => id);
  const distanceOf = (id: string) => gradeDistance(grade, index.planned.get(id)?.competency.grades ?? []) ?? 0;
  const lengthOf = (id: string) => steps.get(id)?.length ?? 0;
  // On grade first, then what comes next, then what was left behind; of these four steps, three, two, one, and last the far ones.
  const rank = (id: string) => (lengthOf(id) > most ? most + lengthOf(id) : most - lengthOf(id));
  const byWorth = open.toSorted((a, b) => nearness(distanceOf(a)) - nearness(distanceOf(b)) || rank(a) - rank(b)
    || index.graph.successorsOf(b).length - index.graph.successorsOf(a).length || compareText(a, b));

  const destination = declared !== null && open.includes(declared) ? declared : byWorth[0];
  if (destination === undefined) return [];
  const before = (steps.get(destination) ?? []).slice(0, -1).slice(0, most - 1);
  const chain = [...before, destination];
  if (chain.length >= least) return chain;
  // One step alone fills no round: another ready one of the same worth goes with it.
  const beside = byWorth.find((id) => id !== destination && lengthOf(id) === 1);
  return beside === undefined ? chain : [beside, ...chain];
}

const least = 2;
const most = 4;

/** 0 = own grade, 1 = next year's, 2 and on = left behind in earlier years, and last what is far ahead. */
function nearness(distance: number): number {
  if (distance >= 0) return distance === 0 ? 0 : distance + 1;
  return distance === -1 ? 1 : 20 - distance;
}

/** What must still be learnt for a competency, nearest to today first, itself last. */
function stepsTo(id: string, of: { readonly mastery: StudentMastery; readonly index: ModelIndex }): readonly string[] {
  const depth = new Map([[id, 0]]);
  for (const [step, distance] of depth) {
    for (const before of missingPrerequisites(step, of)) {
      if (!depth.has(before)) depth.set(before, distance + 1);
    }
  }
  return [...depth].toSorted(([a, x], [b, y]) => y - x || compareText(a, b)).map(([step]) => step);
}
