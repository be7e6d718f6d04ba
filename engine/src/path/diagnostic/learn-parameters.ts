import { ninePlaces } from '../../mastery/index.ts';
import { believe, logEvidence } from './believe.ts';
import type { DiagnosticParameters, DiagnosticState } from './diagnostic.ts';
import { trusted } from './result.ts';

/**
 * What do the sittings of a school say of slip, guess and leak, and can the claim be believed? One student's thirty answers can not tell
 * a slip of 10 % from one of 15 %; a few dozen students' can. A job between sittings: nothing moves under a student who is answering.
 *
 * Slip, guess and leak are those under which all the answers are likeliest, held back by how far we would expect them to lie from
 * `base` (maximum a posteriori; empirical Bayes in the sense of Robbins 1956): the first sittings of a school move them a little, many
 * decide. Takes some forty readings of every sitting given: seconds for a hundred.
 * `trust` comes from probes only, because they alone were drawn whatever was believed.
 */
export function learnParameters(base: DiagnosticParameters, sittings: readonly DiagnosticState[]): DiagnosticParameters {
  let best = { parameters: base, score: scoreOf(base, { base, sittings }) };
  for (const step of [0.8, 0.4, 0.2, 0.1]) {
    for (const rate of rates) {
      for (const direction of [1, -1]) {
        // Goes on while it gets better: leak may lie far from where it starts.
        for (let tries = 0; tries < 3; tries += 1) {
          const parameters = { ...best.parameters, [rate]: shifted(best.parameters[rate], step * direction) };
          const score = scoreOf(parameters, { base, sittings });
          if (score <= best.score) break;
          best = { parameters, score };
        }
      }
    }
  }
  return { ...best.parameters, trust: trustOf(best.parameters, sittings), version: `${base.version}+${sittings.length}` };
}

const rates = ['slip', 'guess', 'leak'] as const;

/** How far a school's rate may lie from where it starts, in log-odds, as one standard deviation. Of leak we know least. Our own choice. */
const spread = { slip: 0.5, guess: 0.5, leak: 1 };

function scoreOf(parameters: DiagnosticParameters, { base, sittings }: { readonly base: DiagnosticParameters; readonly sittings: readonly DiagnosticState[] }): number {
  const heldBack = rates.reduce((sum, rate) => sum + ((logOdds(parameters[rate]) - logOdds(base[rate])) / spread[rate]) ** 2 / 2, 0);
  return sittings.reduce((sum, sitting) => sum + logEvidence({ ...sitting, parameters }), -heldBack);
}

/** Slip and guess together stay well below 1, or a right answer would speak against knowing. */
const mostRate = 0.4;

function shifted(rate: number, by: number): number {
  return ninePlaces(Math.min(mostRate, 1 / (1 + Math.exp(-logOdds(rate) - by))));
}

const logOdds = (rate: number) => Math.log(rate / (1 - rate));

/**
 * The trust under which the probes were foretold best, each from the answers before it. Half or twice the trust lies three standard
 * deviations from what we expect: a few unlucky probes must not take it away.
 */
function trustOf(parameters: DiagnosticParameters, sittings: readonly DiagnosticState[]): number {
  const probes = sittings.flatMap((sitting) => foretold({ ...sitting, parameters }));
  let best = { trust: 1, score: -Infinity };
  for (let step = -20; step <= 20; step += 1) {
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
