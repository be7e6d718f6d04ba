import { startOptions } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';
import { modalities, roomKinds } from './modalities.ts';
import type { DrawnModality } from './modalities.ts';
import { domainCount, skillCount } from './skills.ts';
import { projectDomain } from './school.ts';
import type { DrawnSchool } from './school.ts';

/** How a preset holds the day; everything else is the same for all. */
export type DayFrame = {
  readonly periods: number;
  readonly prices: Instance['prices'];
  readonly fallback: {
    /** Adults who do nothing else, each with a space of its own; null = one of each without any limit, as a number to beat. */
    readonly supervisors: number | null;
    readonly studentsEach: number | null;
  };
  /** Most students with one adult, by grade; empty = as many as the modality takes. */
  readonly ratio: Instance['kinds'][number]['ratio'];
  /** Which independent work is on a screen? */
  isOnScreen(skill: number): boolean;
  /** Price of more than half of the day's periods on screens. */
  readonly screenPrice: number;
  isStudentIn(student: number, period: number): boolean;
  isAdultIn(adult: number, period: number): boolean;
  /** Minutes that adult may spend in stations; null = all. */
  busyAtMost(adult: number): number | null;
  /** Projects run over two periods: the first and second, the third and fourth ... */
  readonly hasDoubleProjects: boolean;
};

export const minutesEach = 30;

/** Writes a drawn school as one day: kinds are modality x domain, so that who may lead what stands in `kinds[].adults`. */
export function writeInstance(school: DrawnSchool, frame: DayFrame): Instance {
  const { kinds, kindAt } = writeKinds(school, frame);
  const { tasks, taskAt } = writeTasks(school, kindAt);
  const periods = Array.from({ length: frame.periods }, (_, period) => period);
  const demands = periods.flatMap((period) => [...school.students.keys()]
    .filter((student) => frame.isStudentIn(student, period))
    .map((student) => ({ student, period, adoptionId, spaces: null, withAdults: [], groupAtMost: null })));
  const ownDemands = Map.groupBy(demands.keys(), (demand) => demands[demand]?.student ?? -1);
  const options = writeOptions({ school, frame, demands, taskAt });
  const supervisors = frame.fallback.supervisors ?? 1;
  const everywhere = (count: number | null) => periods.map(() => count);
  return {
    format: 'heddle-instance/2',
    on: '2026-09-15',
    prices: frame.prices,
    periods: periods.map((period) => ({
      id: String(period + 1), minutes: minutesEach, next: frame.hasDoubleProjects && period % 2 === 0 && period + 1 < frame.periods ? period + 1 : null,
    })),
    students: school.students.map(({ grade }, at) => ({ id: `student-${at}`, rank: 6 + grade })),
    adults: [
      ...school.adults.map((_, at) => ({
        id: `adult-${at}`, stationsAtOnce: periods.map((period) => (frame.isAdultIn(at, period) ? 1 : 0)), neverAll: [], busyAtMost: frame.busyAtMost(at), preparationsAtMost: null,
      })),
      ...Array.from({ length: supervisors }, (_, at) => ({
        id: `supervisor-${at}`, stationsAtOnce: everywhere(frame.fallback.supervisors === null ? null : 1), neverAll: [], busyAtMost: null, preparationsAtMost: null,
      })),
    ],
    spaces: [
      ...roomKinds.flatMap((kind) => Array.from({ length: school.rooms[kind] }, (_, at) => ({ id: `${kind}-${at}`, seats: null, stationsAtOnce: everywhere(1) }))),
      ...Array.from({ length: supervisors }, (_, at) => ({ id: `commons-${at}`, seats: frame.fallback.studentsEach, stationsAtOnce: everywhere(frame.fallback.supervisors === null ? null : 1) })),
    ],
    equipment: [],
    kinds, tasks, demands, options,
    apart: school.apart,
    contacts: [],
    ceilings: frame.periods < 2 ? [] : [...ownDemands.values()].map((own) => ({
      constraintId: 'screen-minutes', demands: own, atMost: Math.max(1, Math.floor(frame.periods / 2)) * minutesEach, price: frame.screenPrice,
    })),
    dayRules: [...ownDemands.values()].filter((own) => own.length > 1).map((own) => ({ rule: 'competency-once', demands: own, except: [], price: frame.prices.never })),
    companies: [], continuations: [], walks: [], floors: [],
  };
}

const adoptionId = 'drawn';

/** Which kind does this modality have for this domain? */
type KindAt = (modality: DrawnModality, domain: number) => number;

