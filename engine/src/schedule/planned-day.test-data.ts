import { buildGraph } from '../competency/index.ts';
import type { Competency } from '../competency/index.ts';
import type { Activity, Adoption, LearningModel, Modality, ModelLimits } from '../model/index.ts';
import type { Option } from '../path/index.ts';
import type { Person, Roster, Space, StaffOffer } from '../roster/index.ts';
import { schoolDayOn } from '../roster/index.ts';
import type { DayFacts } from './day-facts.ts';

/**
 * A school day in a few words. Tests say only what their rule is about; everything else is a plain Tuesday with room for everybody:
 * mathematics in the periods given, everybody enrolled in each, one activity for each competency and modality.
 */
export type DayParts = {
  /** "08:00-08:45", in order; the ids are '1', '2' ... */
  readonly bell?: readonly string[];
  /** Periods that run on into the next. */
  readonly runsOn?: readonly string[];
  readonly students: Readonly<Record<string, StudentParts>>;
  readonly adults?: Readonly<Record<string, AdultParts>>;
  readonly spaces?: Readonly<Record<string, Partial<Space>>>;
  readonly modalities?: readonly Modality[];
  readonly limits?: Partial<ModelLimits>;
  readonly fallback?: LearningModel['operations']['fallback'];
  readonly roster?: Partial<Roster>;
  readonly facts?: Partial<DayFacts>;
  readonly activities?: readonly Activity[];
  /** Grades by competency; '06' unless said. */
  readonly grades?: Readonly<Record<string, string>>;
  readonly on?: string;
};

export type StudentParts = {
  readonly grade?: string;
  /** Periods of mathematics; all unless said. */
  readonly periods?: readonly string[];
  /** "competency/modality": value. The same in each period. */
  readonly wants: Readonly<Record<string, number>>;
};
export type AdultParts = { readonly role?: 'teacher' | 'aide'; readonly qualifications?: readonly string[]; readonly periods?: readonly string[] };

export const tuesday = '2026-09-15';
export const year = { from: '2026-08-31', until: '2027-06-18' } as const;
export const schoolWeek = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];
export const rationale = { source: 'a test', strength: 'none' } as const;
export const noLimits: ModelLimits = {
  teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
  preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
};

/** A lesson: one group with a qualified teacher. */
export const lesson = modality('lesson', { groupSize: { min: 2, max: 12 }, adult: { task: 'teaches', qualification: 'subject', ratio: [{ throughGrade: '12', students: 20 }] } });
/** Work alone, each on something of their own, with anybody watching over it. */
export const alone = modality('alone', { groupsPerStation: 30, delivery: 'independent', adult: { task: 'supervises', qualification: null, ratio: [{ throughGrade: '12', students: 20 }] } });

export function modality(id: string, change: Partial<Modality> = {}): Modality {
  return {
    id, title: id, delivery: 'teacher-led', groupSize: { min: 1, max: 30 }, groupsPerStation: 1,
    adult: { task: 'supervises', qualification: null, ratio: [{ throughGrade: '12', students: 30 }] },
    spaceKinds: ['classroom'], isOnScreen: false, materialUse: id, fits: { new: 1, practice: 1, review: 1 }, afterMiss: [], rationale, ...change,
  };
}

export function activityId(competencyId: string, modalityId: string): string {
  return `${competencyId}-${modalityId}`;
}

export function plannedDay(parts: DayParts): { readonly facts: DayFacts; readonly options: readonly Option[] } {
  const bell = parts.bell ?? ['08:45-09:30'];
  const periodIds = bell.map((_, position) => String(position + 1));
  const roster = rosterOf(parts, periodIds);
  const competencies = [...new Set(Object.values(parts.students).flatMap(({ wants }) => Object.keys(wants).map((want) => want.split('/')[0] ?? '')))].sort();
  const modalities = parts.modalities ?? [lesson, alone];
  const activities = parts.activities ?? competencies.flatMap((competencyId) => modalities.map((one): Activity => ({
    id: activityId(competencyId, one.id), title: `${competencyId} ${one.id}`, competencyIds: [competencyId], modalityId: one.id, minutes: 30,
    isOnScreen: one.isOnScreen, material: `${competencyId} sheet`, pagesToCopy: 1, printable: `${competencyId} sheet`, rationale,
  })));
  const items = competencies.map((id): Competency => ({ id, code: id, statement: `Do ${id}`, title: id, kind: 'standard', grades: [parts.grades?.[id] ?? '06'], frameworkId: 'f' }));
  const model = modelOf({ parts, modalities, activities });
  const exitChecks = competencies.map((id) => ({ id: `${id}-check`, competencyId: id, title: `${id} check`, minutes: 5, questions: 5, pagesToCopy: 1, rationale }));
  const adoption: Adoption = {
    id: 'maths', modelId: model.id, modelVersion: model.version, ...year, claims: { subject: 'Mathematics', sectionIds: [] },
    spaceIds: roster.spaces.map(({ id }) => id), staffIds: roster.staffOffers.map(({ personId }) => personId), frameworkId: null, activities: [], exitChecks,
  };
  const facts: DayFacts = {
    day: schoolDayOn(roster, parts.on ?? tuesday), roster, availability: [], models: [{ adoption, model }],
    graph: buildGraph([{ id: 'f', title: 'f', publisher: 'test', version: '1', competencies: items, associations: [] }]).graph,
    schoolLimits: noLimits, history: [], week: schoolWeek, rounds: [], locks: [], ...parts.facts,
  };
  const options = periodIds.flatMap((periodId) => Object.entries(parts.students).flatMap(([studentId, student]) => (
    (student.periods ?? periodIds).includes(periodId) ? optionsOf({ studentId, periodId, student, activities, facts }) : []
  )));
  return { facts, options };
}

