import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { alone, lesson, plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { equipment } from './equipment.ts';

const school = (amounts: Readonly<Record<string, number>>) => plannedDay({
  students: all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90, 'ratio/alone': 80, 'rates/alone': 80 }), bell: ['08:00-08:45', '08:50-09:35'],
  modalities: [{ ...lesson, needs: [{ equipment: 'projector', amount: 1, per: 'group' }] }, { ...alone, needs: [{ equipment: 'tablets', amount: 1, per: 'student' }] }],
  roster: { equipment: Object.entries(amounts).map(([id, amount]) => ({ id, amount, ...year })) },
});
const ids = ['s1', 's2', 's3', 's4'];

test('[SC47] what students take is summed over the stations of a period', () => {
  const two = [{ modality: 'alone', groups: { ratio: ['s1', 's2'] } }, { modality: 'alone', groups: { rates: ['s3', 's4'] } }];
  expect(found(equipment, school({ tablets: 4 }).facts, two)).toEqual([]);
  expect(found(equipment, school({ tablets: 3 }).facts, two)).toMatchObject([{ tier: 'never', periodId: '1', params: { name: 'tablets', count: 4, most: 3 } }]);
  expect(found(equipment, school({ tablets: 3 }).facts, [{ ...two[0], groups: { ratio: ['s1', 's2'] } }, { ...two[1], groups: { rates: ['s3', 's4'] }, at: '2' }])).toEqual([]);
});

test('[SC47] what a group takes is counted once for each group', () => {
  const groups = [{ groups: { ratio: ids.slice(0, 2) } }, { groups: { ratio: ids.slice(2) } }];
  expect(found(equipment, school({ projector: 1 }).facts, groups.slice(0, 1))).toEqual([]);
  expect(found(equipment, school({ projector: 1 }).facts, groups)).toMatchObject([{ params: { name: 'projector', count: 2, most: 1 } }]);
});

test('[SC47] a school that has counted nothing is not held up; one that has counted has nothing else', () => {
  const alone4 = [{ modality: 'alone', groups: { ratio: ids } }];
  expect(found(equipment, school({}).facts, alone4)).toEqual([]);
  expect(found(equipment, school({ projector: 2 }).facts, alone4)).toMatchObject([{ params: { name: 'tablets', most: 0 } }]);
});

test('[SC47] in the instance sets stand with their amount, and tasks with what they take', () => {
  const { equipment: sets, tasks } = compile(school({ tablets: 3 }));
  expect(sets).toEqual([{ id: 'projector', amountIn: [0, 0] }, { id: 'tablets', amountIn: [3, 3] }]);
  expect(tasks.find(({ kind }) => kind === 1)?.needs).toEqual([{ equipment: 1, amount: 1, per: 'student' }]);
  expect(compile(school({})).equipment).toEqual([]);
});
