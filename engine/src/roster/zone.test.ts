import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt, isZone, minuteAt, resolveLocal, schoolDateAt } from './zone.ts';

const at = (hours: number, minutes = 0) => hours * 60 + minutes;

describe('[RO3] wall-clock times become instants by the rules of the school\'s own zone', () => {
  test.each([
    ['America/Los_Angeles', '2026-09-15', at(8, 45), '2026-09-15T15:45:00.000Z'],
    ['America/Los_Angeles', '2026-12-15', at(8, 45), '2026-12-15T16:45:00.000Z'],
    ['America/Phoenix', '2026-09-15', at(8, 45), '2026-09-15T15:45:00.000Z'],
    ['America/Phoenix', '2026-12-15', at(8, 45), '2026-12-15T15:45:00.000Z'],
    ['Asia/Kolkata', '2026-09-15', at(8, 45), '2026-09-15T03:15:00.000Z'],
    ['Asia/Kathmandu', '2026-09-15', at(0, 15), '2026-09-14T18:30:00.000Z'],
    ['Pacific/Auckland', '2026-09-15', at(8, 45), '2026-09-14T20:45:00.000Z'],
    ['Australia/Lord_Howe', '2026-01-15', at(8), '2026-01-14T21:00:00.000Z'],
    ['UTC', '2026-09-15', at(8, 45), '2026-09-15T08:45:00.000Z'],
  ])('%s %s', (zone, on, minute, instant) => {
    expect(instantAt(zone, { on, minute })).toBe(instant);
  });

  test('the day on which clocks change has the right times before and after', () => {
    expect(instantAt('America/New_York', { on: '2026-03-08', minute: at(1, 59) })).toBe('2026-03-08T06:59:00.000Z');
    expect(instantAt('America/New_York', { on: '2026-03-08', minute: at(3) })).toBe('2026-03-08T07:00:00.000Z');
    expect(instantAt('America/New_York', { on: '2026-11-01', minute: at(0, 59) })).toBe('2026-11-01T04:59:00.000Z');
    expect(instantAt('America/New_York', { on: '2026-11-01', minute: at(2) })).toBe('2026-11-01T07:00:00.000Z');
  });
});

test('[RO4] a time that the clock jumped over never happened; a schedule moves on by the jump', () => {
  expect(resolveLocal('America/Chicago', { on: '2026-03-08', minute: at(2, 30) })).toEqual({ kind: 'never', at: '2026-03-08T08:30:00.000Z' });
  expect(resolveLocal('Europe/Berlin', { on: '2026-03-29', minute: at(2) }).kind).toBe('never');
  expect(resolveLocal('Europe/Berlin', { on: '2026-03-29', minute: at(3) })).toEqual({ kind: 'once', at: '2026-03-29T01:00:00.000Z' });
});

test('[RO4] a time that the clock showed twice has two instants, the earlier one first', () => {
  expect(resolveLocal('America/Chicago', { on: '2026-11-01', minute: at(1, 30) }))
    .toEqual({ kind: 'twice', at: '2026-11-01T06:30:00.000Z', later: '2026-11-01T07:30:00.000Z' });
  expect(resolveLocal('Australia/Lord_Howe', { on: '2026-04-05', minute: at(1, 45) }))
    .toEqual({ kind: 'twice', at: '2026-04-04T14:45:00.000Z', later: '2026-04-04T15:15:00.000Z' });
});

test('[RO4] a whole day that a country skipped never happened', () => {
  expect(resolveLocal('Pacific/Apia', { on: '2011-12-30', minute: at(9) }).kind).toBe('never');
});

test('[RO3] the school date of an instant is the date on the wall, not the date in UTC', () => {
  expect(schoolDateAt('America/Los_Angeles', '2026-09-16T06:30:00.000Z')).toBe('2026-09-15');
  expect(minuteAt('America/Los_Angeles', '2026-09-16T06:30:00.000Z')).toBe(at(23, 30));
  expect(schoolDateAt('Pacific/Auckland', '2026-09-15T12:30:00.000Z')).toBe('2026-09-16');
});

test('[RO5] only names of the IANA list are zones: an offset alone knows nothing of summer time', () => {
  expect(['America/Los_Angeles', 'UTC', 'Europe/Berlin'].every(isZone)).toBe(true);
  expect(['', 'Pacific Time', 'America/Nowhere', '-08:00', '+05:30'].some(isZone)).toBe(false);
  expect(() => instantAt('America/Nowhere', { on: '2026-09-15', minute: 0 })).toThrow('roster.zone.unknown');
  expect(() => schoolDateAt('UTC', 'yesterday')).toThrow('roster.instant.invalid');
});

test('[RO3] in every zone, on every day, a time that happened reads back as itself', () => {
  const zones = fc.constantFrom('America/Los_Angeles', 'America/St_Johns', 'Europe/London', 'Asia/Tehran', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Sao_Paulo');
  const days = fc.integer({ min: 0, max: 366 * 3 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
  fc.assert(fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, on, minute) => {
    const resolved = resolveLocal(zone, { on, minute });
    fc.pre(resolved.kind !== 'never');
    for (const instant of resolved.kind === 'twice' ? [resolved.at, resolved.later] : [resolved.at]) {
      expect(schoolDateAt(zone, instant)).toBe(on);
      expect(minuteAt(zone, instant)).toBe(minute);
    }
  }), { numRuns: 300 });
});
