import type { Competency, CompetencyGraph } from '../competency/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { LevelRule, MasteryPolicy } from '../model/index.ts';

/** A grade 6 competency, one of the year before and one of the year after, each preceding the next. */
const competencies = (['05', '06', '07'] as const).map((grade): Competency => ({
  id: `ratios-${grade}`, code: `ratios-${grade}`, title: `Ratios ${grade}`, statement: '', kind: 'standard', grades: [grade], frameworkId: 'tiny',
}));

export const tinyGraph: CompetencyGraph = {
  frameworks: [{ id: 'tiny', title: 'Tiny', version: '1' }],
  competencies: new Map(competencies.map((competency) => [competency.id, competency])),
  findByCode: (code) => competencies.find((competency) => competency.code === code),
  selectCompetency: (id) => {
    const found = competencies.find((competency) => competency.id === id);
    if (found === undefined) throw new Error(`no competency ${id}`);
    return found;
  },
  prerequisitesOf: (id) => new Map([['ratios-06', ['ratios-05']], ['ratios-07', ['ratios-06']]]).get(id) ?? [],
  successorsOf: (id) => new Map([['ratios-05', ['ratios-06']], ['ratios-06', ['ratios-07']]]).get(id) ?? [],
  parentOf: () => undefined,
  childrenOf: () => [],
  matchesOf: () => [],
  countOf: () => 0,
};

export const dateOf = (at: string) => at.slice(0, 10);
export const at = (day: number, minute = 0) => `2026-09-${String(day).padStart(2, '0')}T16:${String(minute).padStart(2, '0')}:00.000Z`;

let nextId = 0;
/** One right, unaided answer to an exit check of student s1 on ratios-06, with whatever a test says differently. */
export function answer(changes: Partial<Evidence> = {}): Evidence {
  nextId += 1;
  return {
    id: `e${String(nextId).padStart(5, '0')}`, studentId: 's1', competencyIds: ['ratios-06'], kind: 'exit-check',
    result: { kind: 'score', score: 1 }, help: 'none', itemId: null, taskId: null, activityId: null, misconceptionIds: [],
    sourceId: 'checks', trust: 'awards', occurredAt: at(1), recordedAt: at(1, 1), ...changes,
  };
}

/** One task: a 1 for each right answer, a 0 for each wrong one. */
export function task(answers: readonly (0 | 1)[], changes: Partial<Evidence> = {}): readonly Evidence[] {
  return answers.map((score) => answer({ result: { kind: 'score', score }, ...changes }));
}

export const provisional: LevelRule = {
  id: 'provisional', m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, text: '4 of 5 on one task.',
};
export const secure: LevelRule = {
  id: 'secure', m: 4, n: 5, kinds: ['exit-check', 'quiz', 'observation'], countsHelped: false, needsLaterDay: true, needsAnotherKind: true,
  text: '4 of 5 again on a later day, by another kind of task.',
};
export const policy: MasteryPolicy = { method: 'bkt', parameters: 'bkt-1', provisional, secure, reviewBelow: 0.7 };
