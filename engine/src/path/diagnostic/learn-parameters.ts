import { ninePlaces } from '../../mastery/index.ts';
import { believe, evidenceOf, netOf } from './believe.ts';
import type { DiagnosticParameters, DiagnosticState } from './diagnostic.ts';
import { trusted } from './result.ts';
import { addSkips, sampleKnown } from './sample.ts';

/**
 * What do the sittings of a school say of slip, guess and leak, and can the claim be believed? One student's thirty answers can not tell
 * a slip of 10 % from one of 15 %; a few dozen students' can. A job between sittings: nothing moves under a student who is answering.
 *
 * Slip, guess and leak are those under which all the answers are likeliest, held back by how far we would expect them to lie from
 * `base`: the first sittings of a school move them a little, many decide. Found by expectation and maximisation (Dempster, Laird & Rubin
 * 1977) with the expectations drawn (Wei & Tanner 1990, JASA 85): every sitting is read under the rates so far, and the rates become those that its
 * slips, guesses and skipped steps suggest. Takes twelve readings of every sitting given: some ten seconds for a hundred on a map of hundreds.
 * `trust` comes from probes only, because they alone were drawn whatever was believed.
 */
export function learnParameters(base: DiagnosticParameters, sittings: readonly DiagnosticState[]): DiagnosticParameters {
  let parameters = base;
  for (let round = 0; round < rounds && sittings.length > 0; round += 1) {
    const seen = sumOf(sittings.map((sitting) => countErrors({ ...sitting, parameters })));
    parameters = { ...parameters, ...Object.fromEntries(rates.map((rate) => [rate, likeliest(seen[rate], { from: base[rate], spread: spread[rate] })])) };
  }
  return { ...parameters, trust: trustOf(parameters, sittings), version: `${base.version}+${sittings.length}` };
}

const rates = ['slip', 'guess', 'leak'] as const;
/** From the tenth on, what is left is the noise of drawing and a slow creep of leak along the ridge on which guesses and skipped steps look alike. */
const rounds = 12;

/** How far a school's rate may lie from where it starts, in log-odds, as one standard deviation. Of leak we know least. Our own choice. */
const spread = { slip: 0.5, guess: 0.5, leak: 1 };

/** How often it happened, and how often it could have; both expected, so fractions. */
type Count = { readonly times: number; readonly of: number };
type Counts = Readonly<Record<(typeof rates)[number], Count>>;

/** In one sitting, as its answers are read: known and answered wrong, not known and answered right, known though a step before it is missing. */
function countErrors(sitting: DiagnosticState): Counts {
  const { map, answers, parameters: { leak } } = sitting;
  const places = new Map(map.competencies.map(({ id }, index) => [id, index]));
  const skips = { times: 0, of: 0 };
  // Nobody waits for this one, and skipped steps, looked at in one sweep of four, burn in slowly.
  const [burnIn, sweeps] = [30, 12];
  const { known } = sampleKnown({ net: netOf(sitting), leak, evidence: evidenceOf(sitting), burnIn, sweeps, each: (chains) => addSkips(chains, skips) });
  const errors = (isCorrect: boolean, chanceOf: (known: number) => number): Count => {
    const chances = answers.map((one) => ({ one, chance: chanceOf(known[places.get(one.competencyId) ?? -1] ?? 0) }));
    return { times: total(chances.filter(({ one }) => one.isCorrect === isCorrect).map(({ chance }) => chance)), of: total(chances.map(({ chance }) => chance)) };
  };
  const draws = 32 * sweeps;
  return { slip: errors(false, (p) => p), guess: errors(true, (p) => 1 - p), leak: { times: skips.times / draws, of: skips.of / draws } };
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (rate: keyof Counts): Count => ({ times: total(all.map((one) => one[rate].times)), of: total(all.map((one) => one[rate].of)) });
  return { slip: sum('slip'), guess: sum('guess'), leak: sum('leak') };
}

/** The rate that is likeliest after so many times of so many, where it was expected at `from` give or take `spread` in log-odds. */
function likeliest({ times, of }: Count, expected: { readonly from: number; readonly spread: number }): number {
  let [low, high] = [-9, logOdds(mostRate)];
  for (let halving = 0; halving < 40; halving += 1) {
    const middle = (low + high) / 2;
    const slope = times - of / (1 + Math.exp(-middle)) - (middle - logOdds(expected.from)) / expected.spread ** 2;
    if (slope > 0) low = middle;
    else high = middle;
  }
  return ninePlaces(1 / (1 + Math.exp(-low)));
}

/** Slip and guess together stay well below 1, or a right answer would speak against knowing. */
const mostRate = 0.4;

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const logOdds = (rate: number) => Math.log(rate / (1 - rate));

/**
 * The trust under which the probes were foretold best, each from the answers before it. Half the trust lies three standard deviations from
 * what we expect: a few unlucky probes must not take it away. More than 1 is never learnt: a hundred probes come to 1.1 by chance alone, and a
 * claim that is too bold does more harm than one that is too humble.
 */
function trustOf(parameters: DiagnosticParameters, sittings: readonly DiagnosticState[]): number {
  const probes = sittings.flatMap((sitting) => foretold({ ...sitting, parameters }));
  let best = { trust: 1, score: -Infinity };
  for (let step = -20; step <= 0; step += 1) {
    const trust = 2 ** (step / 16);
    const heldBack = (3 * Math.log2(trust)) ** 2 / 2;
    const score = probes.reduce((sum, { p, isCorrect }) => {
      const right = parameters.guess + (1 - parameters.slip - parameters.guess) * trusted(p, { ...parameters, trust });
      return sum + Math.log(isCorrect ? right : 1 - right);
    }, -heldBack);
    if (score > best.score) best = { trust, score };
  }
  return ninePlaces(best.trust);
}

/** What was believed just before each probe. */
function foretold(sitting: DiagnosticState): readonly { readonly p: number; readonly isCorrect: boolean }[] {
  return sitting.answers.flatMap(({ competencyId, isCorrect, isProbe }, index) => {
    if (!isProbe) return [];
    const place = sitting.map.competencies.findIndex(({ id }) => id === competencyId);
    const p = believe({ ...sitting, answers: sitting.answers.slice(0, index) }).known[place];
    return p === undefined ? [] : [{ p, isCorrect }];
  });
}
