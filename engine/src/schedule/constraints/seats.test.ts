import { expect, test } from 'vitest';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { seats } from './seats.ts';

const { facts } = plannedDay({ students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90 }), spaces: { r1: { seats: 2 }, r2: {} } });

test('[SC14] one student more than seats is told, with both numbers', () => {
  expect(found(seats, facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }])).toMatchObject([{ spaceId: 'r1', studentIds: ['s1', 's2', 's3'], params: { count: 3, seats: 2 } }]);
  expect(found(seats, facts, [{ groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
});

test('[SC14] groups share the seats of their space', () => {
  expect(found(seats, facts, [{ groups: { ratio: ['s1', 's2'], rates: ['s3'] } }])).toHaveLength(1);
});

test('[SC14] two stations that wrongly share a space share its seats as well', () => {
  const stations = [{ space: 'r1', groups: { ratio: ['s1', 's2'] } }, { space: 'r1', groups: { ratio: ['s3'] } }];
  expect(found(seats, facts, stations)).toHaveLength(1);
});
