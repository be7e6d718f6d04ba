import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from './axe.ts';
import { openBrowser } from './browser.ts';
import { expectReadable } from './expect-readable.ts';
import { serveTestSchool } from './serve-test-school.ts';
import type { ServedSchool } from './serve-test-school.ts';

let served: ServedSchool;
let browser: Browser;
/** A quarter of a minute for every request, so that a sitting takes as long as one does. */
let seconds = 0;
const clock = () => new Date(Date.parse('2026-09-14T15:00:00.000Z') + (seconds += 15) * 1000).toISOString();

beforeAll(async () => {
  served = await serveTestSchool(clock);
  browser = await openBrowser();
  await served.school.call('start-diagnostic', { student: 'stu-609', towards: [], seed: 3 });
  await served.school.call('print-diagnostic', { student: 'stu-609', questions: 8 });
  await served.school.call('start-diagnostic', { student: 'stu-617', towards: [], seed: 4 });
  await served.school.call('print-diagnostic', { student: 'stu-617', questions: 8 });
  await served.school.call('start-diagnostic', { student: 'stu-613', towards: ['M6.R1'], seed: 3 });
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function open(path: string, { width = 1280, isScriptless = false }: { readonly width?: number; readonly isScriptless?: boolean } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: !isScriptless });
  await page.goto(`${served.address}${path}`);
  return page;
}
const prompt = (page: Page) => page.textContent('.prompt');
const answered = async (student: string) => (await served.school.call<{ answered: number }>('show-diagnostic', { student, locale: 'en' })).answered;

const paths = {
  'the list': '/diagnostics', 'a student\'s question': '/diagnostics/stu-609/sitting', 'one diagnostic': '/diagnostics/stu-609', 'a sheet': '/diagnostics/stu-609/paper',
  'a marking sheet': '/diagnostics/stu-609/marking', 'one that is not there': '/diagnostics/stu-601',
} as const;

