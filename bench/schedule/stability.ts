import { checkSolution, solve } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';
import { drawSchool } from './draw/school.ts';
import { drawInstance } from './presets.ts';
import type { Draw } from './presets.ts';

/**
 * What do standing groups cost? Students of like level make groups of 25. In a share of a week's periods everybody is to sit where at least half
 * of the others are of the own group, at a price that makes it worth nearly any lesson. Told is the value that is left, as a share of the value
 * without groups. A drawn day stands for the week: its periods are alike.
 */
export function stabilityCurve(draw: Draw, of: { readonly shares: readonly number[]; readonly iterations: number }): readonly { readonly share: number; readonly kept: number; readonly value: number }[] {
  const day = drawInstance(draw);
  const { students } = drawSchool(draw);
  const byLevel = [...students.keys()].sort((one, other) => (students[one]?.level ?? 0) - (students[other]?.level ?? 0));
  const groupOf = new Map(byLevel.map((student, at) => [student, Math.floor(at / 25)]));
  const free = valueOf(day, { seed: draw.seed, iterations: of.iterations });
  return of.shares.map((share) => {
    const due = Math.round(share * day.periods.length);
    const companies = companiesOf(day, groupOf, due);
    const kept = valueOf({ ...day, companies }, { seed: draw.seed, iterations: of.iterations });
    const asked = companies.reduce((sum, { due: own }) => sum + own.length, 0);
    return { share: due / day.periods.length, kept: asked === 0 ? 1 : rounded(1 - kept.strangers / asked), value: rounded(kept.value / free.value) };
  });
}

/** More than a lesson is worth against work alone, less than no lesson at all. */
const companyPrice = 60;

function companiesOf(day: Instance, groupOf: ReadonlyMap<number, number>, due: number): Instance['companies'] {
  return day.periods.slice(0, due).flatMap((_, period) => {
    const here = [...day.demands.keys()].filter((demand) => day.demands[demand]?.period === period);
    const groups = Map.groupBy(here, (demand) => groupOf.get(day.demands[demand]?.student ?? -1) ?? -1);
    return [...groups.values()].map((members) => ({ members, due: members, price: companyPrice }));
  });
}

function valueOf(day: Instance, budget: { readonly seed: number; readonly iterations: number }): { readonly value: number; readonly strangers: number } {
  const check = checkSolution(day, solve(day, budget));
  return { value: check.value, strangers: (check.lost['company'] ?? 0) / companyPrice };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
