import { describe, expect, test } from 'vitest';
import { indexDay } from './day-index.ts';
import { keepFor } from './keep.ts';
import { facts, plan, seat } from './small-day.test-data.ts';

const index = indexDay(plan, facts);
const keep = (studentId: string, meetingId = 'm1', checkMinutes = 6) => keepFor(index, seat(studentId, '1', meetingId, { checkMinutes }));

describe('keepFor', () => {
  test('[IN7] extra time is said in minutes of this check, not as a factor', () => {
    expect(keep('s1', 'm1', 9)[0]).toEqual({ code: 'keep.extra-time', params: { student: 's1', minutes: 3, total: 9 } });
  });

  test('[IN7] where no check holds the minutes, the share is said, so that it is never silently dropped', () => {
    expect(keep('s1', 'm3', 0)[0]).toEqual({ code: 'keep.extra-time-share', params: { student: 's1', percent: 50 } });
  });

  test('[IN7] every kind of accommodation reaches the card', () => {
    expect(keep('s2')).toEqual([{ code: 'keep.read-aloud', params: { student: 's2' } }, { code: 'keep.other', params: { student: 's2', detail: 'sits near the door' } }]);
    expect(keep('s3')).toEqual([{ code: 'keep.group-size', params: { student: 's3', count: 4 } }, { code: 'keep.space', params: { student: 's3', space: 'r2' } }]);
    expect(keep('s4')).toEqual([{ code: 'keep.adult', params: { student: 's4', adult: 'a1' } }, { code: 'keep.assistive-technology', params: { student: 's4', detail: 'a screen reader' } }]);
  });

  test('[IN7] one that has ended, or that is another student\'s, is not shown', () => {
    expect(keep('s1').map((reason) => reason.code)).not.toContain('keep.read-aloud');
    expect(keep('s5')).toEqual([]);
  });

  test('[IN7] a push-in adult is named only in the station where they are', () => {
    expect(keep('s1', 'm1').map((reason) => reason.code)).toContain('keep.push-in');
    expect(keep('s1', 'm2').map((reason) => reason.code)).not.toContain('keep.push-in');
  });
});
