import { buildGraph } from '../competency/index.ts';
import type { CompetencyGraph } from '../competency/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { judge, judgeByPerson, selectMethod, studentMastery } from '../mastery/index.ts';
import type { Judgement, Level, StudentMastery } from '../mastery/index.ts';
import type { Activity, Adoption, AdoptedModel, EvidenceSource, ExitCheck, LearningModel, Modality, PathPolicy } from '../model/index.ts';
import { indexModel } from './index-model.ts';
import type { ModelIndex } from './index-model.ts';
import { optionsFor } from './options-for.ts';
import type { PastMeeting } from './past-meetings.ts';
import type { RoundPlan } from './round-plan.ts';
import type { StudentDayInput } from './student-day.ts';

/**
 * A small school for this stage. Three chains of competencies, "<grade><letter><number>": in each grade, r1 before r2 before r3, and r3
 * before r1 of the next grade; g1 and g2 have nothing before them. Each has one activity in each of three modalities.
 */
const grades = ['05', '06', '07'] as const;
const codes = grades.flatMap((grade) => ['r1', 'r2', 'r3', 'g1', 'g2'].map((name) => ({ id: `${grade}${name}`, grade })));
const chain = ['05r1', '05r2', '05r3', '06r1', '06r2', '06r3', '07r1', '07r2', '07r3'];

export const graph: CompetencyGraph = buildGraph([{
  id: 'maths', title: 'Maths', publisher: 'test', version: '1',
  competencies: codes.map(({ id, grade }) => ({ id, code: id, title: id, statement: '', kind: 'standard', grades: [grade], frameworkId: 'maths' })),
  associations: chain.slice(1).map((to, i) => ({ type: 'precedes', from: chain[i] ?? '', to })),
}]).graph;

const rationale = { source: 'test', strength: 'none' } as const;
const modality = (id: string, delivery: Modality['delivery'], of: Partial<Modality> = {}): Modality => ({
  id, title: id, delivery, groupSize: { min: 1, max: 30 }, groupsPerStation: 5,
  adult: { task: delivery === 'teacher-led' ? 'teaches' : 'supervises', qualification: delivery === 'teacher-led' ? 'subject' : null, ratio: [] },
  spaceKinds: ['classroom'], isOnScreen: false, materialUse: id, fits: { new: 0.5, practice: 0.5, review: 0.5 }, afterMiss: [], rationale, ...of,
});
export const modalities = [
  modality('lesson', 'teacher-led', { afterMiss: ['partners', 'sheet'], fits: { new: 1, practice: 0.5, review: 0.3 } }),
  modality('partners', 'collaborative', { afterMiss: ['lesson'] }),
  modality('sheet', 'independent', { afterMiss: ['partners', 'lesson'], fits: { new: 0.2, practice: 0.8, review: 1 } }),
];

export function activity(competencyId: string, modalityId: string, of: Partial<Activity> = {}): Activity {
  const id = `${competencyId}-${modalityId}`;
  return { id, title: id, competencyIds: [competencyId], modalityId, minutes: 25, isOnScreen: false, material: 'book', pagesToCopy: 1, printable: 'page', ...of };
}
export const check = (competencyId: string, of: Partial<ExitCheck> = {}): ExitCheck =>
  ({ id: `check-${competencyId}`, competencyId, title: 'check', minutes: 5, questions: 5, pagesToCopy: 1, ...of });

export const pathPolicy: PathPolicy = { gradeSpan: { below: 1, above: 1 }, expectationFloor: 0.4, reviewBudget: 0.2, stuckAfter: 3, readyAt: 0.6, breadth: 8, weights: {} };
const mastery: LearningModel['instruction']['mastery'] = {
  method: 'bkt', parameters: 'bkt-1', reviewBelow: 0.7,
  provisional: { id: 'p', m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: '4 of 5' },
  secure: { id: 's', m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: true, needsAnotherKind: true, text: '4 of 5 later' },
};

export type Changes = { readonly path?: Partial<PathPolicy>; readonly activities?: readonly Activity[]; readonly exitChecks?: readonly ExitCheck[]; readonly teacherMinutesPerWeek?: number | null; readonly evidenceSources?: readonly EvidenceSource[] };
export function adoptedModel(changes: Changes = {}): AdoptedModel {
  const model: LearningModel = {
    id: 'test', version: '1.0.0', title: 'Test', aliases: {}, scope: { kind: 'subject', subject: 'Mathematics', grades: ['06'] }, aims: [],
    instruction: {
      frameworks: [], mastery, path: { ...pathPolicy, ...changes.path }, items: [], misconceptions: [],
      activities: changes.activities ?? codes.flatMap(({ id }) => modalities.map((one) => activity(id, one.id))),
      exitChecks: changes.exitChecks ?? codes.map(({ id }) => check(id)),
    },
    practice: { modalities, habits: [] },
    operations: {
      roundSchoolDays: 10, periodMinutes: { shortest: 30, longest: 60 }, routines: [], fallback: { title: '', spaceKinds: [], studentsPerAdult: 20 },
      limits: {
        teacherMinutesPerWeek: changes.teacherMinutesPerWeek ?? null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null,
        planningMinutesPerDay: null, preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
      },
    },
    technology: { evidenceSources: changes.evidenceSources ?? [{ id: 'checks', title: 'Checks', trust: 'awards', kinds: ['exit-check', 'quiz'] }], retention: [] },
  };
  const adoption: Adoption = {
    id: 'ad', modelId: 'test', modelVersion: '1.0.0', from: '2026-08-01', until: null, claims: { subject: null, sectionIds: [] },
    spaceIds: [], staffIds: [], frameworkId: 'maths', activities: [], exitChecks: [],
  };
  return { adoption, model };
}
export const indexOf = (changes: Changes = {}): ModelIndex => indexModel({ adopted: adoptedModel(changes), graph });

