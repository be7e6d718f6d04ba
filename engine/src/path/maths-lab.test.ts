import { beforeAll, describe, expect, test } from 'vitest';
import { buildGraph } from '../competency/index.ts';
import type { CompetencyGraph } from '../competency/index.ts';
import { judge, selectMethod, studentMastery } from '../mastery/index.ts';
import type { AdoptedModel } from '../model/index.ts';
import { loadModel } from '../model/load-package.test-suite.ts';
import { shown } from './small-school.test-data.ts';
import { indexModel } from './index-model.ts';
import type { ModelIndex } from './index-model.ts';
import { optionsFor } from './options-for.ts';
import { planRound } from './plan-round.ts';
import { valueTermIds } from './terms/index.ts';

/** The shipped model on its own framework: what a school sees on its first days. */
let index: ModelIndex;
let graph: CompetencyGraph;
beforeAll(() => {
  const model = loadModel('maths-lab');
  graph = buildGraph(model.instruction.frameworks).graph;
  const adopted: AdoptedModel = {
    model,
    adoption: {
      id: 'maths', modelId: model.id, modelVersion: model.version, from: '2026-08-01', until: null, claims: { subject: 'Mathematics', sectionIds: [] },
      spaceIds: [], staffIds: [], frameworkId: null, activities: [], exitChecks: [],
    },
  };
  index = indexModel({ adopted, graph });
});

const dateOf = (at: string) => at.slice(0, 10);
function masteryIn(grade: string, tasks: readonly string[] = []) {
  const policy = index.adopted.model.instruction.mastery;
  const evidence = shown(...tasks);
  return studentMastery({
    student: { id: 's1', grade }, evidence, judgements: judge({ evidence, previous: [], policy, dateOf }), policy, method: selectMethod(policy), graph, asOf: '2026-09-15T08:00:00.000Z', dateOf,
  });
}
const planIn = (grade: string, tasks: readonly string[] = [], minutes = 47) => optionsFor({
  student: { id: 's1', grade }, periods: [{ id: '1', minutes }], index, mastery: masteryIn(grade, tasks), past: [], round: null, on: '2026-09-15',
  accommodations: [], lastSchoolDay: '2026-09-14', wasPresentLastDay: true,
});

describe('the maths lab as it ships', () => {
  test('[PA14] it weighs only terms that exist, and its mastery method is here', () => {
    expect(valueTermIds).toEqual(expect.arrayContaining(Object.keys(index.adopted.model.instruction.path.weights)));
    expect(selectMethod(index.adopted.model.instruction.mastery).id).toBe('bkt');
  });

  test('[PA1] at least a hundred competencies can be planned, each in every modality', () => {
    expect(index.planned.size).toBeGreaterThanOrEqual(100);
    for (const { activities } of index.planned.values()) expect([...activities.keys()].toSorted()).toEqual([...index.modalities.keys()].toSorted());
  });

  test('[PA17] in every grade, also on a short Friday, a student of whom nothing is known has six competencies or more, each in every modality', () => {
    for (const grade of ['06', '07', '08']) {
      for (const minutes of [35, 47]) {
        const byCompetency = Map.groupBy(planIn(grade, [], minutes).options, ({ competencyId }) => competencyId);
        expect(byCompetency.size, grade).toBeGreaterThanOrEqual(6);
        for (const ways of byCompetency.values()) expect(ways.length).toBe(index.modalities.size);
      }
    }
  });

  test('[PA8] a passed check opens its next step, a missed one is worked on in another way', () => {
    const [first] = [...index.planned].find(([id, { competency }]) => competency.grades.includes('06') && planIn('06').options.some((option) => option.competencyId === id)
      && graph.successorsOf(id).some((next) => graph.prerequisitesOf(next).length === 1 && index.planned.get(next)?.competency.grades.includes('06') === true)) ?? [''];
    const next = graph.successorsOf(first).find((id) => graph.prerequisitesOf(id).length === 1);
    expect(planIn('06', [`${first} 5/5`]).options.find(({ competencyId }) => competencyId === next)?.reasons[0]).toMatchObject({ code: 'path.next-step', params: { competencies: [first] } });
    expect(planIn('06', [`${first} 1/5`]).options[0]).toMatchObject({ competencyId: first, cause: { kind: 'no-evidence' } });
    expect(planIn('06', [`${first} 1/5`]).options.some(({ competencyId }) => competencyId === next)).toBe(false);
  });

  test('[PA30] a first round gives every grade two to four goals of its own', () => {
    const students = ['06', '07', '08'].map((grade) => ({ id: `s${grade}`, grade, periodIds: ['1'], homeTeacherId: null }));
    const { goals } = planRound({
      id: 'r1', from: '2026-09-08', until: '2026-09-21', index, students, teachers: [{ id: 't1', periodIds: ['1'] }], previous: null,
      mastery: new Map(students.map(({ id, grade }) => [id, masteryIn(grade)])),
    });
    expect(goals.map(({ studentId }) => studentId)).toEqual(['s06', 's07', 's08']);
    for (const { studentId, competencyIds, destinationId } of goals) {
      expect(competencyIds.length).toBeGreaterThanOrEqual(2);
      expect(competencyIds.length).toBeLessThanOrEqual(4);
      expect(index.planned.get(destinationId ?? '')?.competency.grades).toContain(studentId.slice(1));
    }
  });
});
