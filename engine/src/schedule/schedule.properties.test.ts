import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentsToPlace, indexRoster } from '../roster/index.ts';
import { canonicalJson } from './compile/hash-instance.ts';
import { boundOf, compile, hashInstance, readInstance, solve, toDayPlan, verifyDay } from './index.ts';
import type { DayPlan, Instance, Solution } from './index.ts';
import { randomSchool } from './random-school.test-data.ts';

const asOf = '2026-09-14T20:00:00.000Z';
const iterations = 30;
type Day = ReturnType<typeof randomSchool>;

function planOf(day: Day, instance: Instance, solution: Solution): DayPlan {
  return toDayPlan({ ...day, instance, solution, seed: 1, asOf, modelVersions: { maths: 'small@1.0.0' } });
}

/** Each property over schools of its own, always the same ones, so that a failure can be made again. */
function eachSchool(runs: number, check: (day: Day, instance: Instance) => void): void {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
    const day = randomSchool(seed);
    check(day, compile(day));
  }), { numRuns: runs, seed: 20260915 });
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !(value instanceof Map)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

describe('over many small schools', () => {
  test('[SC1] nobody breaks a limit of tier never, by the checker', () => {
    eachSchool(40, (day, instance) => {
      const plan = planOf(day, instance, solve(instance, { seed: 1, iterations }));
      expect(verifyDay({ facts: day.facts, plan }).filter(({ tier }) => tier === 'never')).toEqual([]);
    });
  });

  test('[SC1] every present student has one place in each of its periods, counted by the roster alone', () => {
    eachSchool(20, (day, instance) => {
      const plan = planOf(day, instance, solve(instance, { seed: 1, iterations: 5 }));
      const sectionIds = day.facts.roster.sections.map(({ id }) => id);
      const expected = [...studentsToPlace({ index: indexRoster(day.facts.roster, day.facts.day.on), sectionIds, availability: day.facts.availability })]
        .flatMap(([periodId, ids]) => ids.map((id) => `${periodId} ${id}`));
      expect(plan.seats.map(({ periodId, studentId }) => `${periodId} ${studentId}`).sort()).toEqual(expected.sort());
    });
  });

  test('[SC4] the same seed and iterations give the same plan, byte by byte', () => {
    eachSchool(10, (day, instance) => {
      const first = planOf(day, instance, solve(instance, { seed: 3, iterations }));
      const again = planOf(day, compile(day), solve(compile(day), { seed: 3, iterations }));
      expect(canonicalJson(again)).toBe(canonicalJson(first));
    });
  });

  test('[SC4] the order in which facts and options are listed does not change the instance', () => {
    eachSchool(15, (day, instance) => {
      const { roster } = day.facts;
      const turned = {
        options: day.options.toReversed(),
        facts: { ...day.facts, availability: day.facts.availability.toReversed(), roster: {
          ...roster, people: roster.people.toReversed(), enrollments: roster.enrollments.toReversed(), spaces: roster.spaces.toReversed(), services: roster.services.toReversed(),
          accommodations: roster.accommodations.toReversed(), keepApart: roster.keepApart.toReversed(), staffOffers: roster.staffOffers.toReversed(),
        } },
      };
      expect(hashInstance(compile(turned))).toBe(hashInstance(instance));
    });
  });

  test('[SC5] nothing that is given is changed, and the instance is frozen and comes back from JSON', () => {
    eachSchool(8, (day) => {
      const frozen = { facts: freeze(day.facts), options: freeze(day.options) };
      const instance = compile(frozen);
      const solution = freeze(solve(instance, { seed: 1, iterations: 10 }));
      planOf(frozen, instance, solution);
      expect(readInstance(JSON.parse(canonicalJson(instance)))).toEqual({ instance, problems: [] });
      expect([instance, instance.demands, instance.demands[0], instance.options, instance.options.id].every((part) => Object.isFrozen(part))).toBe(true);
    });
  });

  test('[SC6] searching never ends below its own first plan, nor below the plan it starts from', () => {
    eachSchool(10, (_, instance) => {
      // Given the same prices, both begin with the same first plan.
      const { prices } = boundOf(instance, { iterations: 20 });
      const first = solve(instance, { seed: 2, iterations: 0, prices });
      const searched = solve(instance, { seed: 2, iterations, prices });
      expect(searched.score).toBeGreaterThanOrEqual(first.score);
      expect(solve(instance, { seed: 9, iterations: 5, start: searched }).score).toBeGreaterThanOrEqual(searched.score - 1e-6);
    });
  });

  test('[SC6] each incumbent is better than the one before, and a full plan', () => {
    eachSchool(8, (day, instance) => {
      const told: Solution[] = [];
      solve(instance, { seed: 4, iterations, onIncumbent: (better) => told.push(better.solution()) });
      told.forEach((solution, position) => expect(solution.score).toBeGreaterThan(told[position - 1]?.score ?? -Infinity));
      for (const solution of told.slice(0, 1)) expect(planOf(day, instance, solution).seats).toHaveLength(instance.demands.length);
    });
  });

  test('[SC6] stopped at once, a plan comes back with everybody in it', () => {
    eachSchool(20, (day, instance) => {
      const plan = planOf(day, instance, solve(instance, { seed: 1, iterations: 1000, shouldStop: () => true }));
      expect(plan.iterations).toBe(0);
      expect(plan.seats).toHaveLength(instance.demands.length);
    });
  });
});
