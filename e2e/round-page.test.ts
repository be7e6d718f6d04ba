import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Jobs } from '../server/src/jobs/index.ts';
import type { TestSchool } from '../server/src/services/testing/open-test-school.ts';
import { axe } from './axe.ts';
import { openBrowser } from './browser.ts';
import { serveTestSchool } from './serve-test-school.ts';

let app: FastifyInstance;
let school: TestSchool;
let jobs: Jobs;
let browser: Browser;
let address: string;
const on = '2026-09-15';

beforeAll(async () => {
  ({ app, school, jobs, address } = await serveTestSchool(() => '2026-09-14T22:00:00.000Z'));
  await school.call('plan-round', { from: on });
  await school.call('publish-round', { from: on });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await jobs?.close();
  await app?.close();
  await school?.close();
});

describe('the standing groups of a round', () => {
  test('[PG58] without script, by keyboard: a leader moves a student, and the page says who, where and why; on paper no form stands', { timeout: 60_000 }, async () => {
    const [from, into] = (await school.transact((tx) => tx.readRoundPlans({ on, status: 'published' }))).flatMap(({ standingGroups }) => standingGroups);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${address}/rounds/${on}`);
    expect(await page.textContent('h1')).toContain('Standing groups from Tuesday 15 September');
    await page.selectOption('#move-student', from?.studentIds[0] ?? '');
    await page.selectOption('#move-period', from?.periodId ?? '');
    await page.selectOption('#move-to', into?.homeTeacherId ?? '');
    await page.selectOption('#move-by', 'lead-1');
    await page.fill('#move-reason', 'Works well with her');
    await page.focus('button:has-text("Move")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#moves');
    expect(await page.textContent('.said')).toContain('Works well with her');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.close();
    const none = await app.inject({ url: '/rounds/2027-05-04', headers: { host: 'localhost', accept: 'text/html' } });
    expect([none.statusCode, none.body.includes('No round holds')]).toEqual([404, true]);
  });

  test('[PG17] [PG58] axe finds nothing, at every width and in both themes; nothing scrolls sideways', { timeout: 60_000 }, async () => {
    for (const lang of ['', '?lang=ar-XB']) {
      const page = await browser.newPage();
      await page.goto(`${address}/rounds/${on}${lang}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [360, 768, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          expect({ colorScheme, width, found: await axe(page, colorScheme === 'light' ? 'all' : 'colours') }).toEqual({ colorScheme, width, found: [] });
          expect({ width, sideways: await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') }).toEqual({ width, sideways: 0 });
        }
      }
      await page.close();
    }
  });
});
