import { rename, writeFile } from 'node:fs/promises';
import { boundOf, checkSolution, gapOf, hashInstance } from '@heddle/engine/schedule';
import type { Instance, Solution, SolutionFile } from '@heddle/engine/schedule';
import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import { noNames } from '@heddle/engine/messages';
import { z } from 'zod';
import { readInstanceFile, readSolutionFile } from '../interop/instance-file/index.ts';
import { defineService } from './call-service.ts';
import { machinePath, seed as seedShape } from './inputs.ts';
import { searchProgress } from './search-progress.ts';
import { notesFrom, say } from './words.ts';

/** The day scheduler without a school: an instance in a file, a solution in another (docs/guide/instance-files.md). */

type Checked = {
  demands: number; placed: number; fallback: number; violations: number; approvals: number;
  value: number; score: number; bound: number | null; gap: number | null;
  /** The gap in per cent, rounded up: no plan is better by more than this, if the bound holds. */
  percent: number | null; lost: Readonly<Record<string, number>>;
};
type Refused = { isRefused: boolean; notes: readonly string[]; says: readonly string[] };

const rounds = z.int().min(0).max(10_000_000).nullable();
const patience = z.number().positive().max(86_400).nullable();

type SolveInput = { path: string; out: string | null; again: string | null; iterations: number | null; seconds: number | null; seed: number };
type SolveResult = Refused & Partial<Checked> & { iterations?: number; seconds?: number; seed?: number; out?: string | null; solution?: SolutionFile };

/** Searches for so many rounds or seconds, checks what was found by code that took no part in it, and writes it with what it takes to find it again. */
export const solveInstance = defineService<SolveInput, SolveResult>({
  name: 'solve-instance',
  summary: 'Search for the best plan of an instance in a file',
  input: z.strictObject({ path: machinePath, out: machinePath.nullable(), again: machinePath.nullable(), iterations: rounds, seconds: patience, seed: seedShape }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { path, out, again, iterations, seconds, seed }) {
    const started = performance.now();
    const { instance, problems } = await readInstanceFile(path);
    if (instance === undefined) return refused(problems);
    const before = again === null ? undefined : await readSolutionFile(again, instance);
    if (before !== undefined && before.solution === undefined) return refused(before.problems);
    const counts = before?.solution?.search;
    if (counts === null) throw new HeddleError('services.nothing-to-run-again', { file: again ?? '' });
    const found = await context.search({
      instance, seed, iterations: iterations ?? defaultRounds,
      ...(counts === undefined ? (iterations === null && seconds !== null ? { seconds } : {}) : { again: counts }),
      ...(context.stop === undefined ? {} : { stop: context.stop }),
      onProgress: (progress) => context.progress(searchProgress(progress)),
    });
    const solution = solutionFile(instance, found);
    if (out !== null) {
      // Written beside and moved, so that a file under its name is always whole.
      await writeFile(`${out}.part`, `${JSON.stringify(solution)}\n`);
      await rename(`${out}.part`, out);
    }
    const { figures, says } = check(instance, solution);
    return {
      ...figures, iterations: found.iterations, seconds: Math.round((performance.now() - started) / 10) / 100, seed: solution.search?.seed ?? seed, out,
      ...(out === null ? { solution } : {}), isRefused: false, notes: notesFrom(problems), says,
    };
  },
});

/** What a day of a few hundred students is searched for when nothing is said. */
const defaultRounds = 2_000;

/** Counts everything of a solution anew, whoever found it. */
export const verifySolution = defineService<{ path: string; plan: string }, Refused & Partial<Checked>>({
  name: 'verify-solution',
  summary: 'Check a solution of an instance, both in files, without the search',
  input: z.strictObject({ path: machinePath, plan: machinePath }),
  policy: 'operate-machine',
  isLong: true,
  async run(_context, { path, plan }) {
    const { instance, problems } = await readInstanceFile(path);
    if (instance === undefined) return refused(problems);
    const read = await readSolutionFile(plan, instance);
    if (read.solution === undefined) return refused(read.problems);
    const { instanceHash } = read.solution;
    if (instanceHash !== null && instanceHash !== hashInstance(instance)) throw new HeddleError('services.other-instance', { file: plan });
    const { figures, says } = check(instance, read.solution);
    return { ...figures, isRefused: false, notes: notesFrom(problems), says };
  },
});

type BoundResult = Refused & { bound?: number; iterations?: number; seconds?: number };

/** A number that no plan of the instance can beat. */
export const boundInstance = defineService<{ path: string; iterations: number | null; seconds: number | null }, BoundResult>({
  name: 'bound-instance',
  summary: 'Prove how good a plan of an instance could be at most',
  input: z.strictObject({ path: machinePath, iterations: rounds, seconds: patience }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { path, iterations, seconds }) {
    const started = performance.now();
    const since = () => (performance.now() - started) / 1000;
    const { instance, problems } = await readInstanceFile(path);
    if (instance === undefined) return refused(problems);
    const proven = boundOf(instance, {
      iterations: iterations ?? (seconds === null ? defaultSteps : 1_000_000),
      ...(seconds === null ? {} : { share: () => since() / Math.max(0.001, seconds) }),
      shouldStop: () => context.stop?.aborted === true || (seconds !== null && since() >= seconds),
    });
    return { bound: proven.bound, iterations: proven.iterations, seconds: Math.round(since() * 100) / 100, isRefused: false, notes: notesFrom(problems), says: [] };
  },
});

const defaultSteps = 1_000;

function refused(problems: readonly Problem[]): Refused {
  return { isRefused: true, notes: notesFrom(problems, instanceNames), says: [] };
}

/** Nobody has names here but the file; a period is said as one. */
const instanceNames = { ...noNames, period: (id: string) => `period ${id}` };

function check(instance: Instance, solution: SolutionFile): { readonly figures: Checked; readonly says: readonly string[] } {
  const { violations: broken, approvals, demands, placed, fallback, value, score, lost } = checkSolution(instance, solution);
  // The bound is what the file says; a plan that beats it shows that it is none.
  const { bound } = solution;
  const isBeaten = bound !== null && bound < score - 1e-6 * Math.max(1, Math.abs(score));
  const violations = isBeaten ? [...broken, { code: 'solution.bound-beaten', params: { bound, score } }] : broken;
  const gap = isBeaten ? null : gapOf({ bound, score });
  return {
    figures: {
      demands, placed, fallback, violations: violations.length, approvals: approvals.length, value, score,
      bound, gap, percent: gap === null ? null : Math.ceil(gap * 1000) / 10, lost,
    },
    says: [...violations, ...approvals].slice(0, mostSaid).map((problem) => say(problem, 'en', 'staff', instanceNames)),
  };
}

/** Whoever has more has one fault a hundred times. */
const mostSaid = 100;

function solutionFile(instance: Instance, found: Solution): SolutionFile {
  const { stations, value, score, leastBad, iterations, bound, search } = found;
  return {
    format: 'heddle-solution/1', instanceHash: hashInstance(instance),
    stations: stations.map((station) => ({ ...station, adults: [...station.adults], groups: station.groups.map(({ task, seats }) => ({ task, seats: [...seats] })) })),
    value, score, leastBad: [...leastBad], iterations, bound: bound ?? null,
    search: search === undefined || search === null ? null : { ...search, shares: [...search.shares] },
  };
}
