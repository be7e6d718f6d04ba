import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planDay } from '@heddle/engine';
import { buildGraph } from '@heddle/engine/competency';
import type { Evidence } from '@heddle/engine/evidence';
import { parsePackage } from '@heddle/engine/model';
import type { Adoption, LearningModel, ModelLimits } from '@heddle/engine/model';
import { schoolDayOn, weekOf } from '@heddle/engine/roster';
import type { Accommodation, Enrollment, Person, Roster, Section, Service } from '@heddle/engine/roster';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';

/**
 * Mill Lane, a made-up school of 96 students for the journeys: four classes, each with mathematics in another period, two teachers and an aide.
 * The model is the shipped one and the plan comes from the engine's own loop. One teacher is out in the last period, and the school allows no preparations, so that the plan
 * has something to ask for.
 */
export async function planMillLane(on = '2026-09-15'): Promise<{ readonly facts: DayFacts; readonly plan: DayPlan }> {
  const model = readModel('maths-lab');
  const { graph } = buildGraph(model.instruction.frameworks);
  const day = schoolDayOn(roster, on);
  const facts: DayFacts = {
    day, roster, graph, models: [{ adoption: { ...adoption, modelVersion: model.version }, model }], schoolLimits: { ...noLimits, preparationsPerDay: 0 },
    availability: [
      { subject: { kind: 'person', id: 's05' }, on, periodIds: null, reason: 'ill' },
      { subject: { kind: 'person', id: 't5' }, on, periodIds: null, reason: 'training' },
      { subject: { kind: 'person', id: 't2' }, on, periodIds: ['4'], reason: 'meeting' },
    ],
    history: [], week: weekOf(roster, on), rounds: [], locks: [],
  };
  const { plan } = await planDay({ facts, evidence: exitChecks(model), judgements: [], asOf: day.periods[0]?.startsAt ?? '', seed: 7, iterations: 200 });
  return { facts, plan };
}

const open = { from: '2026-08-20', until: null } as const;
const given = ['Ava', 'Ben', 'Chloe', 'Dario', 'Elif', 'Farid', 'Grace', 'Hugo', 'Imani', 'Jae', 'Kofi', 'Lena', 'Mateo', 'Nora', 'Omar', 'Priya', 'Quinn', 'Rosa', 'Sami', 'Tess', 'Uma', 'Victor', 'Wren', 'Ximena'];
const family = ['Alvarez', 'Becker', 'Chen', 'Dubois', 'Eze', 'Fischer', 'García Hernández-Villanueva', 'Haddad', 'Ito', 'Johansson', 'Kim', 'Lopez', 'Moss', 'Nguyen', 'O’Neil', 'Patel', 'Quist', 'Rossi', 'Silva', 'Thompson', 'Usman', 'Vega'];

const students: readonly Person[] = Array.from({ length: 96 }, (_, index) => ({
  ...open, id: `s${String(index).padStart(2, '0')}`, role: 'student', givenName: given[index % given.length] ?? '', familyName: family[(index * 7) % family.length] ?? '',
  grade: index < 48 ? '06' : '07', identifiers: {},
}));
const adult = (id: string, role: 'teacher' | 'aide' | 'leader', givenName: string, familyName: string): Person => ({ ...open, id, role, givenName, familyName, grade: null, identifiers: {} });
const adults = [
  adult('t1', 'teacher', 'Adaeze', 'Okafor'), adult('t2', 'teacher', 'Daniel', 'Lee'), adult('a1', 'aide', 'Carmen', 'Ruiz'),
  adult('t3', 'teacher', 'Ingrid', 'Sørensen'), adult('t4', 'teacher', 'Paul', 'Mbeki'), adult('t5', 'teacher', 'Yuki', 'Tanaka'), adult('p1', 'leader', 'Helen', 'Brandt'),
];

/** Class k (of 24) has mathematics in period k + 1 and three other subjects round it. */
const classOf = (index: number) => Math.floor(index / 24);
const others = [{ subject: 'English', teacher: 't3', space: 'r3' }, { subject: 'Science', teacher: 't4', space: 'r4' }, { subject: 'Art', teacher: 't5', space: 'r5' }];
const sections: readonly Section[] = [0, 1, 2, 3].flatMap((group) => {
  const grade = group < 2 ? '06' : '07';
  const section = (id: string, title: string, subject: string, periodId: string, spaceId: string): Section => ({ ...open, id: `${id}-${group}`, title, subject, grades: [grade], periodIds: [periodId], spaceId });
  return [
    section('maths', `Mathematics ${Number(grade)}`, 'Mathematics', String(group + 1), 'r1'),
    ...others.map((other, index) => section(other.subject, other.subject, other.subject, String(((group + index + 1) % 4) + 1), other.space)),
  ];
});
const enrolled = (personId: string, sectionId: string, role: Enrollment['role']): Enrollment => ({ ...open, id: `${sectionId}-${personId}`, personId, sectionId, role });

