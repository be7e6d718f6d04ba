import { checkSolution, solve } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';

/** What a search of one day found and what it took. */
export type Searched = {
  readonly solution: Solution;
  readonly bound: number | null;
  readonly firstPlanSeconds: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
};

export async function searchDay(instance: Instance, budget: { readonly seed: number; readonly seconds: number | null; readonly iterations: number | null }): Promise<Searched> {
  const started = performance.now();
  const before = process.cpuUsage();
  const since = () => (performance.now() - started) / 1000;
  let firstPlanSeconds: number | undefined;
  const { seconds } = budget;
  const solution = solve(instance, {
    seed: budget.seed, iterations: budget.iterations ?? 1_000_000_000,
    shouldStop: () => {
      firstPlanSeconds ??= since();
      return seconds !== null && since() >= seconds;
    },
    ...(seconds === null ? {} : { pace: () => Math.min(1, since() / seconds) }),
  });
  const used = process.cpuUsage(before);
  return {
    solution, bound: null,
    firstPlanSeconds: hundredths(firstPlanSeconds ?? since()), seconds: hundredths(since()), cpuSeconds: hundredths((used.user + used.system) / 1e6),
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}

/** The figures of one search, with every limit and sum counted by the checker that shares no code with it. */
export function figuresOf(instance: Instance, searched: Searched) {
  const { solution, bound } = searched;
  const check = checkSolution(instance, solution);
  return {
    placed: check.placed, demands: check.demands, fallback: check.fallback, violations: check.violations.length, approvals: check.approvals.length,
    value: check.value, score: check.score, bound, gap: bound === null ? null : tenThousandths((bound - check.score) / Math.abs(check.score)),
    firstPlanSeconds: searched.firstPlanSeconds, seconds: searched.seconds, cpuSeconds: searched.cpuSeconds, rssMb: searched.rssMb, iterations: solution.iterations,
  };
}

const hundredths = (value: number) => Math.round(value * 100) / 100;
const tenThousandths = (value: number) => Math.round(value * 10_000) / 10_000;
