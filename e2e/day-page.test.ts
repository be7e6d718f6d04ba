import type { DayPlan } from '@heddle/engine/schedule';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from './axe.ts';
import { openBrowser } from './browser.ts';
import { expectReadable } from './expect-readable.ts';
import { serveMillLane } from './serve-mill-lane.ts';

let app: FastifyInstance;
let browser: Browser;
let address: string;
let plan: DayPlan;
let on: string;
beforeAll(async () => {
  ({ app, address, plan } = await serveMillLane());
  on = plan.on;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const views = {
  'the whole school': () => `/days/${on}`,
  'a teacher': () => `/days/${on}/adults/t1`,
  'a teacher whose day is standing sections': () => `/days/${on}/adults/t3`,
  'a substitute': () => `/days/${on}/adults/t1/substitute`,
  'a student': () => `/days/${on}/students/s00`,
  'an absent student': () => `/days/${on}/students/s05`,
  'a page that is not there': () => '/nowhere',
} as const;
type View = keyof typeof views;
const everyView = Object.keys(views).filter((name): name is View => name in views);

/** A page that remembers what it asked for and what its security policy stopped. */
async function open(view: View, options: { readonly lang?: 'ar-XB'; readonly width?: number; readonly theme?: 'light' | 'dark'; readonly isScriptless?: boolean } = {}) {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1280, height: 900 }, colorScheme: options.theme ?? 'light', javaScriptEnabled: options.isScriptless !== true });
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${address}${views[view]()}${options.lang === undefined ? '' : `?lang=${options.lang}`}`);
  return { page, asked, said };
}

describe('in a real browser', () => {
  test.each(everyView.flatMap((view) => (['ltr', 'rtl'] as const).map((direction) => ({ view, direction }))))(
    '[PG17] axe finds nothing on the page of $view, $direction, in both themes and at every width; nothing scrolls sideways',
    async ({ view, direction }) => {
      const { page } = await open(view, direction === 'rtl' ? { lang: 'ar-XB' } : {});
      expect(await page.getAttribute('html', 'dir')).toBe(direction);
      await expectReadable(page);
      await page.close();
    },
  );

  test('[PG17] axe would find a fault: a planted one is found', async () => {
    const { page } = await open('a student');
    await page.evaluate('document.querySelector("h1").insertAdjacentHTML("afterend", "<img src=\\"/styles/heddle.svg\\"><button></button>")');
    expect((await axe(page)).map((fault) => fault.split(':')[0])).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
    await page.close();
  });

  test.each(everyView)('[PG17] the page of %s asks nobody else for anything, and never breaks its own security policy', async (view) => {
    const { page, asked, said } = await open(view);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.filter((url) => new URL(url).origin !== address)).toEqual([]);
    expect(said.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
    await page.close();
  });

  test('[PG17] the security policy is in force: a planted script and a planted style do nothing', async () => {
    const { page, said } = await open('a student');
    await page.setContent(`${await page.content()}<script>document.title = 'taken'</script><h6 style="color: rgb(1, 2, 3)">x</h6>`);
    expect(await page.title()).not.toBe('taken');
    expect(said.join(' ')).toMatch(/Content Security Policy/);
    await page.close();
  });

  test.each(everyView)('[PG17] the keyboard reaches everything on the page of %s, in order, and shows where it is', async (view) => {
    const { page } = await open(view, { width: 768 });
    const all: number = await page.evaluate('document.querySelectorAll("a[href], button, select, summary, input:not([type=hidden])").length');
    const reached: { readonly top: number; readonly seen: boolean; readonly ring: boolean }[] = [];
    // Day, month, year and the calendar of a date are stops of their own.
    const inDates: number = await page.evaluate('3 * document.querySelectorAll("input[type=date]").length');
    for (let press = 0; press < all + inDates; press += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(`(() => {
        const it = document.activeElement; const box = it.getBoundingClientRect(); const style = getComputedStyle(it);
        return { id: (window.heddleSeen ??= new Set()).add(it).size, top: box.top + scrollY, seen: box.bottom > 0 && box.top < innerHeight, ring: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 };
      })()`));
    }
    expect(await page.evaluate('window.heddleSeen.size')).toBe(all);
    expect(reached.filter(({ seen, ring }) => !seen || !ring)).toEqual([]);
    await page.close();
  });

  test('[PG17] the first stop leads past the top of the page', async () => {
    const { page } = await open('the whole school');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.close();
  });

  test('[PG17] every target is at least 24 pixels in both directions', async () => {
    for (const view of everyView) {
      const { page } = await open(view, { width: 360 });
      const small = await page.evaluate(`[...document.querySelectorAll('a[href]:not(.skip), button, select, summary')].map((it) => [it.textContent.trim().slice(0, 20), it.getBoundingClientRect()]).filter(([, box]) => box.height < 24 || box.width < 24).map(([text, box]) => text + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))`);
      expect({ view, small }).toEqual({ view, small: [] });
      await page.close();
    }
  });
});

describe('journeys', () => {
  test('[PG11] without any script, in two actions: from the whole school to one adult, and back to it in another', async () => {
    const { page } = await open('the whole school', { isScriptless: true });
    await page.selectOption('#find-adult', 't2');
    await page.click('form:has(#find-adult) button');
    expect(page.url()).toBe(`${address}/days/${on}/adults/t2`);
    expect(await page.textContent('h1')).toContain('Daniel Lee');
    await page.click('nav >> text=Whole school');
    expect(await page.textContent('h1')).toMatch(/^Today, Tuesday 15 September: 95 students/);
    await page.close();
  });

  test('[PG3] what needs a yes is the first thing on the page, each with its sentence, and with the words that give it', async () => {
    const { page } = await open('the whole school', { isScriptless: true });
    expect(plan.approvals.length).toBeGreaterThan(0);
    expect(await page.locator('[aria-labelledby=approvals] .alert').count()).toBe(plan.approvals.length);
    expect(await page.textContent('h1')).toContain(`${plan.approvals.length} approval`);
    expect(await page.textContent('.alert >> nth=0')).toMatch(/things? to prepare, and the limit is 0/);
    expect(await page.locator('#yes-by').count()).toBe(1);
    const first = await page.locator('.alert').first().boundingBox();
    expect(first?.y).toBeLessThan(300);
    await page.close();
  });

  test('[PG6] a student\'s place and reason are one click from any name', async () => {
    const { page } = await open('the whole school', { isScriptless: true });
    await page.click('.chips a:has-text("Ava Alvarez")');
    expect(await page.textContent('h1')).toMatch(/^Ava Alvarez, today, Tuesday 15 September: 8:45 /);
    expect(await page.textContent('.why')).toMatch(/^Why this, today\? (?:[^.]+\. ?){1,3}$/);
    expect(await page.textContent('main')).not.toContain('s01');
    await page.close();
  });

  test('[PG8] the reader\'s language stays from page to page', async () => {
    const { page } = await open('the whole school', { lang: 'ar-XB' });
    await page.click('.chips a >> nth=0');
    expect(await page.getAttribute('html', 'lang')).toBe('ar-XB');
    const brand = await page.locator('.brand').boundingBox();
    expect(brand?.x).toBeGreaterThan(1000);
    await page.close();
  });

  test('[PG19] the theme follows the system, and a page may ask for one', async () => {
    const { page } = await open('a student', { theme: 'dark' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await ground();
    await page.evaluate('document.documentElement.dataset.theme = "light"');
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe(light);
    await page.evaluate('document.documentElement.dataset.theme = "dark"');
    expect([dark, light, await ground()]).toEqual([dark, 'rgb(251, 250, 247)', 'rgb(18, 22, 29)']);
    expect(dark).toBe('rgb(18, 22, 29)');
    await page.close();
  });

  test('[PG7] no sentence is missing on any page', async () => {
    for (const view of everyView) {
      const { page } = await open(view);
      expect({ view, gaps: (await page.textContent('body'))?.match(/There are no words for this note yet \([^)]*\)/g) ?? [] }).toEqual({ view, gaps: [] });
      await page.close();
    }
  });
});

describe('on paper', () => {
  test.each(['A4', 'Letter'] as const)('[PG18] every view prints on %s as a tagged document with its title and language', async (format) => {
    for (const view of everyView) {
      const { page } = await open(view, { theme: 'dark' });
      const pdf = (await page.pdf({ format, tagged: true })).toString('latin1');
      expect(pdf.startsWith('%PDF')).toBe(true);
      expect(pdf).toContain('/StructTreeRoot');
      expect(pdf).toMatch(/\/Lang \(en\)/);
      await page.close();
    }
  });

  test.each(['A4', 'Letter'] as const)('[PG18] a substitute\'s sheet and a student\'s day are one page of %s each', async (format) => {
    for (const view of ['a substitute', 'a student'] as const) {
      const { page } = await open(view);
      expect({ view, pages: pagesOf(await page.pdf({ format })) }).toEqual({ view, pages: 1 });
      await page.close();
    }
  });

  test('[PG18] paper has no dark ground, no menu and no form, and shows what was folded away', async () => {
    const { page } = await open('the whole school', { theme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    for (const gone of ['.top', '.find']) expect(await page.isVisible(gone)).toBe(false);
    const hidden = await page.evaluate('[...document.querySelectorAll(".chips li, .numbers dd, .alert:not(.do *)")].filter((it) => it.getClientRects().length === 0).length');
    expect(hidden).toBe(0);
    await page.close();
  });
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
}
