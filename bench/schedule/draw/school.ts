import { chanceFrom } from './chance.ts';
import { roomKinds } from './modalities.ts';
import type { RoomKind } from './modalities.ts';
import { domainCount, drawProjects, drawSkills } from './skills.ts';
import { drawStudent } from './students.ts';
import type { DrawnStudent } from './students.ts';

/** A school drawn from a seed: who learns what, who teaches what, and where. */
export type DrawnSchool = {
  readonly seed: number;
  /** The domain of each skill; projects come last, with a domain of their own. */
  readonly domains: readonly number[];
  readonly students: readonly DrawnStudent[];
  /** The domains each adult teaches; none = an aide. */
  readonly adults: readonly (readonly number[])[];
  readonly rooms: Readonly<Record<RoomKind, number>>;
  /** Students who must not meet: 2 in 100, of like level, so that they would. */
  readonly apart: readonly (readonly [number, number])[];
};

export const projectDomain = domainCount;

/** An adult for every 20 students, 4 of 5 of them teachers; the same numbers as the school that published figures were measured on. */
export function drawSchool({ students: count, seed }: { readonly students: number; readonly seed: number }): DrawnSchool {
  const chance = chanceFrom(seed * 7919 + count);
  const skills = drawSkills(chance);
  const projects = drawProjects(chance, Math.max(3, Math.round(count / 80)));
  const students = Array.from({ length: count }, () => drawStudent(chance, { skills, projects }));
  const byLevel = [...students.keys()].sort((left, right) => (students[left]?.level ?? 0) - (students[right]?.level ?? 0));
  const apart = Array.from({ length: Math.ceil(count * 0.02) }, (): [number, number] => {
    const one = chance.below(count - 3);
    return [byLevel[one] ?? 0, byLevel[one + 1 + chance.below(2)] ?? 0];
  });
  return {
    seed, students, apart,
    domains: [...skills.map(({ domain }) => domain), ...projects.map(() => projectDomain)],
    adults: hireAdults(Math.round(count / 20)),
    rooms: roomsFor(count),
  };
}

/** What teachers are qualified for goes round in twelve patterns. */
export function hireAdults(count: number): readonly (readonly number[])[] {
  const teachers = Math.round(count * 0.8);
  return Array.from({ length: count }, (_, at) => (at < teachers ? patterns[((at % 12) * 5 + 9) % 12] ?? [] : []));
}

const patterns = [
  [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 0], [5, 0, 1], [0, 3], [1, 4], [2, 5], [0, 1, 2, 3, 4, 5],
  [0, 2, 4, projectDomain], [1, 3, 5, projectDomain],
] as const;

/** One of each kind for so many students, and at least one. */
export function roomsFor(students: number): DrawnSchool['rooms'] {
  const perRoom = [33, 60, 75, 90, 250];
  const [classroom = 1, smallRoom = 1, collaborationRoom = 1, lab = 1, studio = 1] = roomKinds.map((_, at) => Math.max(1, Math.round(students / (perRoom[at] ?? students))));
  return { classroom, 'small-room': smallRoom, 'collaboration-room': collaborationRoom, lab, studio };
}
