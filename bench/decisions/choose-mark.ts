import { delayedSuccess } from '@heddle/engine/mastery';
import { createRandom } from '@heddle/engine/simulate';
import type { Followed } from './follow-students.ts';
import { bkt95, byEstimate } from './rules.ts';
import type { Mark, Rule } from './rules.ts';

/**
 * Which mark asks fewest questions with a delayed success as good as that of BKT at .95? Success is a share of some hundred noisy answers, so
 * that the best of many marks is mostly the luckiest. It is therefore settled by the middle one of those that draws of the students
 * would choose; where two right in a row may lower it (`less`, by how much), that is done for each, and these are compared by what they ask. Reads only the practices given: nobody whom the mark is
 * judged on may be among them, and each must have been followed with parameters that were fitted on others.
 */
export function chooseMark(practices: readonly Followed[], less: readonly number[]): Mark {
  const students = [...Map.groupBy(practices, ({ studentId }) => studentId).values()];
  const succeeded = successes();
  const tally = (rule: Rule): readonly Tally[] => students.map((own) => sumOf(own.map((practice) => tallyOf(practice, { rule, succeeded }))));
  const anchor = tally(bkt95);
  const random = createRandom(1, 'marks');
  const everybody = students.map((_, i) => i);
  const drawn = Array.from({ length: draws }, () => everybody.map(() => Math.floor(random.next() * students.length)));
  const settled = less.map((lessAfterTwo) => {
    const tallies = marks.map((atLeast) => ({ atLeast, by: tally(byEstimate({ atLeast, lessAfterTwo })) }));
    const chosen = drawn.map((who) => bestOf(tallies, { anchor, who })).toSorted((a, b) => a - b);
    const atLeast = chosen[Math.floor(draws / 2)] ?? 1;
    const { asked, short } = compare(tally(byEstimate({ atLeast, lessAfterTwo })), { anchor, who: everybody });
    return { mark: { atLeast, lessAfterTwo }, asked, short };
  });
  // A middle mark may fall a little short on everybody: asking less by falling shorter is no gain.
  const [best] = settled.toSorted((a, b) => a.asked * (1 + worth * a.short) - b.asked * (1 + worth * b.short));
  if (best === undefined) throw new Error('No answer comes a week after another: nothing can be judged.');
  return best.mark;
}

const draws = 50;
const marks = Array.from({ length: 32 }, (_, i) => Math.round((0.36 + i * 0.02) * 100) / 100);
/** Half of the point within which successes count as equal; the other half is left to the difference between these students and those to come. */
const slack = 0.005;
/** A mark that saves a tenth of all questions more loses about a point of success. */
const worth = 10;

/** What a rule did for one student: answers asked in all, and right among the later responses that judge it, after 1 and after 7 days. */
type Tally = { readonly asked: number; readonly right: readonly [number, number]; readonly judged: readonly [number, number] };
const nothing: Tally = { asked: 0, right: [0, 0], judged: [0, 0] };
const plus = (a: Tally, b: Tally): Tally => ({ asked: a.asked + b.asked, right: [a.right[0] + b.right[0], a.right[1] + b.right[1]], judged: [a.judged[0] + b.judged[0], a.judged[1] + b.judged[1]] });
const sumOf = (all: readonly Tally[]): Tally => all.reduce(plus, nothing);

type Succeeded = (practice: Followed, at: number) => Pick<Tally, 'right' | 'judged'>;

function tallyOf(practice: Followed, { rule, succeeded }: { readonly rule: Rule; readonly succeeded: Succeeded }): Tally {
  const at = rule(practice);
  return at === null ? { ...nothing, asked: practice.moments.length } : { asked: at + 1, ...succeeded(practice, at) };
}

/** Hundreds of rules decide at the same places: each is judged once. */
function successes(): Succeeded {
  const known = new Map<Followed, Map<number, Pick<Tally, 'right' | 'judged'>>>();
  return (practice, at) => {
    const own = known.get(practice) ?? new Map<number, Pick<Tally, 'right' | 'judged'>>();
    known.set(practice, own);
    const before = own.get(at);
    if (before !== undefined) return before;
    const [day, week] = [1, 7].map((days) => delayedSuccess([{ practice, at, heldFrom: 0, heldUntil: 0 }], days));
    const found: Pick<Tally, 'right' | 'judged'> = { right: [1 - (day?.falseAdvance ?? 1), 1 - (week?.falseAdvance ?? 1)], judged: [day?.judged ?? 0, week?.judged ?? 0] };
    own.set(at, found);
    return found;
  };
}

type Compared = { readonly anchor: readonly Tally[]; readonly who: readonly number[] };

/** Over these students (some more than once): answers asked, and by how much the worse of both successes falls short beyond the slack. */
function compare(by: readonly Tally[], { anchor, who }: Compared): { readonly asked: number; readonly short: number } {
  const [ours, theirs] = [by, anchor].map((tallies) => sumOf(who.map((student) => tallies[student] ?? nothing)));
  if (ours === undefined || theirs === undefined) return { asked: Infinity, short: Infinity };
  const shortfall = ([0, 1] as const).map((i) => theirs.right[i] / theirs.judged[i] - ours.right[i] / ours.judged[i] - slack);
  return { asked: ours.asked, short: shortfall.every((one) => Number.isFinite(one)) ? Math.max(0, ...shortfall) : Infinity };
}

/** The mark with the fewest answers whose success is good enough; where none is, the one that comes nearest. */
function bestOf(tallies: readonly { readonly atLeast: number; readonly by: readonly Tally[] }[], among: Compared): number {
  const [best] = tallies.map(({ atLeast, by }) => ({ atLeast, ...compare(by, among) })).toSorted((a, b) => a.short - b.short || a.asked - b.asked);
  return best?.atLeast ?? 1;
}
