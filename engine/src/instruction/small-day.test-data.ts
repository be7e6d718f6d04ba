import type { CompetencyGraph } from '../competency/index.ts';
import type { Adoption, LearningModel, Modality, ModelLimits } from '../model/index.ts';
import type { Person, Roster } from '../roster/index.ts';
import type { DayFacts, DayPlan, Seat } from '../schedule/index.ts';

/**
 * One Tuesday at a very small school, for the tests of this stage: two planned periods, an elective, a pull-out, an absence, a fallback.
 * Names are chosen so that a test that prints one reads like a school.
 */
export const on = '2026-09-15';
const open = { from: '2026-08-01', until: null } as const;
const none: ModelLimits = {
  teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
  preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
};

const student = (id: string, givenName: string): Person => ({ ...open, id, role: 'student', givenName, familyName: 'Moss', grade: '06', identifiers: {} });
const adult = (id: string, givenName: string, role: 'teacher' | 'aide'): Person => ({ ...open, id, role, givenName, familyName: 'Cole', grade: null, identifiers: {} });
const enrolled = (personId: string, sectionId: string, role: 'student' | 'teacher') => ({ ...open, id: `${sectionId}-${personId}`, personId, sectionId, role }) as const;
const section = (id: string, title: string, subject: string, periodIds: readonly string[], spaceId: string) => ({ ...open, id, title, subject, grades: ['06'], periodIds, spaceId });

export const roster: Roster = {
  school: { id: 'school', name: 'Mill Lane', kind: 'school', parentId: null, timeZone: 'Europe/Dublin' },
  organizations: [],
  people: [
    student('s1', 'Ava'), student('s2', 'Ben'), student('s3', 'Kofi'), student('s4', 'Dina'), student('s5', 'Eli'),
    adult('t1', 'Ada', 'teacher'), adult('t2', 'Raj', 'teacher'), adult('a1', 'Noor', 'aide'),
  ],
  sections: [section('maths', 'Mathematics 6', 'Mathematics', ['1', '2'], 'r1'), section('art', 'Art', 'Art', ['3'], 'r3')],
  enrollments: [
    ...['s1', 's2', 's3', 's4', 's5'].flatMap((id) => [enrolled(id, 'maths', 'student'), enrolled(id, 'art', 'student')]),
    enrolled('t1', 'maths', 'teacher'), enrolled('t2', 'art', 'teacher'),
  ],
  spaces: [
    { ...open, id: 'r1', name: 'Room 1', kind: 'classroom', seats: 20, zone: 'north' },
    { ...open, id: 'r2', name: 'Library', kind: 'open area', seats: 20, zone: 'north' },
    { ...open, id: 'r3', name: 'Studio', kind: 'studio', seats: 20, zone: 'south' },
  ],
  bell: [], calendar: [], staffOffers: [], keepApart: [],
  accommodations: [
    { ...open, studentId: 's1', kind: 'extra-time', factor: 1.5 },
    { ...open, studentId: 's2', kind: 'read-aloud' },
    { ...open, studentId: 's2', kind: 'other', detail: 'sits near the door' },
    { ...open, studentId: 's3', kind: 'group-size', atMost: 4 },
    { ...open, studentId: 's3', kind: 'space', spaceId: 'r2' },
    { ...open, studentId: 's4', kind: 'adult', personId: 'a1' },
    { ...open, studentId: 's4', kind: 'assistive-technology', detail: 'a screen reader' },
    { from: '2025-08-01', until: '2026-06-30', studentId: 's1', kind: 'read-aloud' },
  ],
  services: [
    { ...open, studentId: 's1', personId: 'a1', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'push-in', windows: [] },
    { ...open, studentId: 's5', personId: 'a1', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'pull-out', windows: [{ weekday: 2, periodId: '2' }] },
  ],
};

const competency = (id: string, code: string, title: string) => ({ id, code, title, statement: `${title}.`, kind: 'standard', grades: ['06'], frameworkId: 'f' });
export const competencies = [competency('c-rate', '6.R.2', 'Unit rates'), competency('c-ratio', '6.R.1', 'Ratios')];
const graph: CompetencyGraph = {
  frameworks: [{ id: 'f', title: 'Numbers', version: '1' }],
  competencies: new Map(competencies.map((one) => [one.id, one])),
  findByCode: (code) => competencies.find((one) => one.code === code || one.id === code),
  selectCompetency: (id) => competencies.find((one) => one.id === id) ?? competency(id, id, id),
  prerequisitesOf: () => [], successorsOf: () => [], parentOf: () => undefined, childrenOf: () => [], matchesOf: () => [], countOf: () => 0,
};

