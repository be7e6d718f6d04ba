import { HeddleError } from '../problem/index.ts';
import type { Grade } from './roster.ts';

/**
 * Which grade comes before which? Model limits ("one grade below, two above") and ratios by age count in grades,
 * so grades are numbered once, here: KG is 0, '01' is 1. Years before kindergarten count down.
 */
export function gradeNumber(grade: Grade): number {
  const number = numbers.get(grade);
  if (number === undefined) throw new HeddleError('roster.grade.unknown', { value: grade });
  return number;
}

/** CEDS entry grade levels, which both CASE and OneRoster use, as far as they have an order. 'UG' (ungraded) has none. */
const numbers: ReadonlyMap<Grade, number> = new Map([
  ['IT', -4], ['PR', -3], ['PK', -2], ['TK', -1], ['KG', 0],
  ...Array.from({ length: 13 }, (_, index): [Grade, number] => [String(index + 1).padStart(2, '0'), index + 1]),
]);

/** Is it a grade that can be compared with others? */
export function isGrade(text: string): boolean {
  return numbers.has(text);
}

/**
 * Reads a grade however a school office writes it ("6", "Grade 6", "6th", "K"). undefined = not a grade.
 * Guessing stops at spelling: a grade that is merely likely is not returned.
 */
export function parseGrade(text: string): Grade | undefined {
  const word = text.trim().toUpperCase().replace(/^(GRADE|GR\.?)\s*/, '').replace(/(ST|ND|RD|TH)?( GRADE)?$/, '');
  if (numbers.has(word)) return word;
  if (word === 'K' || word === 'KINDERGARTEN') return 'KG';
  const padded = /^\d$/.test(word) ? `0${word}` : word;
  return numbers.has(padded) ? padded : undefined;
}
