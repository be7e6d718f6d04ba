import type { Problem } from '../../problem/index.ts';
import type { LearningModel, Modality } from '../learning-model.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';
import { gradeIndex } from './grade-order.ts';

/** Could a school staff every form of instruction, for every grade in scope, within the limits for people? */
export const checkStaffing: CheckRule = (model, context) =>
  model.practice.modalities.flatMap((modality): readonly Problem[] => {
    const { id, groupSize, adult } = modality;
    const tell = (code: string, params: Problem['params'], field: readonly (string | number)[], severity: Problem['severity'] = 'error') =>
      tellFinding({ code, params: { id, ...params }, on: { kind: 'modality', id }, field, severity }, context);
    const indexes = adult.ratio.map(({ throughGrade }) => gradeIndex(throughGrade) ?? -1);
    const uncovered = model.scope.grades.filter((grade) => studentsFor(modality, grade) === undefined);
    const most = mostStudents(model, modality);
    return [
      ...(groupSize.min > groupSize.max ? [tell('model.group-size', { min: groupSize.min, max: groupSize.max }, ['groupSize', 'min'])] : []),
      // The first entry that fits counts, so that a lower grade further down would never be read.
      ...(indexes.some((index, place) => place > 0 && index <= (indexes[place - 1] ?? -1)) ? [tell('model.ratio-order', {}, ['adult', 'ratio'])] : []),
      ...(uncovered.length > 0 ? [tell('model.no-ratio', { grades: [...uncovered] }, ['adult', 'ratio'])] : []),
      ...(most !== undefined && groupSize.min > most ? [tell('model.nobody-can-staff', { min: groupSize.min, most }, ['groupSize', 'min'])] : []),
      ...(most !== undefined && groupSize.min <= most && groupSize.max > most
        ? [tell('model.group-never-full', { max: groupSize.max, most }, ['groupSize', 'max'], 'warning')]
        : []),
      ...(adult.qualification === 'subject' && model.scope.subject === null ? [tell('model.no-subject', {}, ['adult', 'qualification'])] : []),
    ];
  });

/** Whole models: the scope says its subject, the fallback is no back door round the limit, and somebody can give the teacher minutes. */
export const checkOperations: CheckRule = (model, context) => {
  const { limits, fallback, periodMinutes } = model.operations;
  const operations = { kind: 'operations', id: 'operations' } as const;
  const hasSubject = model.scope.subject !== null;
  const teaches = model.practice.modalities.some(({ adult }) => adult.qualification !== null && adult.task !== 'supervises');
  return [
    ...(hasSubject !== (model.scope.kind === 'subject')
      ? [tellFinding({ code: 'model.scope-subject', params: { kind: model.scope.kind }, on: { kind: 'model', id: model.id }, field: ['scope', 'subject'] }, context)]
      : []),
    ...(limits.studentsPerAdult !== null && fallback.studentsPerAdult > limits.studentsPerAdult
      ? [tellFinding({
          code: 'model.fallback-over-limit',
          params: { students: fallback.studentsPerAdult, most: limits.studentsPerAdult },
          on: operations,
          field: ['fallback', 'studentsPerAdult'],
        }, context)]
      : []),
    ...((limits.teacherMinutesPerWeek ?? 0) > 0 && !teaches
      ? [tellFinding({ code: 'model.nobody-teaches', params: { minutes: limits.teacherMinutesPerWeek ?? 0 }, on: operations, field: ['limits', 'teacherMinutesPerWeek'] }, context)]
      : []),
    ...(periodMinutes.shortest > periodMinutes.longest
      ? [tellFinding({ code: 'model.period-minutes', params: { ...periodMinutes }, on: operations, field: ['periodMinutes', 'shortest'] }, context)]
      : []),
  ];
};

/** Students for whom one adult is enough at a grade; undefined where the modality does not say. */
function studentsFor({ adult }: Modality, grade: string): number | undefined {
  const index = gradeIndex(grade);
  if (index === undefined) return undefined;
  return adult.ratio.find(({ throughGrade }) => (gradeIndex(throughGrade) ?? -1) >= index)?.students;
}

/** The most students one adult may have in this modality at the youngest grade that is the strictest. */
function mostStudents(model: LearningModel, modality: Modality): number | undefined {
  const ratios = model.scope.grades.flatMap((grade) => studentsFor(modality, grade) ?? []);
  const limit = model.operations.limits.studentsPerAdult;
  const all = limit === null ? ratios : [...ratios, limit];
  return all.length === 0 ? undefined : Math.min(...all);
}
