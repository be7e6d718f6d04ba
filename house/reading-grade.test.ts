import { describe, expect, test } from 'vitest';
import { countSyllables, readingGrade, sentencesOf } from './reading-grade.ts';

describe('syllables are counted by spelling', () => {
  const words: readonly (readonly [number, string])[] = [
    [1, 'you guess league planned makes make called friend seat group time whole next rate half straight'],
    [2, 'needed settled boxes tables table equal create people quiet something maybe prism statement divide product student teacher practice'],
    [3, 'area idea period serious radius ratio somebody decimal remainder integer addition together exponent'],
    [4, 'material numerator equivalent variable expectation coordinate'],
    [5, 'denominator probability multiplication'],
  ];
  for (const [count, list] of words) {
    test(`${count}: ${list}`, () => {
      expect(list.split(' ').map((word) => [word, countSyllables(word)])).toEqual(list.split(' ').map((word) => [word, count]));
    });
  }

  test('a hyphenated word is the sum of its parts', () => {
    expect(countSyllables('one-to-one')).toBe(3);
    expect(countSyllables('well-known')).toBe(2);
  });

  test('an apostrophe and an accent add nothing', () => {
    expect(countSyllables("student's")).toBe(2);
    expect(countSyllables('don’t')).toBe(1);
    expect(countSyllables('Zoë')).toBe(countSyllables('Zoe'));
  });

  test('a code, a number, a date and a time are one short word each', () => {
    for (const code of ['6.RP.A.1', '7.NS.A.2b', '2026-09-15', '1,250', '9:40', '3/4', 'P2', 'RP.A']) expect(countSyllables(code)).toBe(1);
  });
});

describe('sentences', () => {
  test('the dots of a code, a decimal or a common abbreviation end nothing', () => {
    expect(sentencesOf('You showed 6.RP.A.1 at 9.30 a.m. with Mr. Vale. Next is 6.RP.A.2.')).toEqual([
      ['You', 'showed', '6.RP.A.1', 'at', '9.30', 'am', 'with', 'Mr', 'Vale'],
      ['Next', 'is', '6.RP.A.2'],
    ]);
  });

  test('a question, a closing quote and a line break end a sentence', () => {
    expect(sentencesOf('Why? “You did it.” Rest\nThen go')).toHaveLength(4);
  });

  test('text without a word has no sentences and grade 0', () => {
    expect(sentencesOf(' - … ')).toEqual([]);
    expect(readingGrade(' - … ')).toBe(0);
  });
});

describe('grade', () => {
  // 13 words, 1 sentence, 26 syllables by hand: the example that the formula is usually explained with
  test('follows the formula on a sentence counted by hand', () => {
    const text = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';
    const bySyllables = (syllables: number) => 0.39 * 13 + (11.8 * syllables) / 13 - 15.59;
    expect(Math.abs(readingGrade(text) - bySyllables(26))).toBeLessThanOrEqual(11.8 / 13 + 1e-9); // one syllable of doubt
  });

  test('is low for plain words, high for officialese', () => {
    expect(readingGrade('You can add fractions now. Next you will subtract them.')).toBeLessThan(5);
    expect(readingGrade('Instructional prioritization necessitates demonstrable proficiency across prerequisite competencies.')).toBeGreaterThan(12);
  });

  test('a long sentence cut in two reads easier', () => {
    expect(readingGrade('You sit at the blue table and you work with Ada and Sam until the bell.'))
      .toBeGreaterThan(readingGrade('You sit at the blue table. You work with Ada and Sam until the bell.'));
  });
});
