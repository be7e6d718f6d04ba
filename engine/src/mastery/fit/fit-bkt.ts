import { createBkt } from '../methods/bkt.ts';
import type { BktParameters } from '../methods/bkt.ts';
import { bkt1 } from '../parameters/bkt-1.ts';
import type { Responses } from '../responses/responses.ts';
import type { Fittable } from './fittable.ts';
import { measure } from './metrics.ts';
import { rowsOf } from './fittable.ts';
import { predictorOf, throughContract } from './through-contract.ts';

/**
 * Fits BKT: for each competency the chances that make its answers most likely, by expectation maximisation over the two hidden states (Baum
 * et al. 1970; as pyBKT does), and then one half-life for all of them, where the answers have times.
 */
export const fittableBkt: Fittable = throughContract({ name: 'bkt', fit: (responses, students) => createBkt(fitBkt(responses, students)) });

export function fitBkt(responses: Responses, students: readonly number[]): BktParameters {
  const fitted: BktParameters = { ...bkt1, id: 'bkt-fitted', competencies: fitBktChances(responses, students) };
  const rows = rowsOf(responses, students);
  if (rows.every((row) => responses.at[row] === 0)) return fitted;
  const credit = Float64Array.from(rows, (row) => responses.credit[row] ?? 0);
  const loss = (halfLifeDays: number) => measure(predictorOf(createBkt({ ...fitted, halfLifeDays }))(responses, students), credit).logLoss;
  const [best] = halfLives.map((halfLifeDays) => ({ halfLifeDays, loss: loss(halfLifeDays) })).toSorted((a, b) => a.loss - b.loss);
  return { ...fitted, halfLifeDays: best?.halfLifeDays ?? bkt1.halfLifeDays };
}

/** The four chances of the paper by competency, without forgetting. */
export function fitBktChances(responses: Responses, students: readonly number[]): Readonly<Record<string, Chances>> {
  return Object.fromEntries([...sequencesOf(responses, students)].map(([competency, runs]) => [responses.competencyIds[competency] ?? '', fitChances(runs)]));
}

const halfLives = [7, 20, 60, 180, 3650];

/** One student's answers on one competency. A question on several stands in the run of each, whole: the chances are to predict the question, not the blame. */
type Run = readonly { readonly right: number; readonly wrong: number }[];

function sequencesOf(responses: Responses, students: readonly number[]): ReadonlyMap<number, readonly Run[]> {
  const found = new Map<number, Run[]>();
  for (const student of students) {
    const own = new Map<number, { readonly right: number; readonly wrong: number }[]>();
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const needed = responses.competency.subarray(responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0);
      const right = responses.credit[row] ?? 0;
      for (const one of needed) {
        const run = own.get(one) ?? [];
        run.push({ right, wrong: 1 - right });
        own.set(one, run);
      }
    }
    for (const [competency, run] of own) {
      const runs = found.get(competency) ?? [];
      runs.push(run);
      found.set(competency, runs);
    }
  }
  return found;
}

type Chances = { readonly known: number; readonly learn: number; readonly slip: number; readonly guess: number };

const rounds = 40;
/** As many answers' worth of the usual chances stand beside the answers seen, so that a competency met ten times stays ordinary. */
const held = 10;
const usual: Chances = { known: 0.5, learn: bkt1.learn, slip: bkt1.slip, guess: bkt1.guess };

function fitChances(runs: readonly Run[]): Chances {
  let chances = usual;
  for (let round = 0; round < rounds; round += 1) chances = improve(chances, runs);
  return chances;
}

/** One round: how much each student is believed to have known at each answer (forwards, then backwards), and the chances that this makes likely. */
function improve(chances: Chances, runs: readonly Run[]): Chances {
  const sum = { known: held * usual.known, runs: held, learned: held * usual.learn, couldLearn: held, slipped: held * usual.slip, knew: held, guessed: held * usual.guess, knewNot: held };
  for (const run of runs) {
    const forwards = walk(chances, run);
    // P(what comes after | knows now) against P(... | does not), as shares of one.
    let [ifKnows, ifNot] = [0.5, 0.5];
    for (let i = run.length - 1; i >= 0; i -= 1) {
      const { right, wrong } = run[i] ?? { right: 0, wrong: 0 };
      const seen = forwards[i]?.seen ?? 0;
      const knows = (seen * ifKnows) / (seen * ifKnows + (1 - seen) * ifNot);
      sum.knew += knows * (right + wrong);
      sum.slipped += knows * wrong;
      sum.knewNot += (1 - knows) * (right + wrong);
      sum.guessed += (1 - knows) * right;
      const next = forwards[i + 1];
      if (next !== undefined) {
        // Of those who did not know here, the share that did at the next answer, by what came of it.
        const learned = chances.learn * next.after.ifKnows;
        const stayed = (1 - chances.learn) * next.after.ifNot;
        sum.couldLearn += 1 - knows;
        sum.learned += (1 - knows) * (learned / (learned + stayed));
      }
      if (i === 0) {
        sum.known += knows;
        sum.runs += 1;
      }
      // One step back: through the answer, and through learning before it.
      const [fits, fitsNot] = [likely(chances, { right, wrong }, true) * ifKnows, likely(chances, { right, wrong }, false) * ifNot];
      const here = forwards[i];
      if (here !== undefined) here.after = { ifKnows: fits, ifNot: fitsNot };
      const [toKnows, toNot] = [fits, chances.learn * fits + (1 - chances.learn) * fitsNot];
      [ifKnows, ifNot] = [toKnows / (toKnows + toNot), toNot / (toKnows + toNot)];
    }
  }
  return {
    known: within(sum.known / sum.runs, 0.02, 0.98), learn: within(sum.learned / sum.couldLearn, 0.001, 0.6),
    // Beyond these a right answer would speak against knowing.
    slip: within(sum.slipped / sum.knew, 0.01, 0.4), guess: within(sum.guessed / sum.knewNot, 0.01, 0.5),
  };
}

/** By answer: P(knew, given this and all earlier answers). `after` is filled on the way back: how well this and all later answers fit each state. */
function walk(chances: Chances, run: Run): { readonly seen: number; after: { readonly ifKnows: number; readonly ifNot: number } }[] {
  let known = chances.known;
  return run.map((answer) => {
    const fits = known * likely(chances, answer, true);
    const seen = fits / (fits + (1 - known) * likely(chances, answer, false));
    known = seen + (1 - seen) * chances.learn;
    return { seen, after: { ifKnows: 1, ifNot: 1 } };
  });
}

function likely({ slip, guess }: Chances, { right, wrong }: { readonly right: number; readonly wrong: number }, knows: boolean): number {
  return knows ? (1 - slip) ** right * slip ** wrong : guess ** right * (1 - guess) ** wrong;
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
