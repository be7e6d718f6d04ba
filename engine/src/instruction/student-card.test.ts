import { describe, expect, test } from 'vitest';
import { facts, on, plan, seat } from './small-day.test-data.ts';
import { studentCard } from './student-card.ts';

const cardOf = (studentId: string) => studentCard({ plan, facts, studentId });
const entryOf = (studentId: string, periodId: string) => cardOf(studentId).entries.find((entry) => entry.periodId === periodId);

describe('studentCard', () => {
  test('[IN1] planned meetings, standing sections and reserved time are one day, in the order of the clock', () => {
    expect(cardOf('s1').on).toBe(on);
    expect(cardOf('s1').entries.map((entry) => [entry.periodId, entry.kind, entry.title])).toEqual([
      ['advisory', 'reserved', 'Advisory'], ['1', 'meeting', 'Unit rates'], ['2', 'meeting', 'Unit rates'], ['3', 'section', 'Art'],
    ]);
  });

  test('[IN1] a period of which nothing is known has no entry', () => {
    expect(entryOf('s5', 'advisory')).toBeUndefined();
    expect(cardOf('nobody').entries).toEqual([]);
  });

  test('[IN2] a meeting says where, with which adults and classmates, what to bring, the check and why', () => {
    expect(entryOf('s2', '1')).toMatchObject({
      kind: 'meeting', title: 'Unit rates', spaceId: 'r1', adultIds: ['t1', 'a1'], partnerIds: ['s1', 's4'], competencyId: 'c-rate', modalityId: 'small-group',
      activities: ['Lesson 4', 'Rate cards'], bring: [], exitCheck: { title: 'Check 4', questions: 5, minutes: 6 }, reasons: [{ code: 'x.why', params: {} }], isWithoutEvidence: false,
      startMinute: 520, endMinute: 565,
    });
  });

  test('[IN2] where a teacher teaches the teacher brings the material; where students work by themselves they bring it', () => {
    expect(entryOf('s2', '1')?.bring).toEqual([]);
    expect(entryOf('s2', '2')).toMatchObject({ activities: ['Sheet 9'], bring: ['Sheet 9'] });
  });

  test('[IN2] a card shows what the student is owed, and nobody else\'s', () => {
    expect(entryOf('s1', '1')?.keep).toEqual([
      { code: 'keep.extra-time', params: { student: 's1', minutes: 3, total: 9 } },
      { code: 'keep.push-in', params: { student: 's1', adult: 'a1' } },
    ]);
    expect(entryOf('s2', '1')?.keep.every((reason) => reason.params['student'] === 's2')).toBe(true);
  });

  test('[IN2] a competency known only by its code is headed by the title of one that says the same thing', () => {
    const graph = { ...facts.graph, competencies: new Map([...facts.graph.competencies, ['c-std', { ...facts.graph.selectCompetency('c-rate'), id: 'c-std', code: '6.RP.2', title: '6.RP.2' }] as const]), matchesOf: (id: string) => (id === 'c-std' ? ['c-rate'] : []) };
    const standard = { ...plan, meetings: plan.meetings.map((meeting) => (meeting.id === 'm1' ? { ...meeting, competencyId: 'c-std' } : meeting)) };
    expect(studentCard({ plan: standard, facts: { ...facts, graph }, studentId: 's1' }).entries[1]).toMatchObject({ title: 'Unit rates', competencyId: 'c-std' });
  });

  test('[IN3] a choice without evidence from the last school day is marked', () => {
    expect(entryOf('s1', '1')?.isWithoutEvidence).toBe(true);
  });

  test('[IN4] fallback is called fallback, with its real room and adult, and claims no competency', () => {
    expect(entryOf('s3', '1')).toMatchObject({ kind: 'fallback', title: 'Study hall', spaceId: 'r2', adultIds: ['a1'], competencyId: null, modalityId: null, exitCheck: null, bring: [] });
  });

  test('[IN5] a pull-out service is where the student is, not the section they leave', () => {
    expect(entryOf('s5', '2')).toMatchObject({ kind: 'service', adultIds: ['a1'] });
    expect(entryOf('s5', '1')).toMatchObject({ kind: 'section', title: 'Mathematics 6' });
  });

  test('[IN5] an absent student is absent on the card, whatever else stands in the plan', () => {
    expect(entryOf('s4', '2')).toMatchObject({ kind: 'absent', title: '', spaceId: null });
    expect(entryOf('s4', '1')).toMatchObject({ kind: 'meeting' });
    const stale = { ...plan, seats: [...plan.seats, seat('s4', '2', 'm2')] };
    expect(studentCard({ plan: stale, facts, studentId: 's4' }).entries.find((entry) => entry.periodId === '2')?.kind).toBe('absent');
  });

  test('[IN5] an adult who is out is not promised to anybody', () => {
    expect(entryOf('s1', '3')).toMatchObject({ kind: 'section', title: 'Art', spaceId: 'r3', adultIds: [] });
  });

  test('[IN6] the same plan and facts give the same card', () => {
    expect(cardOf('s1')).toEqual(cardOf('s1'));
    const shuffled = { ...plan, seats: plan.seats.toReversed() };
    expect(studentCard({ plan: shuffled, facts, studentId: 's2' })).toEqual(cardOf('s2'));
  });

  test('[IN6] other facts with the same plan are not mistaken for the first ones', () => {
    cardOf('s1');
    const away = { ...facts, availability: [{ subject: { kind: 'person', id: 's1' } as const, on, periodIds: null, reason: 'ill' }] };
    expect(studentCard({ plan, facts: away, studentId: 's1' }).entries.map((entry) => entry.kind)).toEqual(['absent', 'absent', 'absent', 'absent']);
  });
});
