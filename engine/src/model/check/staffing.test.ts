import { describe, expect, test } from 'vitest';
import type { LearningModel, Modality } from '../learning-model.ts';
import { loadModel } from '../load-package.test-suite.ts';
import { noSources } from '../source-map.ts';
import { checkOperations, checkStaffing } from './staffing.ts';

const sound = loadModel('testing');
const context = { places: noSources, terms: undefined };
const base = firstModality();

/** The model with one modality, changed, for these grades. */
function withModality(changes: Partial<Modality>, { grades = ['06', '07'], most = 30 }: { readonly grades?: readonly string[]; readonly most?: number | null } = {}): LearningModel {
  return {
    ...sound,
    scope: { ...sound.scope, grades },
    practice: { ...sound.practice, modalities: [{ ...base, ...changes }] },
    operations: { ...sound.operations, limits: { ...sound.operations.limits, studentsPerAdult: most } },
  };
}
const told = (model: LearningModel) => checkStaffing(model, context).map(({ code, severity, params }) => [code, severity, params]);
const ratio = (...entries: readonly (readonly [string, number])[]): Modality['adult'] => ({
  task: 'teaches', qualification: 'subject', ratio: entries.map(([throughGrade, students]) => ({ throughGrade, students })),
});

describe('a form of instruction', () => {
  test('[MO14] needs a ratio for the highest grade in scope', () => {
    expect(told(withModality({ adult: ratio(['06', 30]) }))).toEqual([['model.no-ratio', 'error', { id: 'live-lesson', grades: ['07'] }]]);
    expect(told(withModality({ adult: ratio(['07', 30]) }))).toEqual([]);
    expect(told(withModality({ adult: ratio(['KG', 10], ['02', 15]) }))).toEqual([['model.no-ratio', 'error', { id: 'live-lesson', grades: ['06', '07'] }]]);
  });

  test('[MO14] is read by the first ratio that fits, so that a later one for younger grades is a slip', () => {
    expect(told(withModality({ adult: ratio(['08', 30], ['06', 20]) })).map(([code]) => code)).toEqual(['model.ratio-order']);
    expect(told(withModality({ adult: ratio(['08', 30], ['08', 20]) })).map(([code]) => code)).toEqual(['model.ratio-order']);
  });

  test('[MO14] a ratio for grades outside the scope asks nothing of it', () => {
    expect(told(withModality({ groupSize: { min: 20, max: 30 }, adult: ratio(['03', 10], ['12', 30]) }))).toEqual([]);
    expect(told(withModality({ groupSize: { min: 20, max: 30 }, adult: ratio(['03', 10], ['12', 30]) }, { grades: ['03', '06'] })).map(([code]) => code)).toEqual(['model.nobody-can-staff']);
  });

  test.each([
    [8, 30, 30, []],
    [8, 31, 30, ['model.group-never-full']],
    [30, 30, 30, []],
    [31, 40, 30, ['model.nobody-can-staff']],
    [9, 8, 30, ['model.group-size']],
  ])('[MO14] groups of %i to %i with %i students for one adult are told %j', (min, max, students, codes) => {
    expect(told(withModality({ groupSize: { min, max }, adult: ratio(['12', students]) })).map(([code]) => code)).toEqual(codes);
  });

  test('[MO14] the limit of the model for one adult counts where it is stricter than the ratio', () => {
    const large = { groupSize: { min: 8, max: 30 }, adult: ratio(['12', 30]) };
    expect(told(withModality(large, { most: 20 }))).toEqual([['model.group-never-full', 'warning', { id: 'live-lesson', max: 30, most: 20 }]]);
    expect(told(withModality(large, { most: 5 }))).toEqual([['model.nobody-can-staff', 'error', { id: 'live-lesson', min: 8, most: 5 }]]);
    expect(told(withModality(large, { most: null }))).toEqual([]);
  });
});

describe('the operations', () => {
  const operations = (changes: Partial<LearningModel['operations']>) => checkOperations({ ...sound, operations: { ...sound.operations, ...changes } }, context).map(({ code }) => code);

  test('[MO14] the fallback keeps the limit for one adult', () => {
    const fallback = sound.operations.fallback;
    expect(operations({ fallback: { ...fallback, studentsPerAdult: 30 } })).toEqual([]);
    expect(operations({ fallback: { ...fallback, studentsPerAdult: 31 } })).toEqual(['model.fallback-over-limit']);
    expect(operations({ fallback: { ...fallback, studentsPerAdult: 99 }, limits: { ...sound.operations.limits, studentsPerAdult: null } })).toEqual([]);
  });

  test('[MO14] periods may all be of one length', () => {
    expect(operations({ periodMinutes: { shortest: 45, longest: 45 } })).toEqual([]);
    expect(operations({ periodMinutes: { shortest: 46, longest: 45 } })).toEqual(['model.period-minutes']);
  });

  test('[MO14] an adult who only supervises gives nobody teacher minutes, whatever the qualification', () => {
    const supervised = sound.practice.modalities.map((modality) => ({ ...modality, adult: { ...modality.adult, task: 'supervises' as const, qualification: 'subject' } }));
    const model = { ...sound, practice: { ...sound.practice, modalities: supervised } };
    expect(checkOperations(model, context).map(({ code }) => code)).toEqual(['model.nobody-teaches']);
    const unlimited = { ...model, operations: { ...model.operations, limits: { ...model.operations.limits, teacherMinutesPerWeek: null } } };
    expect(checkOperations(unlimited, context)).toEqual([]);
  });

  test.each([
    ['subject', 'Mathematics', []],
    ['subject', null, ['model.scope-subject']],
    ['school', null, []],
    ['school', 'Mathematics', ['model.scope-subject']],
    ['function', null, []],
  ] as const)('[MO14] a scope of the kind %s with the subject %s is told %j', (kind, subject, codes) => {
    expect(checkOperations({ ...sound, scope: { ...sound.scope, kind, subject } }, context).map(({ code }) => code)).toEqual(codes);
  });
});

function firstModality(): Modality {
  const [modality] = sound.practice.modalities;
  if (modality === undefined) throw new Error('the testing model has modalities');
  return modality;
}
