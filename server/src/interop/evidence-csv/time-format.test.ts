import { describe, expect, test } from 'vitest';
import { instantReader } from './instant-reader.ts';
import { timeReader } from './time-format.ts';

const at = (hour: number, minute: number, second = 0, offsetMinutes: number | null = null) => ({ on: '2026-09-01', minute: hour * 60 + minute, second, offsetMinutes });

test.each<[string, string, ReturnType<typeof at>]>([
  ['yyyy-MM-dd HH:mm', '2026-09-01 09:23', at(9, 23)], ['yyyy-MM-dd HH:mm:ss', '2026-09-01 09:23:45.123', at(9, 23, 45)], ['M/d/yyyy h:mm a', '9/1/2026 1:05 PM', at(13, 5)],
  ['M/d/yyyy h:mm a', '9/1/2026 12:05 am', at(0, 5)], ['dd.MM.yyyy HH:mm', '01.09.2026 23:59', at(23, 59)], ['yyyy/MM/dd H:mm', '2026/09/01 9:23', at(9, 23)],
  ['yyyy-MM-dd HH:mm XXX', '2026-09-01 09:23 -07:00', at(9, 23, 0, -420)], ['iso', '2026-09-01T09:23:00Z', at(9, 23, 0, 0)], ['ISO', '2026-09-01T09:23', at(9, 23)],
  ['iso', '2026-09-01 09:23:10+0530', at(9, 23, 10, 330)],
])('[IO41] in the format %s, "%s" is read', (format, text, time) => {
  expect(timeReader(format)?.(text)).toEqual(time);
});

test.each([
  ['yyyy-MM-dd HH:mm', '2026-9-1 9:23'], ['yyyy-MM-dd HH:mm', '2026-02-30 09:23'], ['yyyy-MM-dd HH:mm', '2026-09-01 24:00'], ['yyyy-MM-dd HH:mm', '2026-09-01 09:60'],
  ['M/d/yyyy h:mm a', '9/1/2026 13:05 PM'], ['M/d/yyyy h:mm a', '13/1/2026 1:05 PM'], ['yyyy-MM-dd HH:mm', '2026-09-01 09:23 extra'], ['iso', 'yesterday'], ['dd.MM.yyyy HH:mm', '01x09x2026 10:00'],
])('[IO41] in the format %s, "%s" is no time', (format, text) => {
  expect(timeReader(format)?.(text)).toBeUndefined();
});

test.each(['', 'yyyy-MM-dd', 'HH:mm', 'dd HH:mm', 'yyyy-MM-dd hh:mm', 'YYYY-MM-DD HH:mm', 'yyyy-MM-dd HH:mm Z'])('[IO41] the format "%s" does not say enough', (format) => {
  expect(timeReader(format)).toBeUndefined();
});

describe('[IO42] local times become instants in the zone; an hour that was skipped or came twice is not guessed', () => {
  const read = (text: string, zone = 'America/Los_Angeles') => instantReader('yyyy-MM-dd HH:mm', zone)?.(text);
  test('on plain days, and on the days when clocks change', () => {
    expect(read('2026-09-01 09:23')).toEqual({ at: '2026-09-01T16:23:00.000Z' });
    expect(read('2026-11-01 00:59')).toEqual({ at: '2026-11-01T07:59:00.000Z' });
    expect(read('2026-11-01 02:00')).toEqual({ at: '2026-11-01T10:00:00.000Z' });
    expect(read('2026-03-08 03:00')).toEqual({ at: '2026-03-08T10:00:00.000Z' });
  });
  test('never', () => expect(read('2026-03-08 02:30')).toEqual({ code: 'interop.row-time-never' }));
  test('twice', () => expect(read('2026-11-01 01:30')).toEqual({ code: 'interop.row-time-twice' }));
  test('an offset in the text goes before the zone, so that even that hour is known', () => {
    const iso = instantReader('iso', 'America/Los_Angeles');
    expect([iso?.('2026-11-01T01:30:00-07:00'), iso?.('2026-11-01T01:30:00-08:00')]).toEqual([{ at: '2026-11-01T08:30:00.000Z' }, { at: '2026-11-01T09:30:00.000Z' }]);
  });
});
