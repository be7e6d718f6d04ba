import { boundOf, checkSolution, displacedBy, gapOf, repairPlan, solve } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import type { Benchmark } from './benchmark.ts';
import { readDraw } from './schedule/read-draw.ts';
import { afterEvents } from './schedule/events.ts';
import { drawInstance } from './schedule/presets.ts';

/**
 * A planned day, and then adults, students and a space are out. Everything is in memory; what it takes is counted in CPU seconds of one core.
 * Options: those of `schedule`, --planned N rounds for the plan in force (600), --iterations N rounds of the repair (150), --adults 2,
 * --out 40 students, --spaces 1.
 */
export const benchmark: Benchmark = {
  about: 'Percent of the students whom the news does not touch and who move all the same, when 2 adults, 40 of 1000 students and a space are out',
  anchor: { value: 1.5, unit: '%', source: 'target; a prototype moved 1.1 on one period, in 1.3 CPU seconds' },
  better: 'lower',
  async measure(options) {
    const draw = readDraw(options);
    const whole = drawInstance(draw);
    const plan = solve(whole, { seed: draw.seed, iterations: Number(options['planned'] ?? 600) });
    const events = { adults: Number(options['adults'] ?? 2), students: Number(options['out'] ?? 40), spaces: Number(options['spaces'] ?? 1) };
    const { day, kept } = afterEvents(whole, plan, events, draw.seed);

    const seconds = cpuSeconds();
    let firstSeconds = Number.NaN;
    const repaired = await repairPlan({
      instance: day, kept, seed: draw.seed, iterations: Number(options['iterations'] ?? 150),
      search: async ({ instance, ...budget }) => solve(instance, budget),
      onFirst: () => { firstSeconds = seconds(); },
    });
    const finalSeconds = seconds();
    const displaced = displacedBy(day, kept);
    const { bound } = boundOf(repaired.staying, { iterations: Number(options['boundSteps'] ?? 600), score: repaired.objective });
    const check = checkSolution(day, repaired.solution);
    const first = checkSolution(day, repaired.first);
    const moved = movedStudents(day, { before: kept, after: repaired.solution, displaced });
    return {
      value: Math.round(10_000 * moved.share) / 100,
      detail: { ...draw, adultsOut: events.adults, studentsOut: events.students, spacesOut: events.spaces },
      row: {
        firstSeconds, finalSeconds, movedShare: Math.round(10_000 * moved.share) / 10_000, moved: moved.count, unaffected: moved.of, displaced: displaced.size,
        violations: check.violations.length, firstViolations: first.violations.length, fallback: check.fallback, firstFallback: first.fallback, placed: check.placed, demands: check.demands,
        gap: gapOf({ bound, score: repaired.objective }), score: check.score, objective: repaired.objective, bound,
      },
    };
  },
};

/** Students none of whose places was touched, and who do something else in some period all the same. */
function movedStudents(day: Instance, of: { readonly before: Solution; readonly after: Solution; readonly displaced: ReadonlySet<number> }) {
  const tasksOf = (solution: Solution) => new Map(solution.stations.flatMap(({ groups }) => groups.flatMap(({ task, seats }) => seats.map(({ demand }) => [demand, task] as const))));
  const [before, after] = [tasksOf(of.before), tasksOf(of.after)];
  const touched = new Set([...of.displaced].map((demand) => day.demands[demand]?.student));
  const unaffected = new Set(day.demands.map(({ student }) => student).filter((student) => !touched.has(student)));
  const moved = new Set([...day.demands.keys()].filter((demand) => before.get(demand) !== after.get(demand)).map((demand) => day.demands[demand]?.student ?? -1).filter((student) => unaffected.has(student)));
  return { share: moved.size / Math.max(1, unaffected.size), count: moved.size, of: unaffected.size };
}

function cpuSeconds(): () => number {
  const from = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(from);
    return Math.round((user + system) / 1e4) / 100;
  };
}
