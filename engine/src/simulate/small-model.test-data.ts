import type { Framework } from '../competency/index.ts';
import type { AdoptedModel, Modality } from '../model/index.ts';

/** Three grades with a chain r1, r2, r3 and two competencies of their own each; two activities in each of three modalities. */
const grades = ['05', '06', '07'] as const;
const codes = grades.flatMap((grade) => ['r1', 'r2', 'r3', 'g1', 'g2'].map((name) => ({ id: `${grade}${name}`, grade })));
const chain = grades.flatMap((grade) => [`${grade}r1`, `${grade}r2`, `${grade}r3`]);

export const smallFramework: Framework = {
  id: 'maths', title: 'Maths', publisher: 'test', version: '1',
  competencies: codes.map(({ id, grade }) => ({ id, code: id, title: id, statement: '', kind: 'standard', grades: [grade], frameworkId: 'maths' })),
  associations: chain.slice(1).map((to, i) => ({ type: 'precedes', from: chain[i] ?? '', to })),
};

const rationale = { source: 'test', strength: 'none' } as const;
const modality = (id: string, delivery: Modality['delivery'], fits: Modality['fits'], afterMiss: readonly string[]): Modality => ({
  id, title: id, delivery, groupSize: { min: 1, max: 30 }, groupsPerStation: 5,
  adult: { task: delivery === 'teacher-led' ? 'teaches' : 'supervises', qualification: delivery === 'teacher-led' ? 'subject' : null, ratio: [] },
  spaceKinds: ['classroom'], isOnScreen: false, materialUse: id, fits, afterMiss, rationale,
});
const modalities = [
  modality('lesson', 'teacher-led', { new: 1, practice: 0.5, review: 0.3 }, ['partners', 'sheet']),
  modality('partners', 'collaborative', { new: 0.5, practice: 0.9, review: 0.6 }, ['lesson']),
  modality('sheet', 'independent', { new: 0.2, practice: 0.8, review: 1 }, ['partners', 'lesson']),
];

export function createSmallModel(): AdoptedModel {
  const activities = codes.flatMap(({ id }) => modalities.flatMap((one) => [1, 2].map((n) => ({
    id: `${id}-${one.id}-${n}`, title: id, competencyIds: [id], modalityId: one.id, minutes: 25, isOnScreen: false, material: 'book', pagesToCopy: 1, printable: 'page',
  }))));
  return {
    adoption: {
      id: 'ad', modelId: 'small', modelVersion: '1.0.0', from: '2026-08-01', until: null, claims: { subject: null, sectionIds: [] },
      spaceIds: [], staffIds: [], frameworkId: 'maths', activities: [], exitChecks: [],
    },
    model: {
      id: 'small', version: '1.0.0', title: 'Small', aliases: {}, scope: { kind: 'subject', subject: 'Mathematics', grades: ['06'] }, aims: [],
      instruction: {
        frameworks: [], items: [], activities,
        mastery: {
          method: 'bkt', parameters: 'bkt-1', reviewBelow: 0.7,
          provisional: { id: 'p', m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: '4 of 5' },
          secure: { id: 's', m: 4, n: 5, kinds: ['exit-check', 'quiz', 'observation'], countsHelped: false, needsLaterDay: true, needsAnotherKind: true, text: '4 of 5 later' },
        },
        path: { gradeSpan: { below: 1, above: 1 }, expectationFloor: 0.4, reviewBudget: 0.2, stuckAfter: 3, readyAt: 0.6, breadth: 8, weights: {} },
        exitChecks: codes.map(({ id }) => ({ id: `check-${id}`, competencyId: id, title: 'check', minutes: 5, questions: 5, pagesToCopy: 1 })),
        misconceptions: codes.map(({ id }) => ({ id: `mix-${id}`, competencyId: id, statement: 'a mix-up', response: 'listen' })),
      },
      practice: { modalities, habits: [] },
      operations: {
        roundSchoolDays: 10, periodMinutes: { shortest: 30, longest: 60 }, routines: [], fallback: { title: '', spaceKinds: [], studentsPerAdult: 20 },
        limits: {
          teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
          preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
        },
      },
      technology: {
        evidenceSources: [
          { id: 'checks', title: 'Checks', trust: 'awards', kinds: ['exit-check', 'quiz'] },
          { id: 'teacher', title: 'Teacher', trust: 'awards', kinds: ['observation'] },
        ],
        retention: [],
      },
    },
  };
}
