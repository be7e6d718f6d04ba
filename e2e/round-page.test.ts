import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { expectReadable } from './expect-readable.ts';
import { serveTestSchool } from './serve-test-school.ts';
import type { ServedSchool } from './serve-test-school.ts';

let served: ServedSchool;
let browser: Browser;
const on = '2026-09-15';

beforeAll(async () => {
  served = await serveTestSchool(() => '2026-09-14T22:00:00.000Z');
  await served.school.call('plan-round', { from: on });
  await served.school.call('publish-round', { from: on });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const after = '2026-09-29';
const drafts = (day: string) => served.school.transact((tx) => tx.readRoundPlans({ on: day, status: 'draft' }));

describe('the standing groups of a round', () => {
  test('[PG58] without script, by keyboard: a leader moves a student, and the page says who, where and why; on paper no form stands', { timeout: 60_000 }, async () => {
    const [from, into] = (await served.school.transact((tx) => tx.readRoundPlans({ on, status: 'published' }))).flatMap(({ standingGroups }) => standingGroups);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${served.address}/rounds/${on}`);
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
  });

  test('[PG62] without script, by keyboard: a round is proposed where none holds the day, read, published as it was read, and proposed anew beside it', { timeout: 120_000 }, async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${served.address}/rounds/${after}`);
    expect(await page.textContent('h1')).toContain('No round holds Tuesday 29 September');
    expect(await page.inputValue('#propose-from')).toBe(after);
    const propose = async (from: string) => {
      await page.fill('#propose-from', from);
      await page.focus('button:has-text("Propose")');
      await page.keyboard.press('Enter');
    };
    await propose(after);
    await page.waitForURL(`${served.address}/rounds/${after}?show=proposed`);
    expect(await page.textContent('.alert')).toContain('not in force yet');
    expect(await drafts(after)).toHaveLength(1);
    expect(await served.school.transact((tx) => tx.readRoundPlans({ on: after, status: 'published' }))).toEqual([]);

    // Somebody moves a student meanwhile: what was read is not what would be published.
    const [from, into] = (await drafts(after)).flatMap(({ standingGroups }) => standingGroups);
    await served.school.call('move-in-round', { on: after, student: from?.studentIds[0], period: from?.periodId, to: into?.homeTeacherId, by: 'lead-1', reason: 'Works well with her' });
    await page.click('button:has-text("Publish")');
    await page.waitForSelector('main:has-text("has changed since you looked")');
    expect(await served.school.transact((tx) => tx.readRoundPlans({ on: after, status: 'published' }))).toEqual([]);
    await page.goto(`${served.address}/rounds/${on}`);
    await page.click('text=See the proposal');
    await page.focus('button:has-text("Publish")');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.address}/rounds/${after}`);
    expect(await page.locator('.alert').count()).toBe(0);
    expect(await served.school.transact((tx) => tx.readRoundPlans({ on: after, status: 'published' }))).toEqual(await drafts(after));
    // The next one is offered for the school day after it; the same again is no other round; a later one stands beside it until it is published.
    expect(await page.inputValue('#propose-from')).toBe('2026-10-13');
    await propose('2026-10-05');
    await page.waitForURL(`${served.address}/rounds/2026-10-05?show=proposed`);
    await page.click('text=See the round in force');
    await page.waitForURL(`${served.address}/rounds/2026-10-05`);
    expect(await page.textContent('.alert')).toContain('A round from Monday 5 October');
    expect(await page.textContent('h1')).toContain('from Tuesday 29 September');
    await page.click('text=See the proposal');
    await page.click('button:has-text("Publish")');
    await page.waitForURL(`${served.address}/rounds/2026-10-05`);
    expect(await page.textContent('h1')).toContain('from Monday 5 October');
    await page.goto(`${served.address}/rounds/2026-10-05?show=proposed`);
    expect(await page.textContent('.alert')).toContain('in force already');

    // A day without school, a date that is none, and a form of another page.
    await propose('2026-10-03');
    await page.waitForSelector('main:has-text("No school is held on Saturday 3 October")');
    expect((await drafts('2026-10-03')).map(({ from: first }) => first)).toEqual([after]);
    const post = (url: string, payload: string, origin = 'http://localhost') => served.app.inject({ method: 'POST', url, payload, headers: { host: 'localhost', origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' } });
    expect((await post('/rounds', 'from=never')).statusCode).toBe(400);
    expect((await post('/rounds', 'from=2026-10-06', 'http://elsewhere.example')).statusCode).toBe(403);
    expect((await post('/rounds/2026-11-04/publish', 'proposal=x')).statusCode).toBe(409);
    await page.close();
  });

  test('[PG17] [PG58] [PG62] axe finds nothing, at every width and in both themes; nothing scrolls sideways', { timeout: 120_000 }, async () => {
    await served.school.call('plan-round', { from: '2026-11-02' });
    for (const path of [`${on}`, `${on}?lang=ar-XB`, '2026-11-02?lang=ar-XB', '2026-12-01']) {
      const page = await browser.newPage();
      await page.goto(`${served.address}/rounds/${path}`);
      await expectReadable(page);
      await page.close();
    }
  });
});
