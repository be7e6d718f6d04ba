import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { bitingDays } from './biting-days.test-data.ts';
import { printable } from './printable.ts';

const day = bitingDays['printable']?.();

test('[SC25] an activity without a printable form is told with its students', () => {
  expect(day && found(printable, day.facts, [{ groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ studentIds: ['s1', 's2'], params: { activity: 'ratio-lesson' } }]);
  expect(day && found(printable, day.facts, [{ modality: 'alone', groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
});

test('[SC25] in the instance it is no option', () => {
  expect(day && compile(day).options.id.filter((id) => id.endsWith('lesson'))).toEqual([]);
});
