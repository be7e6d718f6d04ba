import { describe, expect, test } from 'vitest';
import { english } from '../../messages/index.ts';
import { allConstraints, verifyDay } from '../index.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import { layBeside } from './lay-beside.ts';

const day = plannedDay({ students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90 }), limits: { studentsPerAdult: 2 } });

describe('verifyDay', () => {
  test('[SC2] finds nothing in a plan that keeps every limit', () => {
    expect(verifyDay({ facts: plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }) }).facts, plan: handPlan(day.facts, [{ groups: { ratio: ['s1', 's2'] } }]) })).toEqual([]);
  });

  test('[SC2] finds every limit that a plan breaks, of every tier, gravest first', () => {
    const plan = handPlan(day.facts, [{ adults: ['t9'], groups: { ratio: ['s1', 's2'], rates: ['s3'] } }]);
    const found = verifyDay({ facts: day.facts, plan });
    expect(new Set(found.map(({ constraintId }) => constraintId))).toEqual(new Set(['availability', 'responsible-adult', 'qualified-adult', 'students-per-adult', 'known-option', 'group-size']));
    expect(found.map(({ tier }) => tier)).toEqual([...found.map(({ tier }) => tier)].sort((left) => (left === 'never' ? -1 : 1)));
  });

  test('[SC2] an empty plan of a full day is found wanting', () => {
    expect(verifyDay({ facts: day.facts, plan: handPlan(day.facts, []) })).toHaveLength(3);
  });

  test('[SC3] every constraint has a tier, one sentence, and a message with a hint', () => {
    for (const { id, sentence, tier } of allConstraints) {
      expect(['never', 'approval', 'preferred']).toContain(tier);
      expect(sentence, id).toMatch(/^[A-Z].*\.$/);
      expect(JSON.stringify(english[`limit.${id}`] ?? ''), id).toMatch(/Maybe|Plan the day again/);
    }
  });
});

describe('a plan laid beside the facts', () => {
  test('[SC2] a seat that points at no meeting, or at one in another period, is kept apart', () => {
    const plan = handPlan(day.facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }]);
    const lost = { ...plan, seats: plan.seats.map((seat, index) => (index === 0 ? { ...seat, meetingId: 'gone' } : index === 1 ? { ...seat, periodId: '7' } : seat)) };
    const laid = layBeside(day.facts, lost);
    expect(laid.looseSeats.map(({ studentId }) => studentId)).toEqual(['s1', 's2']);
    expect(laid.seats.map(({ student }) => student.id)).toEqual(['s3']);
  });

  test('[SC2] a school\'s own activity goes before the model\'s of the same id', () => {
    const shorter = day.facts.models.map(({ adoption, model }) => ({ model, adoption: {
      ...adoption, activities: model.instruction.activities.filter(({ id }) => id === 'ratio-lesson').map((activity) => ({ ...activity, minutes: 12 })),
    } }));
    const facts = { ...day.facts, models: shorter };
    expect(layBeside(facts, handPlan(facts, [{ groups: { ratio: ['s1'] } }])).seats[0]?.meeting.activities.map(({ minutes }) => minutes)).toEqual([12]);
  });
});
