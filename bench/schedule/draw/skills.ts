import type { Chance } from './chance.ts';

/** Six fields of knowledge; projects are a seventh. */
export const domainCount = 6;
export const skillCount = 300;

/** What there is to learn, from easy (position 0) to hard (towards 1). */
export type Skill = {
  readonly domain: number;
  readonly position: number;
  readonly prerequisites: readonly number[];
  /** 0.7 to 1: more where more of what follows stands on it. */
  readonly importance: number;
  /** 0 = none; else how much a unit plan hurries it this week. */
  readonly deadline: number;
};

/** A project draws on six skills round one difficulty. */
export type Project = { readonly skills: readonly number[] };

export function drawSkills(chance: Chance): readonly Skill[] {
  const drafts: { readonly domain: number; readonly position: number; readonly prerequisites: readonly number[] }[] = [];
  for (let skill = 0; skill < skillCount; skill += 1) {
    const domain = chance.below(domainCount);
    drafts.push({ domain, position: skill / skillCount, prerequisites: drawPrerequisites(chance, { skill, domain, domains: drafts.map((one) => one.domain) }) });
  }
  const weight = downstreamWeight(drafts.map(({ prerequisites }) => prerequisites));
  const deadlines = new Map<number, number>();
  for (let drawn = 0; drawn < 15; drawn += 1) {
    const skill = chance.below(skillCount);
    deadlines.set(skill, 0.3 + 0.4 * chance.next());
  }
  return drafts.map((draft, skill) => ({
    ...draft, importance: 0.7 + 0.3 * Math.min(1, (weight[skill] ?? 0) / 2), deadline: deadlines.get(skill) ?? 0,
  }));
}

export function drawProjects(chance: Chance, count: number): readonly Project[] {
  return Array.from({ length: count }, () => {
    const centre = 0.15 + 0.7 * chance.next();
    const near = () => Math.round((centre + 0.08 * chance.normal()) * skillCount);
    return { skills: Array.from({ length: 6 }, () => Math.min(skillCount - 1, Math.max(0, near()))) };
  });
}

/** One to three among the forty before it; of six tries the first in the same domain, else the first of all. */
function drawPrerequisites(chance: Chance, of: { readonly skill: number; readonly domain: number; readonly domains: readonly number[] }): readonly number[] {
  if (of.skill <= 8) return [];
  const found: number[] = [];
  const count = 1 + chance.below(3);
  for (let drawn = 0; drawn < count; drawn += 1) {
    const tries = Array.from({ length: 6 }, () => Math.max(0, of.skill - 1 - chance.below(40)));
    const best = tries.find((one) => of.domains[one] === of.domain) ?? tries[0] ?? 0;
    if (!found.includes(best)) found.push(best);
  }
  return found;
}

/** A skill passes on a quarter, and a quarter of its own weight, to each skill it stands on. */
function downstreamWeight(prerequisites: readonly (readonly number[])[]): Float64Array {
  const weight = new Float64Array(prerequisites.length);
  for (let skill = prerequisites.length - 1; skill >= 0; skill -= 1) {
    for (const below of prerequisites[skill] ?? []) weight[below] = (weight[below] ?? 0) + (0.25 + 0.5 * (weight[skill] ?? 0) / 2);
  }
  return weight;
}
