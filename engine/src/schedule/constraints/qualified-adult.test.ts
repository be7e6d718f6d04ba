import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { alone, lesson, modality, plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { qualifiedAdult } from './qualified-adult.ts';

const reading = modality('reading', { adult: { task: 'teaches', qualification: 'Reading specialist', ratio: [] } });
const day = plannedDay({
  students: all(['s1', 's2'], { 'ratio/lesson': 90 }), modalities: [lesson, alone, reading],
  adults: { t1: {}, t2: { qualifications: ['Science', 'reading specialist'] }, a1: { role: 'aide', qualifications: [] } },
});
const led = (modalityId: string, adults: readonly string[]) => found(qualifiedAdult, day.facts, [{ modality: modalityId, adults, groups: { ratio: ['s1', 's2'] } }]);

test('[SC17] "subject" is the subject that the model plans, in whatever letters it is written', () => {
  expect(led('lesson', ['t1'])).toEqual([]);
  expect(led('lesson', ['t2'])).toMatchObject([{ adultIds: ['t2'], params: { adult: 't2', modality: 'lesson', needed: 'Mathematics' } }]);
});

test('[SC17] another qualification is matched by its own words', () => {
  expect(led('reading', ['t2'])).toEqual([]);
  expect(led('reading', ['t1'])).toHaveLength(1);
});

test('[SC17] it is the responsible adult who needs it, not whoever helps', () => {
  expect(led('lesson', ['t1', 'a1'])).toEqual([]);
  expect(led('lesson', ['a1', 't1'])).toHaveLength(1);
});

test('[SC17] a modality that asks for none may be led by anybody', () => {
  expect(led('alone', ['a1'])).toEqual([]);
});

test('[SC17] in the instance a kind lists who may lead it', () => {
  const { kinds, adults } = compile(day);
  expect(kinds.map(({ modalityId, adults: own }) => [modalityId, own.map((adult) => adults[adult]?.id)])).toEqual([
    ['lesson', ['t1']], ['alone', ['a1', 't1', 't2']], ['reading', ['t2']], [null, ['a1', 't1', 't2']],
  ]);
});