const accommodations: readonly Accommodation[] = [
  { ...open, studentId: 's00', kind: 'extra-time', factor: 1.5 },
  { ...open, studentId: 's07', kind: 'read-aloud' },
  { ...open, studentId: 's09', kind: 'group-size', atMost: 8 },
  { ...open, studentId: 's30', kind: 'assistive-technology', detail: 'a screen reader with headphones' },
  { ...open, studentId: 's31', kind: 'other', detail: 'sits near the door' },
  { ...open, studentId: 's55', kind: 'extra-time', factor: 2 },
];
const services: readonly Service[] = [
  { ...open, studentId: 's30', personId: 'a1', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'push-in', windows: [] },
  { ...open, studentId: 's70', personId: 'a1', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'pull-out', windows: [{ weekday: 2, periodId: '1' }] },
];

const roster: Roster = {
  school: { id: 'mill-lane', name: 'Mill Lane Middle School', kind: 'school', parentId: null, timeZone: 'America/Chicago' },
  organizations: [],
  people: [...students, ...adults],
  sections,
  enrollments: [
    ...students.flatMap((student, index) => sections.filter((section) => section.id.endsWith(`-${classOf(index)}`)).map((section) => enrolled(student.id, section.id, 'student'))),
    ...sections.map((section) => enrolled(others.find((other) => other.subject === section.subject)?.teacher ?? 't1', section.id, 'teacher')),
  ],
  spaces: [
    { ...open, id: 'r1', name: 'Room 204', kind: 'classroom', seats: 30, zone: 'north' }, { ...open, id: 'r2', name: 'Room 206', kind: 'classroom', seats: 28, zone: 'north' },
    { ...open, id: 'r6', name: 'Library corner', kind: 'open area', seats: 24, zone: 'north' }, { ...open, id: 'r7', name: 'Small room', kind: 'small room', seats: 8, zone: 'north' },
    { ...open, id: 'r3', name: 'Room 101', kind: 'classroom', seats: 30, zone: 'south' }, { ...open, id: 'r4', name: 'Laboratory', kind: 'lab', seats: 30, zone: 'south' },
    { ...open, id: 'r5', name: 'Art room', kind: 'art', seats: 30, zone: 'south' },
  ],
  bell: [['advisory', '08:20', '08:40'], ['1', '08:45', '09:32'], ['2', '09:37', '10:24'], ['3', '10:29', '11:16'], ['4', '12:01', '12:48']]
    .map(([periodId = '', start = '', end = '']) => ({ periodId, start, end, weekdays: [1, 2, 3, 4, 5], dayType: null })),
  calendar: [{ date: '2026-09-15', kind: 'type', dayType: 'A', periodIds: null, note: 'A day' }],
  staffOffers: ['t1', 't2', 'a1'].map((personId) => ({ ...open, personId, qualifications: personId === 'a1' ? ['aide'] : ['Mathematics'], periodIds: ['1', '2', '3', '4'], note: '' })),
  accommodations, services,
  keepApart: [{ ...open, studentIds: ['s01', 's02'] }],
};

const noLimits: ModelLimits = {
  teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
  preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
};
const adoption: Adoption = {
  id: 'maths-lab', modelId: 'maths-lab', modelVersion: '', from: '2026-08-20', until: null,
  claims: { subject: 'Mathematics', sectionIds: sections.filter((section) => section.subject === 'Mathematics').map((section) => section.id) },
  spaceIds: ['r1', 'r2', 'r6', 'r7'], staffIds: ['t1', 't2', 'a1'], frameworkId: null, activities: [], exitChecks: [],
};

/**
 * The exit checks of two days: five answers on two competencies of the own grade. Some students know them, some slip, some show a known
 * misconception; every eighth was not checked on the last day.
 */
function exitChecks(model: LearningModel): readonly Evidence[] {
  const checked = model.instruction.exitChecks.map((check) => check.competencyId);
  const inGrade = (grade: string) => model.instruction.frameworks.flatMap((framework) => framework.competencies).filter((competency) => competency.grades.includes(grade) && checked.includes(competency.id));
  return students.flatMap((student, index) => ['2026-09-11', '2026-09-14'].flatMap((date, day): readonly Evidence[] => {
    const competency = inGrade(student.grade ?? '')[Math.floor((index % 24) / 6) * 3 + day];
    if (competency === undefined || (day === 1 && index % 8 === 3)) return [];
    const right = [5, 4, 2, 5, 1, 3][(index + day) % 6] ?? 0;
    const misconception = model.instruction.misconceptions.find((one) => one.competencyId === competency.id);
    return [0, 1, 2, 3, 4].map((question): Evidence => ({
      id: `${student.id}-${date}-${question}`, studentId: student.id, competencyIds: [competency.id], kind: 'exit-check',
      result: { kind: 'score', score: question < right ? 1 : 0 }, help: 'none', itemId: null, taskId: `${student.id}-${date}`, activityId: null,
      misconceptionIds: question >= right && index % 2 === 0 && misconception !== undefined ? [misconception.id] : [],
      sourceId: 'exit-checks', trust: 'awards', occurredAt: `${date}T15:0${question}:00.000Z`, recordedAt: `${date}T15:30:00.000Z`,
    }));
  }));
}

function readModel(name: string): LearningModel {
  const folder = fileURLToPath(new URL(`../models/${name}`, import.meta.url));
  const files = Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
  const { model, problems } = parsePackage(files);
  if (model === undefined) throw new Error(`models/${name}: ${JSON.stringify(problems)}`);
  return model;
}
