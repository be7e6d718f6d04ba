import { describe, expect, test } from 'vitest';
import { compile, hashInstance } from '../index.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { canonicalJson } from './hash-instance.ts';

const wants = { 'ratio/lesson': 90, 'rates/alone': 40 };
const day = plannedDay({ students: { s1: { wants }, s2: { grade: '07', wants } }, bell: ['08:00-08:45', '08:50-09:35'] });
const instance = compile(day);

describe('the instance', () => {
  test('[SC51] has one demand for each present student and period, in order of the day', () => {
    expect(instance.demands.map(({ student, period }) => `${instance.students[student]?.id} ${instance.periods[period]?.id}`)).toEqual(['s1 1', 's2 1', 's1 2', 's2 2']);
    expect(instance.students).toEqual([{ id: 's1', rank: 6 }, { id: 's2', rank: 7 }]);
  });

  test('[SC51] has one task for everybody who would do the same, and keeps others apart', () => {
    expect(instance.tasks.map(({ competencyId, activityIds }) => [competencyId, activityIds])).toEqual([['rates', ['rates-alone']], ['ratio', ['ratio-lesson']]]);
    const another = day.options.map((option) => (option.studentId === 's2' && option.modalityId === 'lesson' ? { ...option, exitCheckId: null } : option));
    expect(compile({ ...day, options: another }).tasks).toHaveLength(3);
  });

  test('[SC51] lists options as columns of one length, sorted by demand', () => {
    const lengths = new Set(Object.values(instance.options).map((column) => column.length));
    expect(lengths).toEqual(new Set([8]));
    expect([...instance.options.demand]).toEqual([...instance.options.demand].sort((left, right) => left - right));
  });

  test('[SC51] leaves out options for a modality that the model has not', () => {
    const foreign = day.options.map((option) => ({ ...option, modalityId: 'unheard-of' }));
    expect(compile({ ...day, options: foreign, constraints: [] }).options.id).toEqual([]);
  });

  test('[SC51] without any constraint limits nothing and asks for nothing', () => {
    const open = compile({ ...day, constraints: [] });
    expect(open.demands).toEqual([]);
    expect(open.spaces.map(({ seats }) => seats)).toEqual([null, null]);
    expect(open.kinds.map(({ ratio, studentsPerAdult, groupMax }) => [ratio, studentsPerAdult, groupMax])).toEqual([[[], null, null], [[], null, null], [[], null, null]]);
  });
});

describe('what an adoption claims', () => {
  const section = (id: string, subject: string) => ({ id, title: id, subject, grades: ['06'], periodIds: ['1'], spaceId: null, ...year });
  const roster = { ...day.facts.roster, sections: [section('maths-1', 'Mathematics'), section('extra', 'Support'), section('art', 'Art')], enrollments: ['maths-1', 'extra', 'art'].map((sectionId, index) => ({
    id: `e${index}`, personId: ['s1', 's2', 's2'][index] ?? '', sectionId, role: 'student' as const, ...year,
  })) };
  const claiming = (sectionIds: readonly string[]) => compile({ options: [], facts: { ...day.facts, roster, models: day.facts.models.map(({ adoption, model }) => ({ model, adoption: { ...adoption, claims: { subject: 'Mathematics', sectionIds } } })) } });

  test('[SC52] are the sections it lists, or every section of its subject', () => {
    expect(claiming([]).students.map(({ id }) => id)).toEqual(['s1']);
    expect(claiming(['extra']).students.map(({ id }) => id)).toEqual(['s2']);
    expect(claiming(['maths-1', 'extra']).students.map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  test('[SC52] of two that claim one student in a period, the first plans', () => {
    const [own] = day.facts.models;
    const twice = own === undefined ? [] : [own, { ...own, adoption: { ...own.adoption, id: 'second' } }];
    expect(new Set(compile({ options: [], facts: { ...day.facts, models: twice } }).demands.map(({ adoptionId }) => adoptionId))).toEqual(new Set(['maths']));
  });
});

describe('its hash', () => {
  test('[SC50] names the day: anything that matters changes it, the order of writing does not', () => {
    expect(hashInstance(instance)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashInstance(compile(day))).toBe(hashInstance(instance));
    const out = { ...day.facts, availability: [{ subject: { kind: 'person' as const, id: 't2' }, on: tuesday, periodIds: null, reason: 'ill' }] };
    expect(hashInstance(compile({ ...day, facts: out }))).not.toBe(hashInstance(instance));
  });

  test('[SC50] is of JSON with its keys in order', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
  });
});
