import { expect, test } from 'vitest';
import { pastMeetings } from './past-meetings.ts';
import type { PastDay } from './past-meetings.ts';

const day = (on: string): PastDay => ({
  on,
  stations: [{ id: 'st1', adoptionId: 'ad' }, { id: 'st2', adoptionId: 'other' }],
  meetings: [
    { id: 'm1', stationId: 'st1', competencyId: 'c1', modalityId: 'lesson', activityIds: ['a1'] },
    { id: 'm2', stationId: 'st2', competencyId: 'c2', modalityId: 'lesson', activityIds: ['a2'] },
    { id: 'm3', stationId: 'st1', competencyId: null, modalityId: null, activityIds: [] },
  ],
  seats: [
    { studentId: 's1', periodId: '2', meetingId: 'm1', minutes: 25, stage: 'review' },
    { studentId: 's1', periodId: '1', meetingId: 'm1', minutes: 25, stage: 'new' },
    { studentId: 's2', periodId: '1', meetingId: 'm2', minutes: 25, stage: 'new' },
    { studentId: 's3', periodId: '1', meetingId: 'm3', minutes: 0, stage: null },
  ],
});

test('[PA19] each student has the meetings of this adoption, by day and period; fallback and other adoptions are none', () => {
  const past = pastMeetings({ history: [day('2026-09-14'), day('2026-09-11')], adoptionId: 'ad' });
  expect([...past.keys()]).toEqual(['s1']);
  expect(past.get('s1')?.map(({ on, periodId }) => `${on} ${periodId}`)).toEqual(['2026-09-11 1', '2026-09-11 2', '2026-09-14 1', '2026-09-14 2']);
  expect(past.get('s1')?.[0]).toEqual({ on: '2026-09-11', periodId: '1', competencyId: 'c1', modalityId: 'lesson', activityIds: ['a1'], stage: 'new', minutes: 25 });
});
