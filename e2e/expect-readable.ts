import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe } from './axe.ts';

/** Phones, tablets, desks, and a desk at 400 % zoom. */
const everyWidth = [360, 768, 1280, 320];

/** In both themes and at every width axe finds nothing and nothing scrolls sideways; `also` is what else must hold at each. */
export async function expectReadable(page: Page, { widths = everyWidth, also }: { readonly widths?: readonly number[]; also?(width: number): Promise<void> } = {}): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect({ colorScheme, width, found: await axe(page, colorScheme === 'light' ? 'all' : 'colours') }).toEqual({ colorScheme, width, found: [] });
      await also?.(width);
      expect({ width, sideways: await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') }).toEqual({ width, sideways: 0 });
    }
  }
}
