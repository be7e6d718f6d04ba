import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { expectReadable } from './expect-readable.ts';
import { press } from './press.ts';
import { serveTestSchool } from './serve-test-school.ts';
import type { ServedSchool } from './serve-test-school.ts';

let served: ServedSchool;
let browser: Browser;
const on = '2026-09-15';

beforeAll(async () => {
  served = await serveTestSchool(() => '2026-09-14T22:00:00.000Z');
  await served.school.call('plan-day', { on, seed: 1, iterations: 60 });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(path: string, isScriptless = true): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: !isScriptless });
  await page.goto(`${served.address}${path}`, { waitUntil: 'commit' });
  await page.waitForSelector('h1');
  return page;
}

const draft = async () => {
  const found = await served.school.transact((tx) => tx.findPlan(on, 'draft'));
  if (found === undefined) throw new Error('no draft');
  return found.plan;
};
const lessonIn = (plan: Awaited<ReturnType<typeof draft>>, student: string) => {
  const meeting = plan.meetings.find(({ id }) => id === plan.seats.find(({ studentId }) => studentId === student)?.meetingId);
  return { meeting, station: plan.stations.find(({ id }) => id === meeting?.stationId) };
};

describe('what staff decide about a student\'s day', () => {
  test('[PG56] without script, by keyboard: a place is fixed, the day mended, the place taken off again', { timeout: 120_000 }, async () => {
    const plan = await draft();
    const student = plan.seats.find(({ isWithoutEvidence }) => isWithoutEvidence)?.studentId ?? '';
    const page = await open(`/days/${on}/students/${student}`);
    await press(page, 'text=Change, wish, why not');
    await page.waitForSelector('h1:has-text("change, wish, why not")');
    const wanted = await page.locator('#place-lesson option').nth(1).getAttribute('value') ?? '';
    await page.focus('#place-lesson');
    await page.keyboard.press('ArrowDown');
    await page.selectOption('#place-by', 'lead-2');
    await page.fill('#place-reason', 'Finishes a task there');
    await press(page, 'button:has-text("Fix the place")');
    await page.waitForSelector('.alert:has-text("Fixed in")');
    expect(await page.textContent('.alert')).toContain('Finishes a task there');
    await press(page, 'button:has-text("Mend the day")');
    await page.waitForURL(`${served.address}/days/${on}`);
    const asked = new URLSearchParams(wanted);
    const { meeting, station } = lessonIn(await draft(), student);
    expect([meeting?.competencyId ?? '', station?.modalityId, station?.adultIds.includes(asked.get('adult') ?? '')]).toEqual([asked.get('competency'), asked.get('modality'), true]);
    await page.goto(`${served.address}/days/${on}/students/${student}/choices`);
    await press(page, 'button:has-text("Take it off")');
    await page.waitForFunction('document.querySelectorAll(".alert").length === 0');
    expect(await served.school.transact((tx) => tx.readEntities('lock'))).toEqual([]);
    await page.close();
  });

  test('[PG56] a wish is noted, said to be kept or not, and taken back; why not is answered; on paper no form stands', { timeout: 120_000 }, async () => {
    const student = (await draft()).seats[3]?.studentId ?? '';
    const page = await open(`/days/${on}/students/${student}/choices`);
    await page.selectOption('#wish-how', { index: 1 });
    await press(page, 'button:has-text("Note the wish")');
    await page.waitForSelector('.alert:has-text("Wish for")');
    expect(await page.textContent('.alert')).toMatch(/The plan (?:keeps it|does not keep it)\./);
    await press(page, 'button:has-text("Take the wish")');
    await page.waitForFunction('document.querySelectorAll(".alert").length === 0');
    const reader = await page.locator('#why-not-lesson option').count();
    expect(reader).toBeGreaterThan(2);
    await page.selectOption('#why-not-lesson', { index: 1 });
    await press(page, 'button:text-is("Ask")');
    await page.waitForSelector('#answer', { timeout: 60_000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button:visible').count()).toBe(0);
    await page.close();
  });

  test('[PG56] a place without a name or a reason, and a student nobody knows, are refused in words', async () => {
    const student = (await draft()).seats[0]?.studentId ?? '';
    const send = (path: string, payload: string) => served.app.inject({ method: 'POST', url: `/days/${on}/students/${student}/${path}`, headers: { host: 'localhost', accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, payload });
    const nobody = await send('lock', `lesson=${encodeURIComponent('period=1&adult=&competency=&modality=')}&by=&reason=x`);
    expect([nobody.statusCode, nobody.body.includes('by')]).toEqual([400, true]);
    const elsewhere = await send('wish', 'period=99&modality=partner-task&competency=');
    expect(elsewhere.statusCode).toBe(409);
    expect(elsewhere.body).toContain('99');
    expect((await served.app.inject({ url: `/days/${on}/students/nobody/choices`, headers: { host: 'localhost', accept: 'text/html' } })).statusCode).toBe(404);
  });

  test('[PG17] [PG56] axe finds nothing, at every width and in both themes; nothing scrolls sideways', { timeout: 120_000 }, async () => {
    const student = (await draft()).seats[0]?.studentId ?? '';
    await served.school.call('note-wish', { student, on, period: (await draft()).seats[0]?.periodId, competency: null, modality: 'partner-task' });
    for (const lang of ['', '?lang=ar-XB']) {
      const page = await open(`/days/${on}/students/${student}/choices${lang}`, false);
      await expectReadable(page);
      await page.close();
    }
  });

  test('[PG57] whoever comes back to work that a new start ended is told so, and how to begin again', async () => {
    const page = await open(`/days/2026-09-17/repair?note=begun`);
    expect(await page.textContent('.alert')).toContain('Heddle was started anew since this was begun');
    await page.goto(`${served.address}/days/2026-09-16/plan?note=begun`);
    expect(await page.textContent('.alert')).toContain('Press Plan to begin again');
    await page.goto(`${served.address}/days/2026-09-16/plan`);
    expect(await page.locator('.alert').count()).toBe(0);
    await page.close();
  });
});
