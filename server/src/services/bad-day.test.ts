import { startTruth } from '@heddle/engine/simulate';
import type { Truth } from '@heddle/engine/simulate';
import type { Roster } from '@heddle/engine/roster';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveDay } from './testing/live-day.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import type { PlanResult } from './plan-day.ts';
import { refusalOf } from './testing/refusal-of.ts';
import type { VerifyResult } from './verify-day.ts';

/** Family conferences: only periods 1 to 4 are held, three of them with mathematics. */
const on = '2026-10-22';
const dayBefore = '2026-10-21';
/** Two of them are on mathematics. */
const adultsOut = ['tea-mat-2', 'aid-1', 'tea-sci-1', 'tea-eng-2'];

let school: TestSchool;
let roster: Roster;
let truth: Truth;
beforeAll(async () => {
  school = await openTestSchool({ team: 'all' });
  roster = await school.transact((tx) => tx.readRoster());
  truth = startTruth({ students: roster.people.filter(({ role }) => role === 'student'), seed: 3 });
  const inSection = new Set(roster.enrollments.filter(({ sectionId, role }) => sectionId === 'sec-mat-7-birch' && role === 'student').map(({ personId }) => personId));
  expect(inSection.size).toBe(15);
  await liveDay(school, { on: dayBefore, truth, iterations: 30, missing: 0.4, lost: inSection });
}, 120_000);
afterAll(() => school.close());

test('[SV71] a bad day: adults out, a tenth of the students away, checks missing, a short day. Still a plan that breaks nothing nobody may break, its approvals named, and missing evidence said on each card', async () => {
  const students = roster.people.filter(({ role }) => role === 'student').map(({ id }) => id);
  const away = students.filter((_, i) => i % 10 === 4);
  await school.call('import-availability', { path: await school.file('out.csv', ['who,date,periods,reason', ...[...adultsOut, ...away].map((id) => `${id},${on},,ill`), ''].join('\n')) });

  const planned = await school.call<PlanResult>('plan-day', { on, seed: 1, iterations: 150 });
  const inMaths = new Set(roster.enrollments.filter(({ sectionId, role }) => /sec-mat-\d-(alder|birch|cedar)/.test(sectionId) && role === 'student').map(({ personId }) => personId));
  const expected = students.filter((id) => inMaths.has(id) && !away.includes(id));
  expect(planned).toMatchObject({ students: expected.length, placed: expected.length, violations: 0 });
  expect(planned.fallback).toBeLessThanOrEqual(expected.length * 0.1);

  const verified = await school.call<VerifyResult>('verify-day', { on });
  expect(verified.violations).toBe(0);
  const names = roster.people.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  for (const sentence of planned.says) expect(names.some((name) => sentence.includes(name)) || /MATH|STUDIO|NOOK|LIBRARY/.test(sentence), sentence).toBe(true);
  if (planned.approvals > 0) {
    expect(await refusalOf(school.call('publish-day', { on }))).toMatchObject({ code: 'services.approvals-missing' });
    await school.call('approve-plan', { on, limit: 'all', by: 'lead-2', reason: 'Four adults are out' });
  }
  expect(await school.call('publish-day', { on })).toMatchObject({ placed: expected.length });

  const { evidence, plan } = await school.transact(async (tx) => ({ evidence: await tx.readEvidence({}), plan: (await tx.findPlan(on, 'published'))?.plan }));
  const shown = new Set(evidence.map(({ studentId }) => studentId));
  const seats = plan?.seats ?? [];
  expect(seats.filter(({ isWithoutEvidence }) => isWithoutEvidence).map(({ studentId }) => studentId).sort()).toEqual(expected.filter((id) => !shown.has(id)).sort());
  expect(planned.withoutEvidence).toBeGreaterThan(expected.length * 0.4);
  for (const { studentId, isWithoutEvidence } of seats) {
    const { html } = await school.call<{ html: string }>('view-day', { on, locale: 'en', whose: { view: 'student', id: studentId } });
    expect(/our best guess|no check|not seen your work/i.test(html), studentId).toBe(isWithoutEvidence);
  }
}, 120_000);