const rationale = { source: 'none', strength: 'none' } as const;
const modality = (id: string, title: string, task: Modality['adult']['task'], delivery: Modality['delivery']): Modality => ({
  id, title, delivery, groupSize: { min: 1, max: 8 }, groupsPerStation: 2, adult: { task, qualification: null, ratio: [{ throughGrade: '12', students: 20 }] },
  spaceKinds: ['classroom', 'open area'], isOnScreen: false, materialUse: id, fits: { new: 1, practice: 1, review: 1 }, afterMiss: [], rationale,
});
const activity = (id: string, modalityId: string, material: string, pagesToCopy: number) => ({
  id, title: material, competencyIds: ['c-rate', 'c-ratio'], modalityId, minutes: 25, isOnScreen: false, material, pagesToCopy, printable: material, rationale,
});
const model: LearningModel = {
  id: 'small', version: '1.0.0', title: 'Small', aliases: {}, scope: { kind: 'subject', subject: 'Mathematics', grades: ['06'] }, aims: [],
  instruction: {
    frameworks: [], items: [], activities: [],
    mastery: {
      method: 'bkt', parameters: '1', reviewBelow: 0.7, rationale,
      provisional: { id: 'p', m: 4, n: 5, kinds: ['exit-check'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: '' },
      secure: { id: 's', m: 4, n: 5, kinds: ['exit-check'], countsHelped: false, needsLaterDay: true, needsAnotherKind: true, text: '' },
    },
    path: { gradeSpan: { below: 1, above: 1 }, expectationFloor: 0.5, reviewBudget: 0.2, stuckAfter: 3, readyAt: 0.8, breadth: 4, weights: {}, rationales: {} },
    exitChecks: [],
    misconceptions: [{ id: 'm-add', competencyId: 'c-rate', statement: 'a rate grows by adding the same number.', response: 'draw a double number line', rationale }],
  },
  practice: {
    modalities: [modality('small-group', 'Small group', 'teaches', 'teacher-led'), modality('partners', 'Partners', 'circulates', 'collaborative'), modality('alone', 'On your own', 'supervises', 'independent')],
    habits: [],
  },
  operations: { roundSchoolDays: 10, periodMinutes: { shortest: 30, longest: 60 }, limits: none, routines: [], fallback: { title: 'Study hall', spaceKinds: ['open area'], studentsPerAdult: 20 } },
  technology: { evidenceSources: [], retention: [] },
};
const adoption: Adoption = {
  id: 'ad', modelId: 'small', modelVersion: '1.0.0', from: '2026-08-01', until: null, claims: { subject: 'Mathematics', sectionIds: ['maths'] },
  spaceIds: ['r1', 'r2'], staffIds: ['t1', 'a1'], frameworkId: null,
  activities: [activity('lesson', 'small-group', 'Lesson 4', 2), activity('cards', 'partners', 'Rate cards', 0), activity('sheet', 'alone', 'Sheet 9', 1)],
  exitChecks: [{ id: 'check', competencyId: 'c-rate', title: 'Check 4', minutes: 6, questions: 5, pagesToCopy: 1, rationale }],
};

const period = (id: string, startMinute: number) => ({ id, startMinute, endMinute: startMinute + 45, minutes: 45, startsAt: '', endsAt: '' });
export const facts: DayFacts = {
  day: { on, weekday: 2, dayType: null, isOpen: true, note: '', periods: [period('3', 640), period('1', 520), period('2', 580), period('advisory', 500)] },
  roster,
  availability: [
    { subject: { kind: 'person', id: 's4' }, on, periodIds: ['2', '3'], reason: 'dentist' },
    { subject: { kind: 'person', id: 't2' }, on, periodIds: null, reason: 'ill' },
    { subject: { kind: 'person', id: 's1' }, on: '2026-09-14', periodIds: null, reason: 'yesterday' },
  ],
  models: [{ adoption, model }],
  graph,
  schoolLimits: none,
  history: [],
  week: [on],
  rounds: [{
    id: 'round', adoptionId: 'ad', from: on, until: on, goals: [], standingGroups: [],
    reserved: [{ on, periodId: 'advisory', studentIds: ['s1', 's2'], title: 'Advisory' }],
  }],
  locks: [],
};

export const seat = (studentId: string, periodId: string, meetingId: string, more: Partial<Seat> = {}): Seat => ({
  studentId, periodId, meetingId, value: 80, minutes: 25, checkMinutes: 6, screenMinutes: 0, terms: [], reasons: [], isWithoutEvidence: false, stage: 'new', cause: null, ...more,
});

export const plan: DayPlan = {
  on, asOf: '2026-09-15T00:00:00.000Z', seed: 1, iterations: 10, instanceHash: 'h', modelVersions: { ad: 'small@1.0.0' },
  stations: [
    { id: 'st1', periodId: '1', spaceId: 'r1', adultIds: ['t1', 'a1'], modalityId: 'small-group', adoptionId: 'ad' },
    { id: 'st2', periodId: '2', spaceId: 'r1', adultIds: ['t1'], modalityId: 'alone', adoptionId: 'ad' },
    { id: 'st3', periodId: '1', spaceId: 'r2', adultIds: ['a1'], modalityId: null, adoptionId: 'ad' },
  ],
  meetings: [
    { id: 'm1', stationId: 'st1', purpose: 'competency', competencyId: 'c-rate', modalityId: 'small-group', activityIds: ['lesson', 'cards'], exitCheckId: 'check' },
    { id: 'm2', stationId: 'st2', purpose: 'competency', competencyId: 'c-rate', modalityId: 'alone', activityIds: ['sheet'], exitCheckId: 'check' },
    { id: 'm3', stationId: 'st3', purpose: 'fallback', competencyId: null, modalityId: null, activityIds: [], exitCheckId: null },
  ],
  seats: [
    seat('s2', '1', 'm1', { cause: { kind: 'misconception', misconceptionId: 'm-add' }, reasons: [{ code: 'x.why', params: {} }] }),
    seat('s1', '1', 'm1', { checkMinutes: 9, isWithoutEvidence: true }),
    seat('s4', '1', 'm1', { stage: 'practice', cause: { kind: 'gap-below', competencyId: 'c-ratio' } }),
    seat('s3', '1', 'm3', { stage: null, minutes: 0, checkMinutes: 0, value: 0 }),
    seat('s1', '2', 'm2', { stage: 'review', checkMinutes: 9 }), seat('s2', '2', 'm2', { stage: 'review' }), seat('s3', '2', 'm2', { stage: 'review' }),
  ],
  approvals: [], value: 480, gap: null, assumedShare: 0.4,
};
