import type { Chance } from './chance.ts';
import { independent, modalities, peerCollaboration, project, smallGroup, teacherLed, tutoring } from './modalities.ts';
import type { DrawnModality } from './modalities.ts';
import { domainCount } from './skills.ts';
import type { Project, Skill } from './skills.ts';

/** A student of one of three mixed grades, and what each form of work on each of the twelve most needed skills is worth. */
export type DrawnStudent = { readonly level: number; readonly grade: number; readonly options: readonly DrawnOption[] };

/** `skill` counts the projects on from the last skill. */
export type DrawnOption = { readonly skill: number; readonly modality: DrawnModality; readonly value: number };

const gradeCount = 3;
const skillsEach = 12;

export function drawStudent(chance: Chance, from: { readonly skills: readonly Skill[]; readonly projects: readonly Project[] }): DrawnStudent {
  const grade = chance.below(gradeCount);
  const level = Math.min(0.92, Math.max(0.06, 0.25 + 0.2 * grade + 0.13 * chance.normal()));
  const mastery = drawMastery(chance, from.skills, level);
  const needs = drawNeeds(chance, { skills: from.skills, level, mastery });
  const fit = modalities.map(() => 0.8 + 0.4 * chance.next());
  const fitOf = (modality: DrawnModality) => fit[modalities.findIndex((one) => one === modality)] ?? 1;
  const most = needs[0]?.need ?? 1;
  const options = needs.flatMap(({ skill, need }): readonly DrawnOption[] => {
    const known = mastery[skill] ?? 0;
    // The order of the factors is part of the contract: another one would round some values the other way.
    const worth = (modality: DrawnModality) => 100 * Math.sqrt(need / most) * (0.6 + 0.4 * Math.min(1, most)) * fitOf(modality) * modality.effect * stageFactor(modality, known);
    const led = [teacherLed, smallGroup, tutoring, peerCollaboration].map((modality) => {
      const value = worth(modality);
      // Now and then a form of work has failed this student before.
      return { skill, modality, value: tenths(chance.next() < 0.08 ? value * 0.5 : value) };
    });
    return [...led, { skill, modality: independent, value: tenths(worth(independent)) }];
  });
  return { level, grade, options: [...options, ...projectOptions({ ...from, level, fit: fitOf(project) })] };
}

/** New work goes better with an adult, work that is nearly known better among peers or alone. */
function stageFactor(modality: DrawnModality, known: number): number {
  if (modality === teacherLed) return 1.1 - 0.3 * known;
  if (modality === smallGroup) return 1.05;
  if (modality === peerCollaboration) return 0.8 + 0.35 * known;
  return modality === independent ? 0.85 + 0.25 * known : 1;
}

/** A logistic curve of level against difficulty, held down by prerequisites that are not known. */
function drawMastery(chance: Chance, skills: readonly Skill[], level: number): Float64Array {
  const bias = Array.from({ length: domainCount }, () => 0.06 * chance.normal());
  const mastery = new Float64Array(skills.length);
  skills.forEach(({ domain, position, prerequisites }, skill) => {
    const reached = 1 / (1 + Math.exp(-((level + (bias[domain] ?? 0) - position) / 0.06)));
    let held = 1;
    for (const below of prerequisites) held = Math.min(held, 0.35 + 0.65 * (mastery[below] ?? 0));
    mastery[skill] = Math.min(1, Math.max(0, reached * held + 0.1 * chance.normal()));
  });
  return mastery;
}

/** Gap x readiness x importance x deadline, near the student's level; a tenth of what is known comes up for review. */
function drawNeeds(chance: Chance, of: { readonly skills: readonly Skill[]; readonly level: number; readonly mastery: Float64Array }) {
  const { skills, level, mastery } = of;
  const needs: { readonly need: number; readonly skill: number }[] = [];
  skills.forEach(({ position, prerequisites, importance, deadline }, skill) => {
    const known = mastery[skill] ?? 0;
    let ready = 1;
    for (const below of prerequisites) ready *= 0.3 + 0.7 * Math.min(1, (mastery[below] ?? 0) / 0.8);
    let need = known < 0.8 ? (0.25 + 0.75 * (1 - known)) * ready * importance : chance.next() < 0.1 ? 0.25 + 0.2 * chance.next() : 0;
    if (need <= 0) return;
    if (deadline > 0 && known < 0.8) need *= 1 + deadline;
    need *= Math.exp(-0.5 * Math.max(0, Math.abs(position - level) - 0.1) / 0.1) * (0.9 + 0.2 * chance.next());
    needs.push({ need, skill });
  });
  return needs.sort((left, right) => right.need - left.need).slice(0, skillsEach);
}

function projectOptions(of: { readonly skills: readonly Skill[]; readonly projects: readonly Project[]; readonly level: number; readonly fit: number }): readonly DrawnOption[] {
  return of.projects.flatMap(({ skills: own }, at) => {
    let near = 0;
    for (const skill of own) near += Math.exp(-Math.pow(((of.skills[skill]?.position ?? 0) - of.level) / 0.12, 2));
    near /= own.length;
    return near > 0.35 ? [{ skill: of.skills.length + at, modality: project, value: Math.round(1000 * (0.35 + 0.55 * near) * of.fit) / 10 }] : [];
  });
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
