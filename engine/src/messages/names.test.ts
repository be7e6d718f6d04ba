import { describe, expect, test } from 'vitest';
import { nameParams, noNames } from './names.ts';
import type { Names } from './names.ts';

const names: Names = {
  ...noNames,
  student: (id, { audience }) => ({ s1: audience === 'staff' ? 'Ava Moss' : 'Ava', s2: audience === 'staff' ? 'Ben Ito' : 'Ben', s3: 'Kofi' })[id],
  competency: (id) => ({ c1: 'unit rates' })[id],
};
const inEnglish = { locale: 'en', audience: 'student', names } as const;
const rightToLeft = { locale: 'ar-XB', audience: 'student', names } as const;

describe('nameParams', () => {
  test('[ME2] ids under a reserved name become names; a student and a family read the given name, staff the full name', () => {
    expect(nameParams({ student: 's1', competency: 'c1' }, inEnglish)).toEqual({ student: 'Ava', competency: 'unit rates' });
    expect(nameParams({ student: 's1' }, { ...inEnglish, audience: 'family' })).toEqual({ student: 'Ava' });
    expect(nameParams({ student: 's1' }, { ...inEnglish, audience: 'staff' })).toEqual({ student: 'Ava Moss' });
  });

  test('[ME2] a list is one phrase in the locale\'s own form', () => {
    expect(nameParams({ students: ['s1', 's2', 's3'] }, inEnglish)).toEqual({ students: 'Ava, Ben and Kofi' });
    expect(nameParams({ students: ['s1', 's2'] }, inEnglish)).toEqual({ students: 'Ava and Ben' });
    expect(nameParams({ students: [] }, inEnglish)).toEqual({ students: '' });
    expect(nameParams({ files: ['a.csv', 'b.csv'] }, inEnglish)).toEqual({ files: 'a.csv and b.csv' });
  });

  test('[ME2] an unknown id is printed as it is, so that the gap can be seen', () => {
    expect(nameParams({ student: 's99', students: ['s1', 's99'] }, inEnglish)).toEqual({ student: 's99', students: 'Ava and s99' });
  });

  test('[ME2] dates are written out; what is not a date stays', () => {
    expect(nameParams({ date: '2026-09-15', dates: ['2026-09-15', '2026-09-16'] }, inEnglish))
      .toEqual({ date: 'Tuesday 15 September', dates: 'Tuesday 15 September and Wednesday 16 September' });
    expect(nameParams({ date: 'soon' }, inEnglish)).toEqual({ date: 'soon' });
  });

  test('[ME2] the same value under another name is left alone, and numbers stay numbers', () => {
    expect(nameParams({ id: 's1', correct: 2 }, inEnglish)).toEqual({ id: 's1', correct: 2 });
  });

  test('[ME3] right to left, a name stands isolated and unchanged, and the words between names are the locale\'s', () => {
    expect(nameParams({ student: 's1' }, rightToLeft)).toEqual({ student: '\u2068Ava\u2069' });
    const list = String(nameParams({ students: ['s1', 's2'] }, rightToLeft)['students']);
    expect(list).toContain('\u2068Ava\u2069');
    expect(list).toContain('áñď');
    expect(list).not.toContain(' and ');
  });

  test('[ME3] a key of a choice reaches the message untouched in every locale', () => {
    expect(nameParams({ kind: 'push-in' }, rightToLeft)).toEqual({ kind: 'push-in' });
  });
});
