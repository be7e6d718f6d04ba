import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoMapping } from '../server/src/services/testing/demo-files.ts';
import { exitChecks } from '../server/src/services/testing/exit-checks.ts';
import { openBrowser } from './browser.ts';
import { expectReadable } from './expect-readable.ts';
import { press } from './press.ts';
import { serveTestSchool } from './serve-test-school.ts';
import type { ServedSchool } from './serve-test-school.ts';

let served: ServedSchool;
let browser: Browser;
const on = '2026-09-15';
const student = `/days/${on}/students/stu-601`;

beforeAll(async () => {
  served = await serveTestSchool(() => '2026-09-14T22:00:00.000Z');
  const answers = Array.from({ length: 5 }, (_, i) => ({ record: `r${i}`, student: 'T61000', standard: '6.RP.A.1', at: '2026-09-11 09:10', isCorrect: i < 4 }));
  await served.school.call('import-evidence', { path: await served.school.file('checks.csv', exitChecks(answers)), mapping: demoMapping, isPartial: false, from: null, until: null });
  await served.school.call('plan-day', { on, seed: 1, iterations: 30 });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(path: string, isScriptless = true): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: !isScriptless });
  await page.goto(`${served.address}${path}`);
  return page;
}

const send = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => served.app.inject({
  method: 'POST', url: `${student}/judgement`, headers: { host: 'localhost', accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(fields).toString(),
});
const judgedByPeople = () => served.school.transact(async (tx) => (await tx.readJudgements({})).filter(({ by }) => by.kind === 'person'));
const idOfRatios = async () => (await served.school.transact((tx) => tx.readJudgements({})))[0]?.competencyId ?? '';

describe('a level is judged from a page', () => {
  test('[PG60] from the levels to the form, filled in by keyboard without script, and back with what stands now', { timeout: 120_000 }, async () => {
    const page = await open(`${student}/levels`);
    await press(page, 'a:has-text("Judge Ratio language")');
    await page.waitForSelector('#judge');
    expect(await page.textContent('#stands')).toMatch(/Ratio language.*passed once/s);
    expect(await page.textContent('h1')).toBe('Judge a level: Sofia Quintero');
    // The arrow keys go through the levels, Tab to what comes next.
    await page.focus('#judge-secure');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.isChecked('#judge-provisional')).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('judge-by');
    await page.selectOption('#judge-by', 'tea-mat-1');
    await page.fill('#judge-reason', 'explained it to two others');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="status"]');
    expect(await page.textContent('[role="status"]')).toContain('Your judgement is kept.');
    expect(await page.textContent('[aria-labelledby="stands"]')).toMatch(/secure.*Judged so far.*Passed once: 4 of 5.*Ilse Brandvold judged it secure on Monday 14 September \(explained it to two others\)/s);
    expect(await judgedByPeople()).toMatchObject([{ studentId: 'stu-601', level: 'secure', by: { personId: 'tea-mat-1' } }]);
    await page.goto(`${served.address}${student}/levels`);
    expect(await page.textContent('.levels')).toContain('Ilse Brandvold saw that you have it.');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('a:visible:has-text("Judge")').count()).toBe(0);
    await page.close();
  });

  test('[PG60] what is missing or refused is told beside its field, all at once, with what was typed; nothing is kept', { timeout: 60_000 }, async () => {
    const before = await judgedByPeople();
    const competency = await idOfRatios();
    const empty = await send({ competency, reason: ' a<b ', of: 'tomorrow' });
    expect(empty.statusCode).toBe(409);
    expect(empty.body).toMatch(/<title>Not kept: /);
    expect(empty.body).toContain('3 things are to mend');
    for (const field of ['level', 'by', 'of']) expect(empty.body).toMatch(new RegExp(`aria-invalid="true" aria-describedby="fault-${field}"`));
    expect(empty.body).not.toContain('fault-reason');
    expect(empty.body).toContain('a&lt;b');
    const held = await send({ competency, level: 'secure', by: 'tea-mat-1', reason: 'once more', of: '2026-09-14' });
    expect(held.statusCode).toBe(409);
    expect(held.body).toMatch(/id="fault-level">.*Sofia Quintero.* stands on secure in .*Ratio language/);
    expect(held.body).toMatch(/value="secure" required checked/);
    expect(held.body).toMatch(/value="tea-mat-1" selected/);
    expect(held.body).toContain('value="once more"');
    for (const [fields, fault] of [
      [{ by: 'tea-mat-1', of: '2026-09-16' }, 'fault-of'], [{ by: 'tea-mat-1', of: '2025-09-16' }, 'fault-of'], [{ by: 'aid-1', of: '' }, 'fault-by'], [{ by: 'tea-mat-1', of: '2026-09-11' }, 'fault-of'],
    ] as const) {
      expect((await send({ competency, level: 'none', reason: 'seen', ...fields })).body).toContain(`id="${fault}"`);
    }
    expect(await judgedByPeople()).toEqual(before);

    const page = await open(`${student}/judgement?competency=${competency}`);
    // A browser that lets an empty reason through shows the same page.
    await page.check('#judge-none');
    await page.selectOption('#judge-by', 'tea-mat-1');
    await page.fill('#judge-reason', '   ');
    await press(page, 'button:text-is("Judge")');
    await page.waitForSelector('[role="alert"]');
    expect(await page.getAttribute('#judge-reason', 'aria-describedby')).toBe('fault-reason');
    expect(await page.isChecked('#judge-none')).toBe(true);
    await press(page, '[role="alert"] a');
    expect(await page.evaluate('document.activeElement.id')).toBe('judge-reason');
    await page.close();
  });

  test('[PG60] an unknown student or competency is told; another site\'s form is refused; a student\'s page never leads here', async () => {
    const get = (url: string, accept = 'text/html') => served.app.inject({ url, headers: { host: 'localhost', accept } });
    expect((await get(`/days/${on}/students/nobody/judgement`)).statusCode).toBe(404);
    expect((await get(`${student}/judgement?competency=X.1`)).statusCode).toBe(409);
    expect((await get(`${student}/judgement`, 'application/json')).json()).toMatchObject({ student: { id: 'stu-601' }, now: null, competencies: expect.arrayContaining([{ id: await idOfRatios(), name: expect.stringContaining('Ratio language') }]) });
    expect((await send({ competency: 'x', level: 'none' }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await send({ level: 'none' })).statusCode).toBe(400);
    expect((await get(student)).body).not.toContain('judgement');
    for (const role of ['student', 'contact', 'aide'] as const) {
      const input = { on, student: 'stu-601', competency: null, locale: 'en', isNoted: false, tried: { level: '', by: '', of: '', reason: '', faults: [] } };
      await expect(served.school.call('view-judgement', input, { actor: { kind: 'person', personId: 'x', role } })).rejects.toMatchObject({ code: 'services.not-allowed' });
    }
    const levels = (role: 'aide' | 'teacher') => served.school.call<{ html: string }>('explain-levels', { student: 'stu-601', on, competency: null, locale: 'en', isPage: true }, { actor: { kind: 'person', personId: 'tea-mat-1', role } });
    expect((await levels('teacher')).html).toContain('/judgement?competency=');
    expect((await levels('aide')).html).not.toContain('judgement');
    const { view } = await served.school.call<{ view: { deciders: readonly { id: string }[] } }>('view-judgement', { on, student: 'stu-601', competency: null, locale: 'en', isNoted: false, tried: { level: '', by: '', of: '', reason: '', faults: [] } }, { actor: { kind: 'person', personId: 'tea-mat-1', role: 'teacher' } });
    expect(view.deciders.map(({ id }) => id)).toEqual(['tea-mat-1']);
  });

  test('[PG17] [PG60] axe finds nothing, at every width and in both themes, with and without faults; nothing scrolls sideways', { timeout: 120_000 }, async () => {
    const competency = await idOfRatios();
    for (const lang of ['', '&lang=ar-XB']) {
      const page = await open(`${student}/judgement?competency=${competency}${lang}`, false);
      for (const isFaulty of [false, true]) {
        if (isFaulty) {
          await page.evaluate("document.querySelector('form[method=post]').noValidate = true");
          await page.click('form[method=post] button');
          await page.waitForSelector('[role="alert"]');
        }
        await expectReadable(page);
      }
      await page.close();
    }
  });
});