describe('the pages of a diagnostic in a real browser', () => {
  test.each(Object.entries(paths).flatMap(([view, path]) => ['', '?lang=ar-XB'].map((lang) => ({ view, path, lang }))))(
    '[PG17] axe finds nothing on $view $lang, in both themes and at every width; nothing scrolls sideways',
    async ({ path, lang }) => {
      const page = await open(`${path}${lang}`);
      await expectReadable(page);
      await page.close();
    },
  );

  test('[PG41] a student alone, by keyboard and without script: answers, does not know, rests, comes back to the same question', async () => {
    const staff = await open('/diagnostics', { isScriptless: true });
    await staff.selectOption('#student', 'stu-605');
    await staff.click('button:has-text("Begin")');
    expect(await staff.textContent('h1')).toContain('Linnea Adeyemi: a question is open, no answer yet');
    await staff.close();

    const page = await open('/diagnostics/stu-605/sitting', { isScriptless: true });
    // A browser gives a page its first focus with its first picture, which on a busy machine comes after the page has loaded.
    const hasFocus = () => page.waitForSelector('main :focus');
    const press = async (...keys: readonly string[]) => {
      await hasFocus();
      for (const key of keys) await page.keyboard.press(key);
    };
    const first = await prompt(page);
    await hasFocus();
    await page.keyboard.type('3/4');
    await press('Enter');
    await page.waitForSelector('h1:has-text("Question 2")');
    expect(await prompt(page)).not.toBe(first);
    expect(await answered('stu-605')).toBe(1);
    await press('Tab', 'Tab', 'Enter');
    await page.waitForSelector('h1:has-text("Question 3")');
    const third = await prompt(page);
    await press('Tab', 'Tab', 'Tab', 'Enter');
    await page.waitForSelector('h1:has-text("break")');
    await page.goto(`${served.address}/diagnostics/stu-605/sitting`);
    await press('Enter');
    await page.waitForSelector('h1:has-text("Question 3")');
    expect(await prompt(page)).toBe(third);
    await page.goBack();
    expect(await answered('stu-605')).toBe(2);
    // Nothing of this page leads to another, and it never says which answer was right.
    await page.goto(`${served.address}/diagnostics/stu-605/sitting`);
    expect(await page.locator('a[href]:not(.skip)').count()).toBe(0);
    expect(await page.textContent('main')).not.toMatch(/right answer|wrong|minutes/);
    await page.close();
  });

  test('[PG41] an empty answer is asked for again; the page that comes back twice counts once', async () => {
    const page = await open('/diagnostics/stu-609/sitting');
    await page.click('button:has-text("Answer")');
    expect(await page.textContent('h1')).toBe('Question 1');
    await page.fill('#given', '7');
    const key = await page.getAttribute('[name=key]', 'value');
    await page.click('button:has-text("Answer")');
    await page.waitForSelector('h1:has-text("Question 2")');
    // The same form once more, as after a connection that broke before the reply.
    await page.evaluate(`document.querySelector('[name=key]').value = '${key}'; document.querySelector('#given').value = '8'`);
    await page.click('button:has-text("Answer")');
    await page.waitForLoadState();
    expect(await page.textContent('h1')).toBe('Question 2');
    expect(await answered('stu-609')).toBe(1);
    await page.close();
  });

  test('[PG42] [PG43] to the end: the student reads what was found, staff see how sure, and which questions were drawn by lot', async () => {
    const page = await open('/diagnostics/stu-613/sitting');
    for (let question = 0; question < 60 && (await page.isVisible('#given')); question += 1) {
      await page.fill('#given', '1');
      await page.click('button:has-text("Answer")');
      await page.waitForLoadState();
    }
    expect(await page.textContent('h1')).toBe('You are done');
    expect(await page.textContent('main')).toMatch(/You gave \d+ answers\..*first guess.*not a grade/s);
    expect(await axe(page)).toEqual([]);
    await page.goto(`${served.address}/diagnostics/stu-613`);
    expect(await page.textContent('h1')).toMatch(/: done, \d+ answers$/);
    expect(await page.locator('table.found').count()).toBeGreaterThan(1);
    expect(await page.locator('button:has-text("Stop for good")').count()).toBe(0);
    expect(await axe(page)).toEqual([]);
    await page.close();
  });

  test('[PG44] on paper: a sheet without the key, a marking sheet whose fields take what stands on it', async () => {
    const page = await open('/diagnostics/stu-617/paper');
    expect(await page.locator('.questions > li').count()).toBe(8);
    expect((await page.pdf({ format: 'A4', tagged: true })).toString('latin1')).toContain('/StructTreeRoot');
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.top')).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.click('nav >> text=Marking sheet');
    const key = (await page.textContent('.marks tbody tr:first-child td b')) ?? '';
    expect(await page.goto(`${served.address}/diagnostics/stu-617/paper`).then(async () => page.textContent('main'))).not.toContain(`Key${key}`);
    await page.goto(`${served.address}/diagnostics/stu-617/marking`);
    await page.fill('.marks tbody tr:first-child input', key);
    await page.selectOption('.marks tbody tr:nth-child(2) select', 'unsure');
    const before = await answered('stu-617');
    await page.click('button:has-text("Save")');
    await page.waitForSelector('h1:has-text("answers")');
    expect(await answered('stu-617')).toBe(before + 2);
    expect(await page.textContent('.alert')).toContain('6 questions on paper wait');
    await page.goto(`${served.address}/diagnostics/stu-617/marking`);
    expect(await page.textContent('.marks tbody tr:first-child td')).toBe('3');
    await page.close();
  });

  test('[PG40] a form that another site sends with the reader\'s browser changes nothing', async () => {
    const before = await answered('stu-609');
    const page = await browser.newPage();
    await page.route('http://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${served.address}/diagnostics/stu-609/changes"><input name="change" value="stop"><input name="to" value="staff"></form><script>document.forms[0].submit()</script>` }));
    await page.goto('http://evil.example/');
    await page.waitForSelector('text=did not come from a page of this school');
    expect(await answered('stu-609')).toBe(before);
    expect(await served.school.call('show-diagnostic', { student: 'stu-609', locale: 'en' })).toMatchObject({ status: 'asking' });
    await page.close();
  });
});
