import { describe, expect, test } from 'vitest';
import type { Unavailability } from '../roster/index.ts';
import { indexDay } from './day-index.ts';
import { fixedCommitments } from './fixed-commitments.ts';
import { facts, on, plan } from './small-day.test-data.ts';

const fixed = (adultId: string, changed: Partial<typeof facts> = {}) => fixedCommitments(indexDay({ ...plan }, { ...facts, ...changed }), adultId);
const out = (id: string, periodIds: readonly string[] | null = null): Unavailability => ({ subject: { kind: 'person', id }, on, periodIds, reason: 'out' });

describe('fixedCommitments', () => {
  test('[IN10] a section counts its present students only', () => {
    expect(fixed('t2', { availability: [] })[0]?.studentIds).toEqual(['s1', 's2', 's3', 's4', 's5']);
    expect(fixed('t2', { availability: [out('s1'), out('s2', ['3']), out('s3', ['1'])] })[0]?.studentIds).toEqual(['s3', 's4', 's5']);
  });

  test('[IN10] an adult who is out is marked for the periods they are out, so that somebody stands in', () => {
    expect(fixed('t2', { availability: [] })[0]?.isAdultOut).toBe(false);
    expect(fixed('t2', { availability: [out('t2', ['1'])] })[0]?.isAdultOut).toBe(false);
    expect(fixed('t2', { availability: [out('t2', ['3'])] })[0]?.isAdultOut).toBe(true);
  });

  test('[IN10] a section that the models plan is their station, also for its own teacher; when nobody of it is planned, it stands', () => {
    expect(fixed('t1')).toEqual([]);
    const unplanned = fixedCommitments(indexDay({ ...plan, seats: [] }, facts), 't1');
    expect(unplanned.map((one) => [one.periodId, one.title])).toEqual([['1', 'Mathematics 6'], ['2', 'Mathematics 6']]);
  });

  test('[IN10] a pull-out stands in its window only, and only while its student is there', () => {
    expect(fixed('a1').map((one) => [one.kind, one.periodId, one.studentIds])).toEqual([['service', '2', ['s5']]]);
    expect(fixed('a1', { day: { ...facts.day, weekday: 3 } })).toEqual([]);
    expect(fixed('a1', { availability: [out('s5')] })).toEqual([]);
    const ended = { ...facts.roster, services: facts.roster.services.map((service) => ({ ...service, until: '2026-09-14' })) };
    expect(fixed('a1', { roster: ended })).toEqual([]);
  });

  test('[IN10] a section that is not held on this day\'s bell is not on the card', () => {
    expect(fixed('t2', { day: { ...facts.day, periods: facts.day.periods.filter((period) => period.id !== '3') } })).toEqual([]);
  });
});
