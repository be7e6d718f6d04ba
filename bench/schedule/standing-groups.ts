import { formGroups } from '@heddle/engine/path';
import { drawSchool } from './draw/school.ts';
import type { DrawnSchool } from './draw/school.ts';
import type { Draw } from './presets.ts';

/** Which standing group is each student of a drawn school in? Two answers; no school would draw its groups at random. */

/** As a school's first round forms them: one group for each teacher, by grade and by what each works towards, which here are the three most needed skills. */
export function groupsByRound(draw: Draw): ReadonlyMap<number, number> {
  const { students, adults } = drawSchool(draw);
  const idOf = (at: number) => String(at).padStart(5, '0');
  const groups = formGroups({
    id: 'round', previous: null, most: null,
    students: students.map(({ grade }, at) => ({ id: idOf(at), grade: idOf(6 + grade), periodIds: ['1'], homeTeacherId: null })),
    goals: students.map((student, at) => ({ studentId: idOf(at), competencyIds: [...needsOf(student).keys()].slice(0, 3).map(idOf), destinationId: null })),
    teachers: [...adults.keys()].filter((at) => (adults[at]?.length ?? 0) > 0).map((at) => ({ id: idOf(at), periodIds: ['1'] })),
  });
  return new Map(groups.flatMap(({ studentIds }, group) => studentIds.map((id) => [Number(id), group] as const)));
}

/** By all that each could work on, where it is worth much: groups of 25 about their means, of even size (k-means, Lloyd 1982, with room for so many in each). */
export function groupsByWork(draw: Draw): ReadonlyMap<number, number> {
  const { students } = drawSchool(draw);
  const work = students.map((student) => new Map([...needsOf(student)].map(([skill, value]) => [skill, Math.max(0, value - ordinary)])));
  const count = Math.ceil(students.length / size);
  const byLevel = [...students.keys()].sort((one, other) => (students[one]?.level ?? 0) - (students[other]?.level ?? 0));
  let groupOf = new Map(byLevel.map((student, at) => [student, Math.floor(at / size)]));
  for (let pass = 0; pass < passes; pass += 1) {
    const means = Array.from({ length: count }, (_, group) => meanOf(work.filter((_own, student) => groupOf.get(student) === group)));
    const fits = work.flatMap((own, student) => means.map((mean, group) => ({ student, group, likeness: likeness(own, mean) })));
    const sizes = means.map(() => 0);
    const next = new Map<number, number>();
    for (const { student, group } of fits.sort((one, other) => other.likeness - one.likeness || one.student - other.student || one.group - other.group)) {
      if (next.has(student) || (sizes[group] ?? 0) >= size) continue;
      next.set(student, group);
      sizes[group] = (sizes[group] ?? 0) + 1;
    }
    groupOf = next;
  }
  return groupOf;
}

const size = 25;
const passes = 20;
/** Points that nearly any work gives: only what is beyond tells whom one has much in common with. */
const ordinary = 60;

/** Skills by what they are worth in the best form of work, most needed first. */
function needsOf({ options }: DrawnSchool['students'][number]): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const { skill, value } of options) best.set(skill, Math.max(best.get(skill) ?? 0, value));
  return best;
}

function meanOf(work: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const sum = new Map<number, number>();
  for (const own of work) for (const [skill, value] of own) sum.set(skill, (sum.get(skill) ?? 0) + value / work.length);
  return sum;
}

/** How far one's work lies along another's. */
function likeness(own: ReadonlyMap<number, number>, mean: ReadonlyMap<number, number>): number {
  const along = [...own].reduce((sum, [skill, value]) => sum + value * (mean.get(skill) ?? 0), 0);
  return along / Math.max(1e-9, Math.hypot(...mean.values()));
}
