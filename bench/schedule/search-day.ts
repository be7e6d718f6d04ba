import { checkSolution, gapOf } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import { searchOnBothCores } from '../../server/src/solver/index.ts';

/** Seconds, or rounds on each core: the same answer every time. The clock `cpu` tells what two idle cores would need. */
export type Budget = { readonly seconds: number; readonly clock: 'wall' | 'cpu' } | { readonly iterations: number; readonly clock: 'wall' | 'cpu' };

/** What a search of one day found, and what it took. Loading the threads counts, and so does what only whoever measures needs to know. */
export type Searched = {
  readonly solution: Solution;
  readonly firstPlanSeconds: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
};

/** Searches as the planning service does. */
export async function searchDay(instance: Instance, request: { readonly seed: number; readonly budget: Budget; readonly start?: Solution; onScore?(score: number, seconds: number): void }): Promise<Searched> {
  const started = performance.now();
  const before = process.cpuUsage();
  const since = () => (performance.now() - started) / 1000;
  let firstPlanSeconds: number | undefined;
  let lastSeconds = 0;
  const { budget } = request;
  const solution = await searchOnBothCores({
    instance, seed: request.seed, iterations: 1, start: request.start, ...budget,
    onProgress: ({ score, seconds }) => {
      firstPlanSeconds ??= seconds;
      lastSeconds = seconds;
      request.onScore?.(score, seconds);
    },
  });
  const used = process.cpuUsage(before);
  return {
    solution, firstPlanSeconds: hundredths(firstPlanSeconds ?? since()), seconds: hundredths(budget.clock === 'cpu' ? lastSeconds : since()),
    cpuSeconds: hundredths((used.user + used.system) / 1e6), rssMb: mostMemory(),
  };
}

/** The figures of one search, with every limit and sum counted by the checker that shares no code with it. */
export function figuresOf(instance: Instance, { solution, ...spent }: Searched) {
  const check = checkSolution(instance, solution);
  const bound = solution.bound ?? null;
  return {
    placed: check.placed, demands: check.demands, fallback: check.fallback, violations: check.violations.length, approvals: check.approvals.length,
    value: check.value, score: check.score, bound, gap: gapOf({ bound, score: check.score }), ...spent, iterations: solution.iterations,
  };
}

/** The most memory that the process ever held, by the kernel's count: all threads, and what came before the search. */
function mostMemory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
