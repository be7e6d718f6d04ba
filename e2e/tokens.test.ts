import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../web/src/styles/tokens.css', import.meta.url), 'utf8');

/** The colours that a block sets, by name. */
function coloursIn(selector: RegExp): ReadonlyMap<string, string> {
  const block = selector.exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9A-F]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}
const light = coloursIn(/:root \{\s*color-scheme: light;(.*?)\}/s);
const dark = coloursIn(/:root:not\(\[data-theme="light"\]\) \{(.*?)\}/s);
const darkOnRequest = coloursIn(/:root\[data-theme="dark"\] \{(.*?)\}/s);

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Which colour stands on which, and how much contrast that needs: body text 7, other text 4.5, borders of controls and focus 3. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['bg', 'surface', 'sunken'].map((ground) => ['ink', ground, 7] as const),
  ...['bg', 'surface', 'sunken'].map((ground) => ['ink-muted', ground, 4.5] as const),
  ...['bg', 'surface', 'sunken', 'tint'].map((ground) => ['primary', ground, 4.5] as const),
  ['on-primary', 'primary', 4.5], ['on-primary', 'primary-hover', 4.5], ['accent', 'surface', 4.5],
  ...['need', 'watch', 'ok', 'info'].flatMap((name) => [[name, `${name}-bg`, 4.5] as const, [name, 'surface', 4.5] as const]),
  ...['bg', 'surface'].flatMap((ground) => [['line-strong', ground, 3] as const, ['focus', ground, 3] as const]),
];

describe('the colours', () => {
  test('[PG19] WCAG\'s own examples come out as published', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });

  test.each([['light', light], ['dark', dark]])('[PG19] every pair of the %s theme keeps its contrast', (_theme, colours) => {
    expect(colours.size).toBe(21);
    const weak = pairs.map(([front, ground, least]) => ({ front, ground, least, ratio: contrast(colours.get(front) ?? '', colours.get(ground) ?? '') })).filter(({ ratio, least }) => !(ratio >= least));
    expect(weak).toEqual([]);
  });

  test('[PG19] dark by the system\'s wish and dark on request are the same', () => {
    expect(darkOnRequest).toEqual(dark);
    expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  });

  test('[PG19] colours stand in the tokens only', () => {
    const page = readFileSync(new URL('../web/src/styles/page.css', import.meta.url), 'utf8');
    expect(page.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsl/gi)).toBeNull();
    expect(page).not.toMatch(/\b(?:margin|padding|border|inset)-(?:left|right)\b|(?:^|[;{ ])(?:left|right): |text-align: (?:left|right)|float:/m);
  });
});
