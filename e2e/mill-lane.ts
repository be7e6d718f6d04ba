import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGraph } from '@heddle/engine/competency';
import { parsePackage } from '@heddle/engine/model';
import type { Adoption, LearningModel, ModelLimits } from '@heddle/engine/model';
import type { Option } from '@heddle/engine/path';
import { schoolDayOn, weekOf } from '@heddle/engine/roster';
import type { Accommodation, Enrollment, Person, Roster, Section, Service } from '@heddle/engine/roster';
import { compile, solve, toDayPlan } from '@heddle/engine/schedule';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';

/**
 * Mill Lane, a made-up school of 96 students for the journeys: four classes, each with mathematics in another period, two teachers and an aide.
 * The model is the shipped one and the plan comes from the engine's own search; only the wishes (options) are written here by hand,
 * so that a page has all that it can have to show.
 */
export function planMillLane(on = '2026-09-15'): { readonly facts: DayFacts; readonly plan: DayPlan } {
  const model = readModel('maths-lab');
  const { graph } = buildGraph(model.instruction.frameworks);
  const day = schoolDayOn(roster, on);
  const facts: DayFacts = {
    day, roster, graph, models: [{ adoption: { ...adoption, modelVersion: model.version }, model }], schoolLimits: noLimits,
    availability: [
      { subject: { kind: 'person', id: 's05' }, on, periodIds: null, reason: 'ill' },
      { subject: { kind: 'person', id: 't5' }, on, periodIds: null, reason: 'training' },
    ],
    history: [], week: weekOf(roster, on), rounds: [], locks: [],
  };
  const options = students.flatMap((student, index) => wishes(model, student, index));
  const instance = compile({ facts, options });
  const solution = solve(instance, { seed: 7, iterations: 300 });
  const plan = toDayPlan({ facts, options, instance, solution, seed: 7, asOf: day.periods[0]?.startsAt ?? '', modelVersions: { 'maths-lab': `maths-lab@${model.version}` } });
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

/** Four competencies a student of the own grade, in every modality with an activity; every third student comes from a miss. */
function wishes(model: LearningModel, student: Person, index: number): readonly Option[] {
  const inGrade = model.instruction.frameworks.flatMap((framework) => framework.competencies).filter((competency) => competency.grades.includes(student.grade ?? '') && model.instruction.exitChecks.some((check) => check.competencyId === competency.id));
  const mine = [0, 1, 2, 3].flatMap((step) => inGrade[(Math.floor((index % 24) / 6) * 3 + step) % inGrade.length] ?? []);
  const periodId = String(classOf(index) + 1);
  return mine.flatMap((competency, rank) => model.practice.modalities.flatMap((modality): readonly Option[] => {
    const activity = model.instruction.activities.find((one) => one.modalityId === modality.id && one.competencyIds.includes(competency.id));
    const check = model.instruction.exitChecks.find((one) => one.competencyId === competency.id);
    const misconception = model.instruction.misconceptions.find((one) => one.competencyId === competency.id);
    if (activity === undefined || check === undefined) return [];
    const isMiss = rank === 0 && index % 3 === 0;
    const date = '2026-09-14';
    return [{
      id: [student.id, periodId, adoption.id, competency.id, modality.id].join('/'), studentId: student.id, periodId, adoptionId: adoption.id, purpose: 'competency',
      competencyId: competency.id, modalityId: modality.id, activityIds: [activity.id], exitCheckId: check.id,
      stage: index % 5 === 0 ? 'practice' : index % 7 === 0 ? 'review' : 'new',
      cause: !isMiss ? null : misconception !== undefined && index % 2 === 0 ? { kind: 'misconception', misconceptionId: misconception.id } : { kind: index % 4 === 0 ? 'slip' : 'no-evidence' },
      minutes: activity.minutes, checkMinutes: index === 0 ? Math.ceil(check.minutes * 1.5) : check.minutes, screenMinutes: activity.isOnScreen ? activity.minutes : 0,
      value: 100 - rank * 15 - 12 * ((model.practice.modalities.indexOf(modality) + 10 - (Math.floor(index / 6) + 1)) % 5),
      terms: [{ id: 'gain', points: 60, basis: 'published' }, { id: 'continuity', points: 40, basis: 'assumed' }],
      reasons: [isMiss ? { code: 'path.missed', params: { competency: competency.id, date, correct: 2, of: 5 } } : { code: 'path.first-time', params: { competency: competency.id } },
        ...(index % 8 === 3 ? [{ code: 'path.was-away', params: { date } }] : [])],
      isWithoutEvidence: index % 8 === 3,
    }];
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
