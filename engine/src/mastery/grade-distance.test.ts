import { expect, test } from 'vitest';
import { gradeDistance } from './grade-distance.ts';

test('[MA6] a competency below the student\'s grade is at a positive distance, above at a negative one', () => {
  expect(gradeDistance('06', ['05'])).toBe(1);
  expect(gradeDistance('06', ['06'])).toBe(0);
  expect(gradeDistance('06', ['07', '08'])).toBe(-1);
  expect(gradeDistance('06', ['05', '06', '07'])).toBe(0);
  expect(gradeDistance('01', ['KG'])).toBe(1);
});

test('[MA6] without a year of school on either side there is no distance', () => {
  expect(gradeDistance(null, ['05'])).toBeNull();
  expect(gradeDistance('06', [])).toBeNull();
  expect(gradeDistance('UG', ['05'])).toBeNull();
});
