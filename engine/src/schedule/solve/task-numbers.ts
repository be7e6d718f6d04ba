import type { Instance, Task } from '../compile/instance.ts';

/** Names become numbers once, because the search compares what two tasks have in common millions of times. -1 = has none. */
export type TaskNumbers = {
  readonly competency: Int32Array;
  readonly unit: Int32Array;
  readonly step: Int32Array;
  /** A number for each (competency, kind) that an adult has to prepare. */
  readonly preparation: Int32Array;
  /** Activities of each task. */
  readonly activities: readonly (readonly number[])[];
};

export function numberTasks({ tasks, kinds }: Instance): TaskNumbers {
  const competencies = numbering();
  const units = numbering();
  const preparations = numbering();
  const activities = numbering();
  const isPrepared = ({ kind, competencyId }: Task) => kinds[kind]?.isPrepared === true && competencyId !== null;
  return {
    competency: Int32Array.from(tasks, ({ competencyId }) => (competencyId === null ? -1 : competencies(competencyId))),
    unit: Int32Array.from(tasks, ({ unit }) => (unit === null ? -1 : units(unit.id))),
    step: Int32Array.from(tasks, ({ unit }) => unit?.step ?? -1),
    preparation: Int32Array.from(tasks, (task) => (isPrepared(task) ? preparations(JSON.stringify([task.kind, task.competencyId])) : -1)),
    activities: tasks.map(({ activityIds }) => activityIds.map(activities)),
  };
}

function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
}
