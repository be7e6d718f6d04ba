import { instantAt, schoolDayOn } from '@heddle/engine/roster';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

const on = '2026-09-15';
let school: TestSchool;
beforeAll(async () => { school = await openTestSchool({ team: 'alder' }); }, 60_000);
afterAll(() => school.close());

const note = (input: object, more = {}) => school.call('note-absence', { on, away: [], here: [], from: null, until: null, reason: '', ...input }, more);
const kept = async (id: string) => (await school.transact((tx) => tx.readEntities('unavailability'))).find((one) => one.id === `person/${id}/${on}` || one.id === `space/${id}/${on}`)?.body;

describe('note-absence', () => {
  test('[SV98] out all day, late, leaving early, and a closed room, each by its periods', async () => {
    const periods = schoolDayOn(await school.transact((tx) => tx.readRoster()), on).periods.map(({ id }) => id);
    expect(periods.length).toBeGreaterThan(4);
    expect(await note({ away: ['stu-609', 'MATH-1'], reason: 'a burst pipe' })).toEqual({ on, recorded: 2 });
    expect(await kept('stu-609')).toMatchObject({ subject: { kind: 'person' }, periodIds: null, reason: 'a burst pipe' });
    expect(await kept('MATH-1')).toMatchObject({ subject: { kind: 'space' }, periodIds: null });
    await note({ away: ['stu-601'], until: '3', reason: 'late bus' });
    expect((await kept('stu-601'))?.periodIds).toEqual(periods.slice(0, periods.indexOf('3')));
    await note({ away: ['stu-605'], from: '4' });
    expect((await kept('stu-605'))?.periodIds).toEqual(periods.slice(periods.indexOf('4')));
  });

  test('[SV98] on the day itself what has begun is past; whoever came after all is there', async () => {
    const atTen = { now: instantAt('America/Denver', { on, minute: 10 * 60 }) };
    await note({ away: ['stu-613'] }, atTen);
    const out = (await kept('stu-613'))?.periodIds ?? [];
    expect(out).not.toContain('1');
    expect(out.length).toBeGreaterThan(1);
    await note({ here: ['stu-613', 'MATH-1'], reason: 'came after all' }, atTen);
    expect(await kept('stu-613')).toMatchObject({ periodIds: [], reason: 'came after all' });
    expect(await kept('MATH-1')).toMatchObject({ periodIds: [] });
  });

  test('[SV98] an unknown name or period is refused, and nothing is kept', async () => {
    const before = await school.transact((tx) => tx.watermark());
    expect(await refusalOf(note({ away: ['stu-617', 'nobody'] }))).toMatchObject({ code: 'services.unknown-subject' });
    expect(await refusalOf(note({ away: ['stu-617'], until: '99' }))).toMatchObject({ code: 'services.unknown-period' });
    expect(await school.transact((tx) => tx.watermark())).toBe(before);
  });
});
