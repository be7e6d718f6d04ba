import { describe, expect, test } from 'vitest';
import { copiesFor } from './copies.ts';
import { indexDay } from './day-index.ts';
import { facts, plan, seat } from './small-day.test-data.ts';

const copies = (adultId: string, changed: Partial<typeof plan> = {}) => copiesFor(indexDay({ ...plan, ...changed }, facts), adultId);

describe('copiesFor', () => {
  test('[IN9] the same sheet in two groups is one line with the students of both', () => {
    const both = copies('t1', { meetings: plan.meetings.map((meeting) => (meeting.id === 'm2' ? { ...meeting, activityIds: ['lesson'] } : meeting)) });
    expect(both).toContainEqual({ material: 'Lesson 4', pages: 2, students: 6 });
    expect(both.filter((one) => one.material === 'Lesson 4')).toHaveLength(1);
  });

  test('[IN9] what is copied is the printable form', () => {
    const printable = facts.models.map((adopted) => ({
      ...adopted, adoption: { ...adopted.adoption, activities: adopted.adoption.activities.map((activity) => ({ ...activity, printable: `Page for ${activity.material}` })) },
    }));
    expect(copiesFor(indexDay({ ...plan }, { ...facts, models: printable }), 't1').map((one) => one.material)).toEqual(['Check 4', 'Page for Lesson 4', 'Page for Sheet 9']);
  });

  test('[IN9] a group without students needs no paper, and neither does an activity without pages', () => {
    expect(copies('t1', { seats: [seat('s1', '2', 'm2')] })).toEqual([{ material: 'Check 4', pages: 1, students: 1 }, { material: 'Sheet 9', pages: 1, students: 1 }]);
    expect(copies('t1').map((one) => one.material)).not.toContain('Rate cards');
  });

  test('[IN9] a fallback room copies nothing', () => {
    expect(copies('a1')).toEqual([]);
  });

  test('[IN9] the order is that of the titles, not of the plan', () => {
    const names = copies('t1').map((one) => one.material);
    expect(names).toEqual(names.toSorted());
    expect(copies('t1', { meetings: plan.meetings.toReversed(), stations: plan.stations.toReversed() })).toEqual(copies('t1'));
  });
});