/** Tuesday; the school day before is Monday 14 September. */
export const today = '2026-09-15';
export const yesterday = '2026-09-14';

/** A student who was never away for long: practice elsewhere, every two weeks from 14 September until before the day. */
export function present(before: string): readonly Evidence[] {
  const [practice] = shown('elsewhere 1/1 14');
  const weeks = Math.ceil((Date.parse(before) - Date.parse('2026-09-14T16:20:00.000Z')) / (14 * 86_400_000));
  return practice === undefined ? [] : Array.from({ length: weeks }, (_, i): Evidence => {
    const occurredAt = new Date(Date.parse('2026-09-14T16:20:00.000Z') + i * 14 * 86_400_000).toISOString();
    return { ...practice, id: `present-${i}`, kind: 'practice', trust: 'informs', occurredAt, recordedAt: occurredAt };
  });
}

/** An exit check: "06r1 4/5 14" = four of five right on 06r1 on 14 September; a kind may follow. */
export function shown(...tasks: readonly string[]): readonly Evidence[] {
  return tasks.flatMap((text) => {
    const [competencyId = '', result = '', day = '14', kind = 'exit-check'] = text.split(' ');
    const [correct = 0, of = 0] = result.split('/').map(Number);
    const occurredAt = `2026-09-${day.padStart(2, '0')}T16:20:00.000Z`;
    return Array.from({ length: of }, (_, i): Evidence => ({
      id: `${text}-${i}`, studentId: 's1', competencyIds: [competencyId], kind: kind === 'quiz' ? 'quiz' : 'exit-check', result: { kind: 'score', score: i < correct ? 1 : 0 },
      help: 'none', itemId: null, taskId: text, activityId: null, misconceptionIds: [], sourceId: 'checks', trust: 'awards', occurredAt, recordedAt: occurredAt,
    }));
  });
}

/** "06r1 lesson 14" = met on 06r1 in a lesson on 14 September. */
export function met(...meetings: readonly string[]): readonly PastMeeting[] {
  return meetings.map((text) => {
    const [competencyId = '', modalityId = '', day = '14', stage = 'new'] = text.split(' ');
    return { on: `2026-09-${day.padStart(2, '0')}`, periodId: '1', competencyId, modalityId, activityIds: [`${competencyId}-${modalityId}`], stage: stage === 'review' || stage === 'practice' ? stage : 'new', minutes: 25 };
  });
}

/** What a teacher said of a competency on a day of September, in the afternoon. */
export const judged = (competencyId: string, level: Level, day: number): Judgement =>
  judgeByPerson({ studentId: 's1', competencyId, level, personId: 't1', reason: 'seen at the board', on: `2026-09-${day}`, at: `2026-09-${day}T20:00:00.000Z` });

export function masteryOf(evidence: readonly Evidence[], grade: string | null = '06', asOf = `${today}T08:00:00.000Z`, byPeople: readonly Judgement[] = []): StudentMastery {
  const dateOf = (at: string) => at.slice(0, 10);
  return studentMastery({
    student: { id: 's1', grade }, evidence, judgements: [...byPeople, ...judge({ evidence, previous: byPeople, policy: mastery, dateOf })],
    policy: mastery, method: selectMethod(mastery), graph, asOf, dateOf,
  });
}

type Today = Partial<Omit<StudentDayInput, 'mastery'>> & { readonly evidence?: readonly Evidence[]; readonly byPeople?: readonly Judgement[]; readonly grade?: string | null };
/** Student s1 of grade 6 today, in one period of 47 minutes, present yesterday, with nothing known; and whatever a test says differently. */
export function inputFor({ evidence = [], byPeople = [], grade = '06', on = today, ...changes }: Today = {}): StudentDayInput {
  return {
    student: { id: 's1', grade }, periods: [{ id: '1', minutes: 47 }], index: indexOf(), mastery: masteryOf(evidence, grade, `${on}T08:00:00.000Z`, byPeople), past: [], round: null, on,
    accommodations: [], lastSchoolDay: yesterday, wasPresentLastDay: true, ...changes,
  };
}
export const planFor = (changes: Today = {}) => optionsFor(inputFor(changes));
/** Offered competencies, best first, each once. */
export const offered = (changes: Today = {}) => [...new Set(planFor(changes).options.map(({ competencyId }) => competencyId))];
export const optionOn = (competencyId: string, changes: Today = {}, modalityId = 'lesson') =>
  planFor(changes).options.find((option) => option.competencyId === competencyId && option.modalityId === modalityId);

export const roundWith = (competencyIds: readonly string[], destinationId: string | null = competencyIds.at(-1) ?? null): RoundPlan =>
  ({ id: 'round', adoptionId: 'ad', from: '2026-09-07', until: '2026-09-18', goals: [{ studentId: 's1', competencyIds, destinationId }], standingGroups: [], reserved: [] });
