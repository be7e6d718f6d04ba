import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearest, hintParams } from './did-you-mean.ts';

describe('the nearest known word', () => {
  const known = ['competencyIds', 'modalityId', 'minutes', 'title'];

  test.each([
    ['tittle', 'title'],
    ['titel', 'title'],
    ['minute', 'minutes'],
    ['competency_ids', 'competencyIds'],
    ['Modality-ID', 'modalityId'],
    ['competncyId', 'competencyIds'],
  ])('[MO3] %s is taken for %s', (typed, meant) => {
    expect(findNearest(typed, known)).toBe(meant);
  });

  test.each(['colour', 'x', '', 'notes'])('[MO3] "%s" is like none of them, and a wrong hint is not given', (typed) => {
    expect(findNearest(typed, known)).toBeUndefined();
  });

  test('[MO3] of equally near words the first is named, so that the hint never changes by chance', () => {
    expect(findNearest('cat', ['bat', 'hat'])).toBe('bat');
    expect(findNearest('cat', ['hat', 'bat'])).toBe('hat');
  });

  test('[MO3] a known word is always found, and one slip in a word of three letters or more is forgiven', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(fc.property(word, fc.nat(), (text, at) => {
      expect(findNearest(text, [text])).toBe(text);
      const place = at % text.length;
      expect(findNearest(text.slice(0, place) + text.slice(place + 1), [text])).toBe(text);
    }));
  });

  test('a hint comes with a word that a sentence can choose by', () => {
    expect(hintParams('title')).toEqual({ hint: 'title', hasHint: 'yes' });
    expect(hintParams(undefined)).toEqual({ hint: '', hasHint: 'no' });
  });
});
