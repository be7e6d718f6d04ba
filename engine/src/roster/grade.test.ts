import { expect, test } from 'vitest';
import { gradeNumber, isGrade, parseGrade } from './grade.ts';

test('[RO1] kindergarten is grade 0, first grade 1, and years before kindergarten count down', () => {
  expect(['PK', 'KG', '01', '06', '12'].map(gradeNumber)).toEqual([-2, 0, 1, 6, 12]);
});

test('[RO1] a grade that has no place in the order is refused, not counted as 0', () => {
  expect(() => gradeNumber('UG')).toThrow('roster.grade.unknown');
  expect(isGrade('UG')).toBe(false);
  expect(isGrade('6')).toBe(false);
});

test.each([
  ['6', '06'], ['06', '06'], [' 6 ', '06'], ['Grade 6', '06'], ['6th', '06'], ['6th grade', '06'], ['3RD', '03'], ['12', '12'],
  ['K', 'KG'], ['kg', 'KG'], ['Kindergarten', 'KG'], ['PK', 'PK'], ['tk', 'TK'],
])('[RO1] the spelling "%s" is read as %s', (text, grade) => {
  expect(parseGrade(text)).toBe(grade);
});

test.each(['', 'UG', '14', '0', 'six', '6-8', 'PS'])('[RO1] "%s" is not guessed to be a grade', (text) => {
  expect(parseGrade(text)).toBeUndefined();
});
