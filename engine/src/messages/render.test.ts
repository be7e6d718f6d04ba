import { describe, expect, test } from 'vitest';
import { HeddleError } from '../problem/index.ts';
import { noNames } from './names.ts';
import { parseMessage, render, renderProblem } from './render.ts';

const staff = { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' } as const;

describe('render', () => {
  test('[ME1] a code becomes its sentence with its values', () => {
    expect(render({ code: 'place.line', params: { line: 4 } }, staff)).toBe('line 4');
  });

  test('[ME4] a code without a sentence is thrown with its name where gaps throw', () => {
    expect(() => render({ code: 'no.such', params: {} }, staff)).toThrow(HeddleError);
    expect(() => render({ code: 'no.such', params: {} }, staff)).toThrow(/no\.such/);
  });

  test('[ME4] an inherited property of the catalogue object is not a code', () => {
    expect(() => render({ code: 'toString', params: {} }, staff)).toThrow(/messages\.no-sentence/);
  });

  test('[ME4] a missing value is thrown with the code and the value\'s name where gaps throw', () => {
    expect(() => render({ code: 'place.line', params: {} }, staff)).toThrow(/place\.line.*line/);
  });

  test('[ME4] elsewhere a gap is a visible line that names the code and shows no value', () => {
    const shown = render({ code: 'no.such', params: { student: 'Ava Moss' } }, { ...staff, gaps: 'show' });
    expect(shown).toContain('no.such');
    expect(shown).not.toContain('Ava');
    expect(render({ code: 'place.line', params: {} }, { locale: 'en', audience: 'staff', names: noNames })).toContain('place.line');
  });

  test('[ME4] a gap is shown in the reader\'s locale too', () => {
    expect(render({ code: 'no.such', params: {} }, { ...staff, locale: 'ar-XB', gaps: 'show' })).toContain('no.such');
  });

  test('[ME5] values may hold braces, angle brackets and apostrophes; they are never read as message syntax', () => {
    const file = "{it}'s <b>odd</b>.csv";
    expect(render({ code: 'place.file', params: { file } }, staff)).toBe(file);
  });

  test('[ME5] angle brackets in a sentence are plain text', () => {
    expect(parseMessage('Write <code> here, {name}.', 'en').format({ name: 'Ava' })).toBe('Write <code> here, Ava.');
  });
});

describe('renderProblem', () => {
  const problem = { code: 'messages.gap', params: { code: 'x.y' }, severity: 'error' } as const;

  test('[ME6] a problem says file, line and field before what is wrong, as much of it as is known', () => {
    const sentence = render(problem, staff);
    expect(renderProblem({ ...problem, place: { file: 'staff.csv', line: 4, field: 'periods' } }, staff)).toBe(`staff.csv, line 4, field periods: ${sentence}`);
    expect(renderProblem({ ...problem, place: { file: 'staff.csv' } }, staff)).toBe(`staff.csv: ${sentence}`);
    expect(renderProblem({ ...problem, place: {} }, staff)).toBe(sentence);
  });
});
