import { describe, expect, test } from 'vitest';
import { adultCard } from './adult-card.ts';
import { facts, plan, seat } from './small-day.test-data.ts';

const cardOf = (adultId: string) => adultCard({ plan, facts, adultId });

describe('adultCard', () => {
  test('[IN8] an adult sees each station of the day with its groups, in the order of the clock', () => {
    expect(cardOf('t1').stations.map((station) => [station.periodId, station.spaceId, station.isResponsible, station.otherAdultIds])).toEqual([
      ['1', 'r1', true, ['a1']], ['2', 'r1', true, []],
    ]);
    expect(cardOf('a1').stations.map((station) => [station.periodId, station.spaceId, station.isResponsible])).toEqual([['1', 'r1', false], ['1', 'r2', true]]);
  });

  test('[IN8] a group says its students with their reasons and what must be kept, its materials, steps and check', () => {
    const group = cardOf('t1').stations[0]?.groups[0];
    expect(group).toMatchObject({
      meetingId: 'm1', title: 'Unit rates', competencyId: 'c-rate', modalityId: 'small-group', purpose: 'competency',
      activities: ['Lesson 4', 'Rate cards'], materials: ['Lesson 4', 'Rate cards'], exitCheck: { title: 'Check 4', questions: 5, minutes: 6 },
    });
    expect(group?.students.map((student) => student.studentId)).toEqual(['s1', 's2', 's4']);
    expect(group?.students[0]?.keep.map((reason) => reason.code)).toEqual(['keep.extra-time', 'keep.push-in']);
    expect(group?.students[1]?.reasons).toEqual([{ code: 'x.why', params: {} }]);
  });

  test('[IN9] pages to copy are summed by material over the day, the check included, and what needs no paper is left out', () => {
    expect(cardOf('t1').copies).toEqual([
      { material: 'Check 4', pages: 1, students: 6 }, { material: 'Lesson 4', pages: 2, students: 3 }, { material: 'Sheet 9', pages: 1, students: 3 },
    ]);
  });

  test('[IN9] only the responsible adult copies, so that nothing is copied twice', () => {
    expect(cardOf('a1').copies).toEqual([]);
    const all = facts.roster.people.filter((person) => person.role !== 'student').flatMap((person) => cardOf(person.id).copies);
    const pages = all.reduce((sum, copies) => sum + copies.pages * copies.students, 0);
    expect(pages).toBe(3 * (2 + 1) + 3 * (1 + 1));
  });

  test('[IN10] standing sections and pull-outs are on the card; a section that the models plan is not', () => {
    expect(cardOf('t2').fixed).toEqual([
      { periodId: '3', startMinute: 640, endMinute: 685, kind: 'section', title: 'Art', spaceId: 'r3', studentIds: ['s1', 's2', 's3', 's5'], isAdultOut: true },
    ]);
    expect(cardOf('a1').fixed).toEqual([
      { periodId: '2', startMinute: 580, endMinute: 625, kind: 'service', title: '', spaceId: null, studentIds: ['s5'], isAdultOut: false },
    ]);
    expect(cardOf('t1').fixed).toEqual([]);
  });

  test('[IN8] a fallback station is told as what it is', () => {
    const group = cardOf('a1').stations[1]?.groups[0];
    expect(group).toMatchObject({ title: 'Study hall', purpose: 'fallback', materials: [], exitCheck: null, steps: [{ code: 'step.fallback', params: {} }] });
    expect(group?.students.map((student) => student.studentId)).toEqual(['s3']);
  });

  test('[IN6] students stand in the same order however the seats came', () => {
    expect(adultCard({ plan: { ...plan, seats: plan.seats.toReversed() }, facts, adultId: 't1' })).toEqual(cardOf('t1'));
  });

  test('[IN8] an adult without anything that day has an empty card', () => {
    expect(cardOf('nobody')).toMatchObject({ adultId: 'nobody', stations: [], fixed: [], copies: [] });
    expect(adultCard({ plan: { ...plan, seats: [seat('s1', '1', 'gone')] }, facts, adultId: 't1' }).copies).toEqual([]);
  });
});
