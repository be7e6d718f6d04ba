import { describe, expect, test } from 'vitest';
import { locales } from './locale.ts';
import { growth, pseudo } from './pseudo.ts';
import { parseMessage } from './render.ts';

describe('pseudo', () => {
  test('[ME3] every letter is accented, so that text outside the catalogue stands out', () => {
    expect(pseudo('The quick brown fox jumps over the lazy dog')).not.toMatch(/[A-Za-z]/);
  });

  test.each(['Go to', 'With', 'Everyone has a place today, and three cards need your yes.'])('[ME3] "%s" grows about 1.4 times', (text) => {
    const visible = pseudo(text).replaceAll('\u200F', '');
    expect(visible.length / text.length).toBeGreaterThan(growth - 0.25);
    expect(visible.length / text.length).toBeLessThan(growth + 0.15);
  });

  test('[ME3] it is marked right to left at both ends, and spaces at the edges stay outside', () => {
    expect(pseudo(' Go to ')).toMatch(/^ \u200F.*\u200F $/);
  });

  test('[ME3] numbers and signs alone are left as they are', () => {
    expect(pseudo(' 3:15 – 4:00 ')).toBe(' 3:15 – 4:00 ');
    expect(pseudo('')).toBe('');
  });
});

describe('pseudoMessage', () => {
  const say = (text: string, values: Record<string, string | number>) => String(parseMessage(text, 'ar-XB').format(values));

  test('[ME3] placeholders keep their values', () => {
    const said = say('Go to {space} now.', { space: 'MAT-1' });
    expect(said).toContain('MAT-1');
    expect(said).toContain('Ĝó ťó');
  });

  test('[ME3] plurals and choices still choose, and their words are decorated too', () => {
    const text = '{n, plural, one {# student} other {# students}} in {kind, select, lab {the lab} other {a room}}';
    expect(say(text, { n: 1, kind: 'lab' })).toMatch(/1.*šťúďéñť(?!š).*ťĥé ĺáƀ/);
    expect(say(text, { n: 3, kind: 'x' })).toMatch(/3.*šťúďéñťš.*á ŕóóɱ/);
  });

  test('[ME3] it runs right to left', () => {
    expect(locales['ar-XB'].direction).toBe('rtl');
  });
});
