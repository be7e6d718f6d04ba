import type { Judgement } from '@heddle/engine/mastery';
import { schoolDaysBetween } from '@heddle/engine/roster';
import type { DayPlan } from '@heddle/engine/schedule';
import { startTruth } from '@heddle/engine/simulate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveDay, nightBefore } from './testing/live-day.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import type { VerifyResult } from './verify-day.ts';

let school: TestSchool;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
});
afterAll(() => school.close());

const rank: Readonly<Record<string, number>> = { none: 0, provisional: 1, secure: 2 };

/** Levels of each student and competency in the order of the decisions; a level that falls is a fault. */
function fallenLevels(judgements: readonly Judgement[]): readonly string[] {
  const levels = new Map<string, number>();
  return judgements.toSorted((a, b) => (a.at < b.at ? -1 : 1)).flatMap(({ studentId, competencyId, level, at }) => {
    const key = `${studentId} ${competencyId}`;
    const before = levels.get(key) ?? 0;
    const now = rank[level] ?? Number.NaN;
    levels.set(key, now);
    return now >= before ? [] : [`${key} fell to ${level} at ${at}`];
  });
}

/** Whoever does an activity of last time again, without a yes to it. */
function repeats(plan: DayPlan, last: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const approved = new Set(plan.approvals.filter(({ constraintId }) => constraintId === 'no-repeat').flatMap(({ studentIds }) => studentIds));
  return activitiesOf(plan).filter(([studentId, activityIds]) => !approved.has(studentId) && activityIds.some((id) => last.get(studentId)?.includes(id) === true)).map(([studentId]) => studentId);
}

function activitiesOf(plan: DayPlan): readonly (readonly [string, readonly string[]])[] {
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  return plan.seats.map(({ studentId, meetingId }) => [studentId, meetings.get(meetingId)?.activityIds ?? []]);
}

test('[SV70] twenty days in a row: each is planned, verified, approved by name where it must be, published and lived, and every promise holds on each', async () => {
  const { school: { timeZone }, people, services } = await school.transact((tx) => tx.readRoster());
  expect(timeZone).toBe('America/Denver');
  const students = people.filter(({ role }) => role === 'student');
  const roster = await school.transact((tx) => tx.readRoster());
  const days = schoolDaysBetween(roster, { from: '2026-08-31', until: '2026-09-30' }).slice(0, 20);
  expect(days).not.toContain('2026-09-07');
  let truth = startTruth({ students, seed: 7 });
  let last = new Map<string, readonly string[]>();
  let seen = 0;
  for (const [i, on] of days.entries()) {
    if (i % 10 === 0) {
      await school.call('plan-round', { from: on }, nightBefore(on));
      await school.call('publish-round', { from: on }, nightBefore(on));
    }
    const lived = await liveDay(school, { on, truth, iterations: 25 });
    truth = lived.truth;

    // Everybody who is in school and not with an aide in that period has a place, and nobody else.
    const away = new Set((await school.transact((tx) => tx.readEntities('unavailability'))).filter(({ body }) => body.on === on).map(({ body }) => body.subject.id));
    const weekday = new Date(`${on}T12:00:00Z`).getUTCDay();
    const pulledOut = new Set(services.filter(({ delivery, windows }) => delivery === 'pull-out' && windows.some((one) => one.weekday === weekday && one.periodId === '1')).map(({ studentId }) => studentId));
    const expected = students.map(({ id }) => id).filter((id) => !away.has(id) && !pulledOut.has(id)).sort();
    const { plan } = (await school.transact((tx) => tx.findPlan(on, 'published'))) ?? {};
    if (plan === undefined) throw new Error(`${on} was not published`);
    expect(plan.seats.map(({ studentId }) => studentId).sort(), on).toEqual(expected);
    expect(lived.planned, on).toMatchObject({ students: expected.length, placed: expected.length, violations: 0 });

    const verified = await school.call<VerifyResult>('verify-day', { on });
    expect([verified.violations, verified.found.filter(({ tier }) => tier === 'never')], on).toEqual([0, []]);
    expect(repeats(plan, last), on).toEqual([]);
    last = new Map([...last, ...activitiesOf(plan)]);

    const { judgements, evidence, history } = await school.transact(async (tx) => ({
      judgements: await tx.readJudgements({}), evidence: await tx.readEvidence({}), history: await tx.readPublishedPlans({ from: '2026-08-01', until: on }),
    }));
    expect(fallenLevels(judgements), on).toEqual([]);
    expect(history, on).toHaveLength(i + 1);
    expect(evidence.length, on).toBeGreaterThan(seen);
    seen = evidence.length;
  }
  const judgements = await school.transact((tx) => tx.readJudgements({}));
  expect(new Set(judgements.map(({ level }) => level))).toEqual(new Set(['provisional', 'secure']));
  expect(await school.call('rebuild', {})).toMatchObject({ equal: true });
  expect(await school.transact((tx) => tx.readReviews({ isOpen: true }))).toEqual([]);
}, 300_000);