function writeKinds(school: DrawnSchool, frame: DayFrame): { readonly kinds: Instance['kinds']; readonly kindAt: KindAt } {
  const rows = modalities.flatMap((modality) => domainsOf(modality).map((domain) => ({ modality, domain })));
  const firstSpace = (kind: (typeof roomKinds)[number]) => roomKinds.slice(0, roomKinds.indexOf(kind)).reduce((sum, before) => sum + school.rooms[before], 0);
  const spacesOf = (kind: (typeof roomKinds)[number]) => Array.from({ length: school.rooms[kind] }, (_, at) => firstSpace(kind) + at);
  const roomCount = roomKinds.reduce((sum, kind) => sum + school.rooms[kind], 0);
  const kinds = rows.map(({ modality, domain }): Instance['kinds'][number] => ({
    adoptionId, modalityId: modality.id,
    spaces: modality.rooms.flatMap(({ kind }) => spacesOf(kind)).toSorted((left, right) => left - right),
    adults: [...school.adults.keys()].filter((adult) => mayLead(school.adults[adult] ?? [], modality, domain)),
    ratio: frame.ratio, studentsPerAdult: null,
    groupMin: modality.groupMin, groupMax: modality.groupMax, groupsPerStation: modality.groupsPerStation,
    rooms: modality.rooms.filter(({ students, groups }) => students !== null || groups !== null)
      .flatMap(({ kind, students, groups }) => spacesOf(kind).map((space) => ({ space, students, groups }))),
    periods: frame.hasDoubleProjects && modality.id === 'project' ? 2 : 1, isPrepared: false,
  }));
  const supervisors = Array.from({ length: frame.fallback.supervisors ?? 1 }, (_, at) => at);
  const fallback: Instance['kinds'][number] = {
    adoptionId, modalityId: null,
    spaces: supervisors.map((at) => roomCount + at), adults: supervisors.map((at) => school.adults.length + at),
    ratio: [], studentsPerAdult: frame.fallback.studentsEach,
    groupMin: 1, groupMax: null, groupsPerStation: 1, rooms: [], periods: 1, isPrepared: false,
  };
  return { kinds: [...kinds, fallback], kindAt: (modality, domain) => rows.findIndex((row) => row.modality === modality && (row.domain === null || row.domain === domain)) };
}

/** Alone, students work on anything side by side: one kind for all domains. */
function domainsOf(modality: DrawnModality): readonly (number | null)[] {
  if (modality.leader === 'anybody') return [null];
  return modality.id === 'project' ? [projectDomain] : Array.from({ length: domainCount }, (_, domain) => domain);
}

function mayLead(teaches: readonly number[], modality: DrawnModality, domain: number | null): boolean {
  const isAide = teaches.length === 0;
  return modality.leader === 'anybody' || (isAide ? modality.leader === 'teacher of the domain or aide' : domain !== null && teaches.includes(domain));
}

/** A task for each form of work and skill that anybody could do, by modality and skill. */
function writeTasks(school: DrawnSchool, kindAt: KindAt): { readonly tasks: Instance['tasks']; taskAt(modality: DrawnModality, skill: number): number } {
  const found = new Map<number, Instance['tasks'][number]>();
  const keyOf = (modality: DrawnModality, skill: number) => modalities.findIndex((one) => one === modality) * school.domains.length + skill;
  for (const { options } of school.students) {
    for (const { modality, skill } of options) {
      const key = keyOf(modality, skill);
      if (found.has(key)) continue;
      const isProject = skill >= skillCount;
      const competencyId = isProject ? `project-${skill - skillCount}` : `skill-${skill}`;
      found.set(key, {
        kind: kindAt(modality, school.domains[skill] ?? 0), purpose: isProject ? 'project' : 'competency', competencyId,
        activityIds: [`${competencyId}-${modality.id}`], exitCheckId: null, unit: null, needs: [],
      });
    }
  }
  const keys = [...found.keys()].sort((left, right) => left - right);
  const place = new Map(keys.map((key, at) => [key, at]));
  return {
    tasks: keys.flatMap((key) => found.get(key) ?? []),
    taskAt: (modality, skill) => place.get(keyOf(modality, skill)) ?? -1,
  };
}

function writeOptions(of: {
  readonly school: DrawnSchool;
  readonly frame: DayFrame;
  readonly demands: Instance['demands'];
  taskAt(modality: DrawnModality, skill: number): number;
}): Instance['options'] {
  const { school, frame } = of;
  const written = startOptions(of.demands.reduce((sum, { student }) => sum + (school.students[student]?.options.length ?? 0), 0));
  let count = 0;
  of.demands.forEach(({ student, period }, demand) => {
    for (const { skill, modality, value } of school.students[student]?.options ?? []) {
      const isDouble = frame.hasDoubleProjects && modality.id === 'project';
      // A project needs both of its periods, begins in the first, and is worth two of what a single one is.
      if (isDouble && (period % 2 === 1 || period + 1 >= frame.periods || !frame.isStudentIn(student, period + 1))) continue;
      const screenMinutes = modality.id === 'independent' && frame.isOnScreen(skill) ? minutesEach : 0;
      written.add({
        id: `o${count}`, demand, task: of.taskAt(modality, skill), value: isDouble ? 2 * value : value, price: 0,
        minutes: isDouble ? 2 * minutesEach : minutesEach, checkMinutes: 0, screenMinutes,
      });
      count += 1;
    }
  });
  return written.end();
}
