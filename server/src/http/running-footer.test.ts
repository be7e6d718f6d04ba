import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runningFooter } from './running-footer.ts';

test('[PG12] the line and the page number stand at the foot of every sheet', () => {
  const css = runningFooter('Mill Lane 15 September');
  expect(css).toContain('content: "Mill Lane 15 September"');
  expect(css).toContain('counter(page) " / " counter(pages)');
});

test('[PG12] no text can end the string, the rule or the sheet, or ask for another file', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom('"; } body { display: none } /*', '\\', '\n', '</style>', '"; } @import "//evil.example"; x {"')), (text) => {
    const line = /content: "(.*?)"; font/s.exec(runningFooter(text))?.[1] ?? '?';
    expect(line).toMatch(/^(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*$/);
  }));
});
