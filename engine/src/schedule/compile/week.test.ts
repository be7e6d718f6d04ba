import { describe, expect, test } from 'vitest';
import { schoolDayOn } from '../../roster/index.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import type { DayFacts } from '../day-facts.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { compile, solve, toDayPlan } from '../index.ts';
import { plannedDay, schoolWeek } from '../planned-day.test-data.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { checkedWeek } from '../verify/checked-week.ts';
import { viewCalendar } from './calendar-view.ts';
import { viewWeek } from './week.ts';

const day = plannedDay({
  students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell: ['08:00-08:45', '08:50-09:35'],
  facts: { availability: [{ subject: { kind: 'person', id: 's1' }, on: '2026-09-17', periodIds: null, reason: 'a journey' }] },
});
const monday = { ...handPlan(day.facts, [{ groups: { ratio: ['s1', 's2'] } }]), on: '2026-09-14' };
const facts: DayFacts = { ...day.facts, history: [{ ...monday, on: '2026-09-11' }, monday] };
const week = viewWeek(facts, viewCalendar(facts));

describe('the week round today, as planning sees it', () => {
  test('[SC41] what was given is what was published this week, not last', () => {
    expect(week.before('s1').map(({ on, periodId, minutes }) => [on, periodId, minutes])).toEqual([['2026-09-14', '1', 45]]);
    expect(week.last('s1', 'maths')?.on).toBe('2026-09-14');
  });

  test('[SC41] what can still be given leaves out days away that are known', () => {
    expect(week.ahead('s1').map(({ on, periodId }) => `${on} ${periodId}`)).toEqual(['2026-09-16 1', '2026-09-16 2', '2026-09-18 1', '2026-09-18 2']);
    expect(week.ahead('s2')).toHaveLength(6);
  });

  test('[SC41] the share of the week here counts days with a plan behind, and days not known to be missed ahead', () => {
    expect(week.hereShare('s1')).toBe(0.8);
    expect(week.hereShare('s2')).toBe(1);
    expect(week.hereShare('nobody')).toBe(0);
  });
});

describe('planner and checker see the same week, each with eyes of its own', () => {
  /** A random school's days up to today, planned and published one after another. */
  function lived(seed: number): DayFacts {
    const school = randomSchool(seed);
    let history: DayFacts['history'] = [];
    for (const on of schoolWeek.slice(0, 2)) {
      const then = { ...school.facts, day: schoolDayOn(school.facts.roster, on), history };
      const instance = compile({ facts: then, options: school.options });
      const solution = solve(instance, { seed, iterations: 3 });
      history = [...history, toDayPlan({ facts: then, options: school.options, instance, solution, seed, asOf: `${on}T00:00:00.000Z`, modelVersions: {} })];
    }
    return { ...school.facts, day: schoolDayOn(school.facts.roster, '2026-09-16'), history };
  }

  test('[SC2] given, still to come, and the share of days here', () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const school = lived(seed);
      const planning = viewWeek(school, viewCalendar(school));
      const checking = checkedWeek(school);
      for (const { id } of school.roster.people.filter(({ role }) => role === 'student')) {
        const where = `seed ${seed}, ${id}`;
        expect(checking.presence(id), where).toBe(planning.hereShare(id));
        expect(checking.past(id).map(({ on, seat, periodMinutes }) => [on, seat.periodId, periodMinutes]), where).toEqual(planning.before(id).map(({ on, periodId, minutes }) => [on, periodId, minutes]));
        expect(checking.future(id), where).toEqual(planning.ahead(id));
        expect(checking.lastSeat(id, 'maths')?.meeting.id, where).toBe(planning.last(id, 'maths')?.meeting.id);
      }
    }
  });
});
