import { z } from 'zod';
import type { Instance } from '../compile/instance.ts';
import { packOptions } from '../compile/option-columns.ts';
import { hasErrors } from '../../problem/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { Solution } from '../solve/solution.ts';
import { problemAt } from './field.ts';
import { followIndices } from './follow-indices.ts';
import { instanceShape } from './instance-shape.ts';
import { solutionShape } from './solution-shape.ts';
import { mostProblems, readShaped } from './tell-shape.ts';

/**
 * An instance from a file, whoever wrote it: the day as a puzzle needs no school. Untrusted: sizes are limited, every key is known, every
 * index leads somewhere. Where there is an error there is no instance.
 */
export function readInstance(json: unknown): { readonly instance: Instance | undefined; readonly problems: readonly Problem[] } {
  const { value, problems } = readShaped(json, instanceShape);
  if (value === undefined) return { instance: undefined, problems };
  const faults = [...followIndices(instanceShape, value, lengthsOf(value)), ...inconsistencies(value)].slice(0, mostProblems);
  return { instance: hasErrors(faults) ? undefined : { ...value, options: packOptions(value.options) }, problems: faults };
}

/** An instance as it stands in a file: the same but for its options, whose columns are lists. */
type InstanceFile = z.output<typeof instanceShape>;

/** How a solution was found, and what was proven of it. */
export type SolutionFile = z.output<typeof solutionShape>;

/** A solution from a file, read against its instance. That it keeps the limits is for `checkSolution` to say. */
export function readSolution(json: unknown, instance: Instance): { readonly solution: (Solution & SolutionFile) | undefined; readonly problems: readonly Problem[] } {
  const { value, problems } = readShaped(json, solutionShape);
  if (value === undefined) return { solution: undefined, problems };
  const faults = followIndices(solutionShape, value, lengthsOf(instance));
  return { solution: hasErrors(faults) ? undefined : value, problems: faults };
}

/** JSON Schemas (draft 2020-12) of both files, as other tools read them. */
export function scheduleFiles(): readonly { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }[] {
  return [{ name: 'instance', format: 'heddle-instance/2', shape: instanceShape }, { name: 'solution', format: 'heddle-solution/1', shape: solutionShape }].map(({ name, format, shape }) => {
    const { $schema, ...rest } = z.toJSONSchema(shape, { io: 'input' });
    return { name, schema: { $schema, $id: `heddle-1/${name}.schema.json`, title: format, ...rest } };
  });
}

function lengthsOf(instance: Instance | InstanceFile): Readonly<Record<string, number>> {
  const { periods, students, adults, spaces, equipment, kinds, tasks, demands, options } = instance;
  return {
    periods: periods.length, students: students.length, adults: adults.length, spaces: spaces.length, equipment: equipment.length,
    kinds: kinds.length, tasks: tasks.length, demands: demands.length, options: options.demand.length,
  };
}

/** What the shape alone cannot say: lists that go together, and words that contradict each other. */
function inconsistencies(instance: InstanceFile): readonly Problem[] {
  const { periods, options } = instance;
  const byPeriod = [
    ...instance.adults.map(({ stationsAtOnce }, at) => ({ field: ['adults', at, 'stationsAtOnce'], length: stationsAtOnce.length })),
    ...instance.spaces.map(({ stationsAtOnce }, at) => ({ field: ['spaces', at, 'stationsAtOnce'], length: stationsAtOnce.length })),
    ...instance.equipment.map(({ amountIn }, at) => ({ field: ['equipment', at, 'amountIn'], length: amountIn.length })),
  ];
  const unsorted = options.demand.findIndex((demand, row) => demand < (options.demand[row - 1] ?? 0));
  return [
    ...byPeriod.filter(({ length }) => length !== periods.length).map(({ field, length }) => problemAt(field, 'instance.not-by-period', { count: length, needed: periods.length })),
    ...Object.entries(options).filter(([, column]) => column.length !== options.demand.length)
      .map(([name, column]) => problemAt(['options', name], 'instance.column-length', { count: column.length, needed: options.demand.length })),
    ...(unsorted === -1 ? [] : [problemAt(['options', 'demand', unsorted], 'instance.not-sorted', { value: options.demand[unsorted] ?? 0 })]),
    ...periods.flatMap(({ next }, at) => (next !== null && next <= at ? [problemAt(['periods', at, 'next'], 'instance.next-not-later', { value: next })] : [])),
    ...instance.kinds.flatMap(({ groupMin, groupMax }, at) => (groupMax !== null && groupMin > groupMax ? [problemAt(['kinds', at, 'groupMin'], 'instance.min-over-max', { min: groupMin, max: groupMax })] : [])),
    ...instance.apart.flatMap(([one, other], at) => (one === other ? [problemAt(['apart', at], 'instance.apart-from-self', { value: one })] : [])),
    ...repeats(instance.demands.map(({ student, period }) => `${student} ${period}`)).map((at) => problemAt(['demands', at], 'instance.two-demands', {
      student: instance.students[instance.demands[at]?.student ?? -1]?.id ?? '?', period: periods[instance.demands[at]?.period ?? -1]?.id ?? '?',
    })),
    ...([['periods', periods], ['students', instance.students], ['adults', instance.adults], ['spaces', instance.spaces], ['options', options.id.map((one) => ({ id: one }))]] as const)
      .flatMap(([list, items]) => repeats(items.map((item) => item.id)).map((at) => problemAt([list, at, 'id'], 'instance.double-id', { value: items[at]?.id ?? '' }))),
  ];
}

/** Where something stands that stood before. */
function repeats(keys: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, at) => {
    if (seen.has(key)) return [at];
    seen.add(key);
    return [];
  });
}
