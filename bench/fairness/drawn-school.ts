import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGraph } from '@heddle/engine/competency';
import { parsePackage } from '@heddle/engine/model';
import type { AdoptedModel, LearningModel, ModelLimits } from '@heddle/engine/model';
import type { Accommodation, Person, Roster } from '@heddle/engine/roster';
import type { DayFacts } from '@heddle/engine/schedule';

/**
 * A school on which to count who gets what: three grades, each student with mathematics in one of four periods, one adult for as many students
 * as asked, one student in seven with extra time. The model is the shipped `maths-lab`.
 */
export function drawnSchool({ students, studentsPerAdult }: { readonly students: number; readonly studentsPerAdult: number }): Pick<DayFacts, 'roster' | 'models' | 'graph' | 'schoolLimits'> {
  const model = readModel('maths-lab');
  const roster = rosterOf(students, studentsPerAdult);
  const adopted: AdoptedModel = { model, adoption: {
    ...open, id: 'maths', modelId: model.id, modelVersion: model.version, claims: { subject: 'Mathematics', sectionIds: roster.sections.map(({ id }) => id) },
    spaceIds: roster.spaces.map(({ id }) => id), staffIds: roster.staffOffers.map(({ personId }) => personId), frameworkId: null, activities: [], exitChecks: [],
  } };
  return { roster, models: [adopted], graph: buildGraph(model.instruction.frameworks).graph, schoolLimits: noLimits };
}

const open = { from: '2026-08-24', until: null } as const;
const periodIds = ['1', '2', '3', '4'];

function rosterOf(count: number, studentsPerAdult: number): Roster {
  const person = (id: string, role: Person['role'], grade: string | null): Person => ({ ...open, id, role, givenName: id, familyName: 'Drawn', grade, identifiers: {} });
  const students = Array.from({ length: count }, (_, index) => person(`s${String(index).padStart(4, '0')}`, 'student', ['06', '07', '08'][index % 3] ?? '06'));
  // One more than the periods' students need, because each adult has a period to plan in.
  const adults = Array.from({ length: Math.ceil((count / periodIds.length / studentsPerAdult) * (4 / 3)) }, (_, index) => person(`a${index}`, index % 4 === 3 ? 'aide' : 'teacher', null));
  const school = { id: 'drawn', name: 'Drawn School', kind: 'school', parentId: null, timeZone: 'America/Denver' } as const;
  return {
    school, organizations: [school], people: [...students, ...adults],
    sections: periodIds.map((id) => ({ ...open, id: `maths-${id}`, title: `Mathematics ${id}`, subject: 'Mathematics', grades: ['06', '07', '08'], periodIds: [id], spaceId: null })),
    enrollments: students.map(({ id }, index) => ({ ...open, id: `e-${id}`, personId: id, sectionId: `maths-${periodIds[Math.floor(index / 3) % periodIds.length]}`, role: 'student' })),
    spaces: adults.map((_, index) => ({ ...open, id: `r${index}`, name: `Room ${index}`, kind: index % 4 === 0 ? 'studio' : index % 4 === 1 ? 'small room' : 'classroom', seats: index % 4 === 1 ? 10 : 30, zone: '' })),
    bell: ['08:30-09:17', '09:22-10:09', '10:14-11:01', '12:00-12:47'].map((times, index) => {
      const [start = '', end = ''] = times.split('-');
      return { periodId: periodIds[index] ?? '', weekdays: [1, 2, 3, 4, 5], dayType: null, start, end };
    }),
    calendar: [],
    staffOffers: adults.map(({ id, role }) => ({ ...open, personId: id, qualifications: role === 'teacher' ? ['Mathematics'] : ['aide'], periodIds, note: '' })),
    accommodations: students.filter((_, index) => index % 7 === 0).map(({ id }): Accommodation => ({ ...open, studentId: id, kind: 'extra-time', factor: 1.5 })),
    services: [], keepApart: [],
  };
}

const noLimits: ModelLimits = {
  teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
  preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
};

function readModel(name: string): LearningModel {
  const folder = fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files[relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')] = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  }
  const { model } = parsePackage(files);
  if (model === undefined) throw new Error(`${name} is not sound`);
  return model;
}
