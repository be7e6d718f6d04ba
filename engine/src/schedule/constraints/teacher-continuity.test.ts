import { expect, test } from 'vitest';
import type { Activity } from '../../model/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { compile, solve, toDayPlan } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { activityId, plannedDay, rationale, tuesday } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { teacherContinuity } from './teacher-continuity.ts';

const three = ['s1', 's2', 's3'];
const monday = '2026-09-14';
const wants = { 'ratio/lesson': 90, 'rates/lesson': 80, 'ratio/alone': 50 };
type Past = readonly (readonly [on: string, stations: readonly HandStation[]])[];
function dayAfter(past: Past, parts: Partial<DayParts> = {}) {
  const day = plannedDay({ students: all(three, wants), ...parts });
  const facts: DayFacts = { ...day.facts, history: past.map(([on, stations]) => ({ ...handPlan(day.facts, stations), on })) };
  return { ...day, facts };
}
const led = (adult: string, competency: string, modality = 'lesson'): HandStation => ({ adults: [adult], modality, groups: { [competency]: three } });
const begunWithT2: Past = [[monday, [led('t2', 'ratio')]]];
const told = (day: { readonly facts: DayFacts }, today: HandStation) => found(teacherContinuity, day.facts, [today]);

test('[SC54] whoever goes on with a competency, and not with the teacher who began it, is told', () => {
  expect(told(dayAfter(begunWithT2), led('t1', 'ratio'))).toMatchObject(three.map((studentId) => ({
    constraintId: 'teacher-continuity', tier: 'preferred', studentIds: [studentId], adultIds: ['t2'], periodId: '1', params: { competency: 'ratio' },
  })));
  expect(told(dayAfter(begunWithT2), led('t2', 'ratio'))).toEqual([]);
  expect(told(dayAfter(begunWithT2), { ...led('t1', 'ratio'), adults: ['t1', 't2'] })).toEqual([]);
});

test('[SC54] another competency, and work that nobody leads, may be with anybody', () => {
  expect(told(dayAfter(begunWithT2), led('t1', 'rates'))).toEqual([]);
  expect(told(dayAfter(begunWithT2), led('t1', 'ratio', 'alone'))).toEqual([]);
  expect(told(dayAfter([[monday, [led('t2', 'ratio', 'alone')]]]), led('t1', 'ratio'))).toEqual([]);
});

test('[SC54] the teacher of the first meeting counts, and no stand-in after', () => {
  const past: Past = [['2026-09-11', [led('t2', 'ratio')]], [monday, [led('t1', 'ratio')]]];
  expect(told(dayAfter(past), led('t1', 'ratio'))).toHaveLength(3);
  expect(told(dayAfter(past), led('t2', 'ratio'))).toEqual([]);
});

test('[SC54] nobody waits for a teacher who is not there', () => {
  const away: Partial<DayParts> = { facts: { availability: [{ subject: { kind: 'person', id: 't2' }, on: tuesday, periodIds: null, reason: 'ill' }] } };
  const day = dayAfter(begunWithT2, away);
  expect(told({ facts: { ...day.facts, history: dayAfter(begunWithT2).facts.history } }, led('t1', 'ratio'))).toEqual([]);
  expect(compile(day).continuations).toEqual([]);
});

test('[SC54] a unit goes on with the teacher of its first lesson, whatever each lesson is on', () => {
  const written = (competencyId: string, step: number): Activity => ({
    id: activityId(competencyId, 'lesson'), title: competencyId, competencyIds: [competencyId], modalityId: 'lesson', minutes: 30, isOnScreen: false,
    material: 'a sheet', pagesToCopy: 1, printable: 'a sheet', rationale, unit: { id: 'u', step },
  });
  const day = dayAfter(begunWithT2, { activities: [written('ratio', 1), written('rates', 2)] });
  expect(told(day, led('t1', 'rates'))).toHaveLength(3);
  expect(told(day, led('t2', 'rates'))).toEqual([]);
});

test('[SC54] in the instance it costs a little, for the options that go on, and the plan says so where it is kept', () => {
  const begun = dayAfter(begunWithT2);
  // With another task: the same one may not come again.
  const history = begun.facts.history.map((plan) => ({ ...plan, meetings: plan.meetings.map((meeting) => ({ ...meeting, activityIds: ['first-steps'] })) }));
  const day = { ...begun, facts: { ...begun.facts, history } };
  const instance = compile(day);
  const goesOn = instance.tasks.flatMap(({ competencyId, kind }, task) => (competencyId === 'ratio' && instance.kinds[kind]?.modalityId === 'lesson' ? [task] : []));
  const teacher = instance.adults.findIndex(({ id }) => id === 't2');
  expect(instance.continuations).toEqual(instance.demands.map((_, demand) => ({ demand, tasks: goesOn, adults: [teacher], price: instance.prices.preferred })));
  const solution = solve(instance, { seed: 1, iterations: 20 });
  const plan = toDayPlan({ ...day, instance, solution, seed: 1, asOf: '2026-09-14T20:00:00.000Z', modelVersions: {} });
  expect(plan.stations.map(({ adultIds }) => adultIds)).toEqual([['t2']]);
  expect(plan.seats.every(({ reasons }) => reasons.some(({ code, params }) => code === 'schedule.goes-on-with' && params['adult'] === 't2'))).toBe(true);
});
