import type { LevelRule } from '../model/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Standing } from './mastery.ts';
import { ninePlaces } from './nine-places.ts';

/**
 * How likely is it that a student will still not have passed when the model's limit is reached? A teacher who knows after three tries can act before
 * the sixth. The limit itself stays the model's and is kept by path (find-stuck.ts): a risk proposes, it moves nobody.
 *
 *   risk = E over theta of (1 - q(theta))^left      q = P(m of n right), each question right with chance theta
 *
 * theta is a beta distribution with the estimate's mean and standard deviation: being unsure of a student makes neither end certain. The
 * chance is held as it is; a student who is learning is a little safer than this says. Beck & Gong (2013), Wheel-spinning, AIED, named the
 * problem; that a run-length chance from a student model finds it is measured in bench/stuck.bench.ts.
 */
export function stuckRisk(of: { readonly standing: Pick<Standing, 'competencyId' | 'level' | 'missesInARow' | 'estimate'>; readonly rule: Pick<LevelRule, 'm' | 'n'>; readonly limit: number }): StuckRisk | null {
  const { standing: { competencyId, level, missesInARow, estimate }, rule: { m, n }, limit } = of;
  if (level !== 'none' || missesInARow === 0) return null;
  const left = Math.max(0, limit - missesInARow);
  const risk = expectOver(estimate, (theta) => (1 - atLeast(theta, m, n)) ** left);
  return { risk: ninePlaces(risk), tries: missesInARow, left, reason: { code: 'mastery.stuck-risk', params: { competency: competencyId, count: missesInARow, left, chance: ninePlaces(risk) } } };
}

type StuckRisk = { readonly risk: number; readonly tries: number; readonly left: number; readonly reason: Reason };

/** P(no run of so many right ones in the questions left), where the newest `streak` were right: the same risk where every question is a try of its own. */
export function riskOfNoRun(of: { readonly p: number; readonly sd: number; readonly run: number; readonly streak: number; readonly left: number }): number {
  return ninePlaces(expectOver(of, (theta) => noRun({ theta, ...of })));
}

function noRun(of: { readonly theta: number; readonly run: number; readonly streak: number; readonly left: number }): number {
  // chances[k]: no full run yet, and the newest k were right.
  let chances: readonly number[] = Array.from({ length: of.run }, (_, k) => (k === Math.min(of.streak, of.run - 1) ? 1 : 0));
  for (let step = 0; step < of.left; step += 1) {
    const all = chances.reduce((sum, one) => sum + one, 0);
    chances = chances.map((_, k) => (k === 0 ? all * (1 - of.theta) : (chances[k - 1] ?? 0) * of.theta));
  }
  return chances.reduce((sum, one) => sum + one, 0);
}

/** P(at least m of n right), each with chance theta. */
function atLeast(theta: number, m: number, n: number): number {
  let [sum, ways] = [0, 1];
  for (let k = 0; k <= n; k += 1) {
    if (k >= m) sum += ways * theta ** k * (1 - theta) ** (n - k);
    ways = (ways * (n - k)) / (k + 1);
  }
  return sum;
}

/** The mean of a function over the beta distribution with this mean and standard deviation, at forty points. */
function expectOver({ p, sd }: { readonly p: number; readonly sd: number }, value: (theta: number) => number): number {
  const mean = Math.min(0.995, Math.max(0.005, p));
  // A beta cannot be wider than p(1-p); near that it would pile up at both ends.
  const variance = Math.min(sd * sd, 0.5 * mean * (1 - mean));
  // Narrower than a step between two points, it is the mean itself.
  if (variance < 1 / points ** 2) return value(mean);
  const size = (mean * (1 - mean)) / variance - 1;
  const [a, b] = [mean * size, (1 - mean) * size];
  const thetas = Array.from({ length: points }, (_, i) => (i + 0.5) / points);
  const logs = thetas.map((theta) => (a - 1) * Math.log(theta) + (b - 1) * Math.log(1 - theta));
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  return thetas.reduce((sum, theta, i) => sum + (weights[i] ?? 0) * value(theta), 0) / weights.reduce((sum, one) => sum + one, 0);
}

const points = 40;
