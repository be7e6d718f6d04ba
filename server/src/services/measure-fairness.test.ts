import type { FairnessGroup } from '@heddle/engine/measure';
import { startTruth } from '@heddle/engine/simulate';
import type { Wish } from '@heddle/engine/schedule';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveDay, nightBefore } from './testing/live-day.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';

type Report = { readonly days: number; readonly groups: readonly FairnessGroup[]; readonly gaps: readonly { readonly by: string; readonly points: number | null }[]; readonly says: readonly string[] };
const days = ['2026-09-14', '2026-09-15'];
const teacher = { actor: { kind: 'person', personId: 't-1', role: 'teacher' } } as const;

let school: TestSchool;
let wished: string;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  const { people } = await school.transact((tx) => tx.readRoster());
  const students = people.filter(({ role }) => role === 'student');
  wished = students[0]?.id ?? '';
  await school.call('note-wish', { student: wished, on: days[0], period: '1', competency: null, modality: 'partner-task' }, nightBefore(days[0] ?? ''));
  let truth = startTruth({ students, seed: 7 });
  for (const on of days) truth = (await liveDay(school, { on, truth, iterations: 10 })).truth;
}, 120_000);
afterAll(() => school.close());

test('[SV72] the report counts the published days of the span, by third, support and grade, in words and in numbers', async () => {
  const report = await school.call<Report>('measure-fairness', { from: '2026-09-01', to: '2026-09-30' });
  expect(report.days).toBe(2);
  const all = report.groups.find(({ by }) => by === 'all')?.figures;
  expect(all?.students).toBeGreaterThan(40);
  expect(all?.shareOfBest).toBeGreaterThan(50);
  expect(all?.wishes).toBeLessThanOrEqual(1);
  expect(report.groups.filter(({ by }) => by === 'prior').map(({ group, figures }) => [group, figures?.students])).toEqual(
    ['low', 'middle', 'high'].map((group) => [group, expect.any(Number)]));
  expect(report.says[0]).toContain('2 published days');
  expect(report.says.join(' ')).toContain('The third that knew least before (');
  expect((await school.call<Report>('measure-fairness', { from: '2026-09-15', to: '2026-09-15' })).days).toBe(1);
});

test('[SV72] groups of fewer than ten are not told', async () => {
  const { groups } = await school.call<Report>('measure-fairness', { from: '2026-09-01', to: '2026-09-30' });
  const { accommodations, services } = await school.transact((tx) => tx.readRoster());
  expect(new Set([...accommodations, ...services].map(({ studentId }) => studentId)).size).toBeLessThan(10);
  expect(groups.filter(({ by }) => by === 'support').map(({ figures }) => figures)).toEqual([null, null]);
});

test('[SV72] the same stands on a page to print, in both languages', async () => {
  const page = (locale: string) => school.call<{ readonly html: string; readonly report: Report }>('view-fairness', { from: '2026-09-01', to: '2026-09-30', locale });
  const { html, report } = await page('en');
  expect(report.days).toBe(2);
  expect(html).toContain('<h1>Who gets what, over days</h1>');
  expect(html).toContain('The third that knew least before (');
  expect((await page('ar-XB')).html).toContain('dir="rtl"');
  await expect(school.call('view-fairness', { from: '2026-09-01', to: '2026-09-30', locale: 'en' }, teacher)).rejects.toMatchObject({ code: 'services.not-allowed' });
});

test('[SV72] it compares children, so that only whoever leads the school is shown it', async () => {
  await expect(school.call('measure-fairness', { from: '2026-09-01', to: '2026-09-30' }, teacher)).rejects.toMatchObject({ code: 'services.not-allowed' });
});

test('[SV72] a span without a published day is told as that', async () => {
  await expect(school.call('measure-fairness', { from: '2026-10-01', to: '2026-10-02' })).rejects.toMatchObject({ code: 'measure.no-days' });
});

test('[SV73] a wish is kept for its period, replaced by a later one and taken back by one for nothing', async () => {
  const ask = (modality: string | null) => school.call<{ readonly wish: Wish | null }>('note-wish', { student: wished, on: '2026-09-16', period: '1', competency: null, modality });
  const kept = async () => (await school.transact((tx) => tx.readEntities('wish'))).map(({ body }) => body).filter(({ on }) => on === '2026-09-16').map(({ modalityId }) => modalityId);
  await ask('partner-task');
  await ask('small-group');
  expect(await kept()).toEqual(['small-group']);
  await ask(null);
  expect(await kept()).toEqual([]);
  await expect(ask(null)).rejects.toMatchObject({ code: 'services.no-wish' });
});

test('[SV73] a wish for what the school does not have is refused, with what there is', async () => {
  const ask = (change: Readonly<Record<string, unknown>>) => school.call('note-wish', { student: wished, on: '2026-09-16', period: '1', competency: null, modality: null, ...change });
  await expect(ask({ modality: 'dance' })).rejects.toMatchObject({ code: 'services.wish-unknown', params: { allowed: expect.arrayContaining(['small-group']) } });
  await expect(ask({ period: '99' })).rejects.toMatchObject({ code: 'services.wish-unknown' });
  await expect(ask({ competency: 'nothing' })).rejects.toMatchObject({ code: 'services.unknown-competency' });
  await expect(ask({ student: 'nobody' })).rejects.toMatchObject({ code: 'services.unknown-student' });
});
