import { schoolDayOn } from '@heddle/engine/roster';
import type { Roster } from '@heddle/engine/roster';
import type { DayPlan } from '@heddle/engine/schedule';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';
import type { RepairResult } from './repair-day.ts';

const on = '2026-09-15';
let school: TestSchool;
let roster: Roster;
let published: DayPlan;
beforeAll(async () => {
  school = await openTestSchool({ team: 'alder' });
  roster = await school.transact((tx) => tx.readRoster());
  await school.call('plan-day', { on, seed: 1, iterations: 60 });
  await school.call('approve-plan', { on, limit: 'all', by: 'lead-2', reason: 'a small school' });
  await school.call('publish-day', { on });
  published = await planOf('published');
}, 60_000);
afterAll(() => school.close());

const repair = (input: object) => school.call<RepairResult>('repair-day', { on, out: [], reason: '', from: null, seed: 1, iterations: 60, ...input });
const planOf = async (status: 'draft' | 'published') => {
  const found = await school.transact((tx) => tx.findPlan(on, status));
  if (found === undefined) throw new Error(`no ${status} plan`);
  return found.plan;
};

describe('a day is repaired', () => {
  test('[SV91] without news nothing changes, and no new plan is kept', async () => {
    const before = await school.transact((tx) => tx.watermark());
    expect(await repair({})).toMatchObject({ lessons: 0, moved: 0, places: 0, adults: 0, changes: [] });
    expect(await school.transact((tx) => tx.watermark())).toBe(before);
  });

  test('[SV91] [SV92] a teacher is ill: everybody has a place, nothing is broken, and each change has a name and a reason', async () => {
    const [teacher = ''] = published.stations[0]?.adultIds ?? [];
    const inHerRoom = new Set(published.seats.filter(({ meetingId }) => published.meetings.some(({ id, stationId }) => id === meetingId
      && published.stations.some((station) => station.id === stationId && station.adultIds.includes(teacher)))).map(({ studentId }) => studentId));
    const done = await repair({ out: [teacher], reason: 'ill' });
    expect(done).toMatchObject({ placed: 45, violations: 0 });
    expect(done.changes.length).toBeGreaterThan(0);
    const draft = await planOf('draft');
    expect(draft.stations.flatMap(({ adultIds }) => adultIds)).not.toContain(teacher);
    // Whoever changed and was not in that room is said to make room; whoever was, is told who is away.
    for (const { personId, isAdult, why } of done.changes) {
      if (!isAdult) expect(why.includes('makes room'), `${personId}: ${why}`).toBe(!inHerRoom.has(personId));
    }
    expect(done.says.length).toBeGreaterThanOrEqual(done.changes.length);
  });

  test('[SV91] one student is late: the seat is empty in that period, and nobody else hears of it', async () => {
    const size = (id: string) => published.seats.filter(({ meetingId }) => meetingId === id).length;
    const mine = published.seats.toSorted((one, other) => size(other.meetingId) - size(one.meetingId))[0];
    await school.transact(async (tx) => tx.recordEntities([{
      kind: 'unavailability', id: `person/${mine?.studentId}/${on}`, studentIds: [mine?.studentId ?? ''], occurredAt: '2026-09-15T01:00:00.000Z',
      body: { subject: { kind: 'person', id: mine?.studentId ?? '' }, on, periodIds: [mine?.periodId ?? ''], reason: 'late' },
    }]));
    const done = await repair({});
    expect(done).toMatchObject({ violations: 0, isNew: true });
    expect(done.changes.filter(({ personId }) => personId === mine?.studentId)).toMatchObject([{ kind: 'went', periodId: mine?.periodId }]);
    expect((await planOf('draft')).seats.some(({ studentId, periodId }) => studentId === mine?.studentId && periodId === mine?.periodId)).toBe(false);
    await school.transact(async (tx) => tx.recordEntities([{
      kind: 'unavailability', id: `person/${mine?.studentId}/${on}`, studentIds: [mine?.studentId ?? ''], occurredAt: '2026-09-15T01:01:00.000Z', body: null,
    }]));
  });

  test('[SV93] the page of the day, of a student and of an adult says what changed', async () => {
    const done = await repair({});
    const student = done.changes.find(({ isAdult, kind }) => !isAdult && kind !== 'went');
    const other = published.seats.find(({ studentId }) => !done.changes.some(({ personId }) => personId === studentId));
    const see = async (whose: object) => (await school.call<{ html: string }>('view-day', { on, locale: 'en', whose })).html;
    expect((await see({ view: 'school' })).includes(`${done.changes.length} changes since the last plan`)).toBe(true);
    expect((await see({ view: 'student', id: student?.personId })).includes('Your day has changed')).toBe(true);
    expect((await see({ view: 'student', id: other?.studentId })).includes('Your day has changed')).toBe(false);
    const adult = done.changes.find(({ isAdult }) => isAdult);
    expect(await see({ view: 'adult', id: adult?.personId })).toMatch(/changes? since the last plan/);
  });

  test('[SV94] a student fixed by a teacher is there after the repair, and free again when the lock is taken off', async () => {
    const draft = await planOf('draft');
    const meeting = draft.meetings.find(({ purpose, competencyId }) => purpose === 'competency' && competencyId !== null);
    const station = draft.stations.find(({ id }) => id === meeting?.stationId);
    const mine = draft.seats.find(({ meetingId, isWithoutEvidence }) => meetingId !== meeting?.id && isWithoutEvidence);
    const lock = await school.call<{ id: string }>('lock-place', {
      on, student: mine?.studentId, period: mine?.periodId, adult: station?.adultIds[0], space: null, competency: null, modality: null, by: station?.adultIds[0], reason: 'Finishes a task with me',
    });
    await repair({});
    const seat = (await planOf('draft')).seats.find(({ studentId }) => studentId === mine?.studentId);
    const after = await planOf('draft');
    const where = after.stations.find(({ id }) => id === after.meetings.find((one) => one.id === seat?.meetingId)?.stationId);
    expect(where?.adultIds).toContain(station?.adultIds[0]);
    // The student came to what the adult leads in the plan in force; a repair starts from there.
    const led = published.stations.filter(({ adultIds, periodId }) => periodId === mine?.periodId && adultIds.includes(station?.adultIds[0] ?? ''));
    const lessons = published.meetings.filter(({ stationId, competencyId }) => competencyId !== null && led.some(({ id }) => id === stationId));
    const now = after.meetings.find((one) => one.id === seat?.meetingId);
    if (lessons.length > 0) expect(lessons.map(({ competencyId, modalityId }) => [competencyId, modalityId])).toContainEqual([now?.competencyId, now?.modalityId]);
    expect(await school.call('unlock-place', { id: lock.id })).toEqual({ id: lock.id });
    expect(await refusalOf(school.call('unlock-place', { id: lock.id }))).toMatchObject({ code: 'services.unknown-lock' });
  });

  test('[SV99] a place or a wish in a period that no model plans is refused, with the periods that are planned; nothing is kept', async () => {
    const { studentId, periodId } = published.seats[0] ?? { studentId: '', periodId: '' };
    const [none] = schoolDayOn(roster, on).periods.filter(({ id }) => !published.seats.some((seat) => seat.studentId === studentId && seat.periodId === id));
    const before = await school.transact((tx) => tx.watermark());
    const place = { on, student: studentId, period: none?.id, competency: null, modality: null };
    for (const refusal of [await refusalOf(school.call('lock-place', { ...place, adult: null, space: null, by: 'lead-2', reason: 'agreed' })), await refusalOf(school.call('note-wish', place))]) {
      expect(refusal).toMatchObject({ code: 'services.not-planned-then' });
      expect(refusal.sentence).toContain(`period "${none?.id}"`);
      expect(refusal.sentence).toContain(`Maybe take one of: ${periodId}`);
    }
    expect(await school.transact((tx) => tx.watermark())).toBe(before);
  });

  test('[SV95] what has begun stays: whoever goes home later was there before', async () => {
    const { timeZone } = roster.school;
    expect(timeZone).toBe('America/Denver');
    // 9:30 in Denver: period 1 has begun.
    const done = await school.call<RepairResult>('repair-day', { on, out: [], reason: '', from: null, seed: 1, iterations: 20 }, { now: '2026-09-15T15:30:00.000Z' });
    expect(done.changes.filter(({ periodId }) => periodId === '1')).toEqual([]);
  });

  test('[SV92] unknown people, spaces and periods are refused by name, and nothing is kept of the call', async () => {
    const before = await school.transact((tx) => tx.watermark());
    expect(await refusalOf(repair({ out: ['nobody'] }))).toMatchObject({ code: 'services.unknown-subject' });
    expect(await refusalOf(repair({ from: '99' }))).toMatchObject({ code: 'services.unknown-period' });
    expect(await refusalOf(repair({ on: '2026-09-16' }))).toMatchObject({ code: 'services.no-plan' });
    expect(await school.transact((tx) => tx.watermark())).toBe(before);
  });
});
