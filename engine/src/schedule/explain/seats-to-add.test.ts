import { expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { solve } from '../solve/solve.ts';
import { seatsToAdd } from './seats-to-add.ts';

test('[SC116] only forms of work with a full group are asked about, those with the most full groups first', () => {
  let asked = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const day = compile(randomSchool(seed));
    // Small groups, so that some are full.
    const instance = { ...day, kinds: day.kinds.map((kind) => ({ ...kind, groupMax: Math.min(kind.groupMax ?? 3, 3) })) };
    const solution = solve(instance, { seed: 1, iterations: 20 });
    const fullIn = (kind: number) => solution.stations.flatMap(({ groups }) => groups)
      .filter(({ task, seats }) => instance.tasks[task]?.kind === kind && seats.length === instance.kinds[kind]?.groupMax).length;
    const found = seatsToAdd(instance, solution);
    const counts = found.map(fullIn);
    expect(counts).toEqual(counts.toSorted((left, right) => right - left));
    expect([...instance.kinds.keys()].filter((kind) => fullIn(kind) > 0).toSorted()).toEqual(found.toSorted());
    asked += found.length;
  }
  expect(asked).toBeGreaterThan(5);
});