function optionsOf(input: {
  readonly studentId: string; readonly periodId: string; readonly student: StudentParts; readonly activities: readonly Activity[]; readonly facts: DayFacts;
}): readonly Option[] {
  const { studentId, periodId, activities } = input;
  const factor = input.facts.roster.accommodations.find((one) => one.studentId === studentId && one.kind === 'extra-time');
  return Object.entries(input.student.wants).flatMap(([want, value]): Option[] => {
    const [competencyId = '', modalityId = ''] = want.split('/');
    const activity = activities.find((one) => one.modalityId === modalityId && one.competencyIds.includes(competencyId));
    return activity === undefined ? [] : [{
      id: `${studentId}/${periodId}/maths/${competencyId}/${modalityId}`, studentId, periodId, adoptionId: 'maths', purpose: 'competency',
      competencyId, modalityId, activityIds: [activity.id], exitCheckId: `${competencyId}-check`, stage: 'new', cause: null,
      minutes: activity.minutes, checkMinutes: 5 * (factor?.kind === 'extra-time' ? factor.factor : 1), screenMinutes: activity.isOnScreen ? activity.minutes : 0,
      value, terms: [{ id: 'gain', points: value, basis: 'assumed' }], reasons: [{ code: 'path.test', params: {} }], isWithoutEvidence: false,
    }];
  });
}

function rosterOf(parts: DayParts, periodIds: readonly string[]): Roster {
  const school = { id: 'school', name: 'Small School', kind: 'school', parentId: null, timeZone: 'Europe/Dublin' } as const;
  const students = Object.entries(parts.students);
  const adults = Object.entries(parts.adults ?? { t1: {}, t2: {} });
  const person = (id: string, role: Person['role'], grade: string | null): Person => ({ id, role, givenName: id, familyName: 'Moss', grade, identifiers: {}, ...year });
  const sections = periodIds.map((id) => ({ id: `maths-${id}`, title: `Mathematics ${id}`, subject: 'Mathematics', grades: ['06'], periodIds: [id], spaceId: null, ...year }));
  return {
    school, organizations: [school],
    people: [...students.map(([id, { grade }]) => person(id, 'student', grade ?? '06')), ...adults.map(([id, { role }]) => person(id, role ?? 'teacher', null))],
    sections,
    enrollments: students.flatMap(([id, { periods }]) => (periods ?? periodIds).map((periodId) => ({
      id: `${id}-${periodId}`, personId: id, sectionId: `maths-${periodId}`, role: 'student' as const, ...year,
    }))),
    spaces: Object.entries(parts.spaces ?? { r1: {}, r2: {} }).map(([id, change]) => ({ id, name: id, kind: 'classroom', seats: 30, zone: 'north', ...year, ...change })),
    bell: (parts.bell ?? ['08:45-09:30']).map((times, position) => {
      const [start = '', end = ''] = times.split('-');
      const runsOn = parts.runsOn?.includes(String(position + 1)) === true ? { runsOn: true } : {};
      return { periodId: String(position + 1), weekdays: [1, 2, 3, 4, 5], dayType: null, start, end, ...runsOn };
    }),
    calendar: [],
    staffOffers: adults.map(([personId, adult]): StaffOffer => ({
      personId, qualifications: adult.qualifications ?? ['Mathematics'], periodIds: adult.periods ?? periodIds, note: '', ...year,
    })),
    accommodations: [], services: [], keepApart: [], ...parts.roster,
  };
}

function modelOf(input: { readonly parts: DayParts; readonly modalities: readonly Modality[]; readonly activities: readonly Activity[] }): LearningModel {
  const rule = { id: 'rule', m: 4, n: 5, kinds: ['exit-check'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: '4 of 5' } as const;
  return {
    id: 'small', version: '1.0.0', title: 'Small', aliases: {}, scope: { kind: 'subject', subject: 'mathematics', grades: ['05', '06', '07', '08'] }, aims: [],
    instruction: {
      frameworks: [], mastery: { method: 'bkt', parameters: '1', provisional: rule, secure: rule, reviewBelow: 0.7 },
      path: { gradeSpan: { below: 1, above: 1 }, expectationFloor: 0, reviewBudget: 1, stuckAfter: 3, readyAt: 0.8, breadth: 4, weights: {} },
      activities: input.activities, exitChecks: [], misconceptions: [], items: [],
    },
    practice: { modalities: input.modalities, habits: [] },
    operations: {
      roundSchoolDays: 10, periodMinutes: { shortest: 30, longest: 60 }, limits: { ...noLimits, ...input.parts.limits }, routines: [],
      fallback: input.parts.fallback ?? { title: 'Study place', spaceKinds: ['classroom'], studentsPerAdult: 20 },
    },
    technology: { evidenceSources: [], retention: [] },
  };
}
