import { expect, test } from 'vitest';
import { readPeriodsOnly } from './calendar.ts';
import { readWeekdays } from './weekdays.ts';

const bell = ['advisory', '1', '2', '3', '4', '5', 'A', 'B', 'C'];

test.each<[string, readonly string[] | undefined]>([
  ['Assembly: periods 1-4 only', ['1', '2', '3', '4']], ['periods 1 to 3 only', ['1', '2', '3']], ['Only periods 1–2', ['1', '2']], ['Storm. Periods 1, 2 and 5 only.', ['1', '2', '5']],
  ['period 3 only', ['3']], ['periods 1-2, 4-5 only', ['1', '2', '4', '5']], ['only periods 1 and 2 (half day)', ['1', '2']], ['periods A-C only', ['A', 'B', 'C']], ['period advisory only', ['advisory']],
  ['Early release', undefined], ['periods 1-4', undefined], ['no period 5', undefined], ['period 5 is cancelled, seniors only', undefined], ['', undefined],
])('[IO32] the note %j is read as %j', (note, ids) => {
  expect(readPeriodsOnly(note, bell)).toEqual(ids);
});

test.each<[string, readonly number[] | undefined]>([
  ['Mon-Fri', [1, 2, 3, 4, 5]], ['Mon - Thu', [1, 2, 3, 4]], ['Fri', [5]], ['mon wed FRIDAY', [1, 3, 5]], ['Tues, Thurs', [2, 4]], ['Monday–Wednesday; Fri', [1, 2, 3, 5]], ['Sat-Sun', [6, 7]],
  ['Fri-Mon', undefined], ['Mo', undefined], ['daily', undefined], ['', undefined], ['Mon-', undefined],
])('[IO30] the weekdays %j are %j', (text, days) => {
  expect(readWeekdays(text)).toEqual(days);
});
