import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import type { DayFacts } from '../day-facts.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { freePeriods, withOneMorePeriod } from './one-more-period.ts';

/** Days as a school binds them: which sections a model plans is said by name. */
const days = Array.from({ length: 15 }, (_, seed) => {
  const { facts, options } = randomSchool(seed + 1);
  const sectionIds = facts.roster.sections.map(({ id }) => id);
  return { options, facts: { ...facts, models: facts.models.map((one) => ({ ...one, adoption: { ...one.adoption, claims: { ...one.adoption.claims, sectionIds } } })) } };
});
const placesOf = ({ facts, options }: ReturnType<typeof randomSchool>) => {
  const { demands, students, periods } = compile({ facts, options });
  return demands.map(({ student, period }) => `${students[student]?.id} ${periods[period]?.id}`);
};

describe('one more planned period', () => {
  test('[SC117] it is asked about for students who are there, not planned then and free; most students first', () => {
    let found = 0;
    for (const { facts, options } of days) {
      const due = new Set(placesOf({ facts, options }));
      const free = freePeriods(facts);
      found += free.length;
      expect(free.map(({ studentIds }) => studentIds.length)).toEqual(free.map(({ studentIds }) => studentIds.length).toSorted((left, right) => right - left));
      for (const { periodId, studentIds } of free) {
        const away = facts.availability.filter(({ subject, on, periodIds }) => subject.kind === 'person' && on === facts.day.on && (periodIds === null || periodIds.includes(periodId))).map(({ subject }) => subject.id);
        expect(studentIds.filter((id) => due.has(`${id} ${periodId}`) || away.includes(id))).toEqual([]);
        expect(studentIds.length).toBeGreaterThanOrEqual(5);
      }
    }
    expect(found).toBeGreaterThan(3);
  });

  test('[SC117] a lesson of another subject is not free time', () => {
    const { facts } = days.find((one) => freePeriods(one.facts).length > 0) ?? days[0] ?? randomSchool(1);
    const [period] = freePeriods(facts);
    if (period === undefined) throw new Error('no day has a free period');
    const dates = { from: '2026-08-01', until: null } as const;
    const busy: DayFacts = {
      ...facts, roster: {
        ...facts.roster,
        sections: [...facts.roster.sections, { id: 'art', title: 'Art', subject: 'Art', grades: [], periodIds: [period.periodId], spaceId: null, ...dates }],
        enrollments: [...facts.roster.enrollments, ...period.studentIds.map((personId) => ({ id: `art ${personId}`, personId, sectionId: 'art', role: 'student' as const, ...dates }))],
      },
    };
    expect(freePeriods(busy).some(({ periodId, adoptionId }) => periodId === period.periodId && adoptionId === period.adoptionId)).toBe(false);
  });

  test('[SC117] with it every place of the day is still due, and one more for each of these students', () => {
    for (const { facts, options } of days) {
      for (const period of freePeriods(facts).slice(0, 1)) {
        const [before, after] = [placesOf({ facts, options }), placesOf({ facts: withOneMorePeriod(facts, period), options })];
        expect(after.toSorted()).toEqual([...before, ...period.studentIds.map((id) => `${id} ${period.periodId}`)].toSorted());
      }
    }
  });
});
