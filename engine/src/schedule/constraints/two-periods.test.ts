import { expect, test } from 'vitest';
import { adultCard, studentCard } from '../../instruction/index.ts';
import { compile, verifyDay } from '../index.ts';
import type { DayPlan, Meeting, Station } from '../index.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { layBeside } from '../verify/lay-beside.ts';
import { all, planned } from './biting-days.test-data.ts';
import { twoPeriods } from './two-periods.ts';

const four = ['s1', 's2', 's3', 's4'];
const parts = {
  students: all(four, { 'ratio/lab': 100, 'rates/alone': 20, 'area/alone': 15 }), bell: ['08:00-08:45', '08:45-09:30'], runsOn: ['1'],
  modalities: [{ ...lesson, id: 'lab', periods: 2 as const }, alone],
};
const day = plannedDay(parts);
const plan = planned(day);

test('[SC45] a meeting over two periods stands in each of them, the second part naming the first', () => {
  const [first, second] = plan.meetings;
  expect(plan.stations.map(({ periodId }) => periodId)).toEqual(['1', '2']);
  expect(plan.meetings).toHaveLength(2);
  expect(second?.continues).toBe(first?.id);
  expect([first?.exitCheckId, second?.exitCheckId]).toEqual([null, 'ratio-check']);
  expect(plan.seats).toHaveLength(8);
});

test('[SC45] value and minutes are shared by the parts, and nothing is counted twice', () => {
  const own = plan.seats.filter(({ studentId }) => studentId === 's1');
  expect(own.map(({ value }) => value)).toEqual([100, 100]);
  expect(own.map(({ minutes, checkMinutes }) => [minutes, checkMinutes])).toEqual([[30, 0], [0, 5]]);
  expect(plan.value).toBe(800);
  expect(own[1]?.reasons.map(({ code }) => code)).toEqual(['schedule.goes-on']);
});

test('[SC45] such a plan breaks no other rule: one meeting is no repeat, no second meeting, and fits its two periods', () => {
  expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
  const long = plannedDay({ ...parts, activities: [{ id: 'ratio-lab', title: 'lab', competencyIds: ['ratio'], modalityId: 'lab', minutes: 80, isOnScreen: false, material: 'a kit', pagesToCopy: 1, printable: 'a sheet' }, ...day.facts.models[0]?.model.instruction.activities.filter(({ modalityId }) => modalityId === 'alone') ?? []] });
  const made = planned(long);
  expect(made.seats.filter(({ studentId }) => studentId === 's1').map(({ minutes, checkMinutes }) => [minutes, checkMinutes])).toEqual([[45, 0], [35, 5]]);
  expect(verifyDay({ facts: long.facts, plan: made })).toEqual([]);
});

test('[SC45] student and adult read of it once, up to the end of its second period, with the check', () => {
  const { entries } = studentCard({ plan, facts: day.facts, studentId: 's1' });
  expect(entries.map(({ kind, startMinute, endMinute }) => [kind, startMinute, endMinute])).toEqual([['meeting', 480, 570]]);
  expect(entries[0]?.exitCheck?.title).toBe('ratio check');
  const card = adultCard({ plan, facts: day.facts, adultId: plan.stations[0]?.adultIds[0] ?? '' });
  expect(card.stations.map(({ startMinute, endMinute, groups }) => [startMinute, endMinute, groups[0]?.exitCheck?.title])).toEqual([[480, 570, 'ratio check']]);
  expect(card.copies.map(({ material, students }) => [material, students])).toEqual([['ratio check', 4], ['ratio sheet', 4]]);
});

test('[SC45] where no period runs on, or the student leaves after the first, it is not offered', () => {
  const broken = plannedDay({ ...parts, runsOn: [] });
  expect(compile(broken).options.id.some((id) => id.endsWith('/lab'))).toBe(false);
  const leaving = plannedDay({ ...parts, students: { ...parts.students, s1: { periods: ['1'], wants: { 'ratio/lab': 100 } } } });
  expect(compile(leaving).options.id.filter((id) => id.endsWith('/lab')).sort()).toEqual(['s2/1/maths/ratio/lab', 's3/1/maths/ratio/lab', 's4/1/maths/ratio/lab']);
});

/** The plan with its second part changed. */
function changed(change: { readonly station?: Partial<Station>; readonly meeting?: Partial<Meeting>; readonly without?: string }): readonly unknown[] {
  const second = plan.meetings.find(({ continues }) => continues !== undefined);
  const made: DayPlan = {
    ...plan,
    stations: plan.stations.map((station) => (station.id === second?.stationId ? { ...station, ...change.station } : station)),
    meetings: plan.meetings.map((meeting) => (meeting === second ? { ...meeting, ...change.meeting } : meeting)),
    seats: plan.seats.filter(({ studentId, meetingId }) => meetingId !== second?.id || studentId !== change.without),
  };
  return twoPeriods.check(layBeside(day.facts, made));
}

test('[SC45] a second part in another space, with other adults or other students is told', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ station: { spaceId: 'elsewhere' } })).toHaveLength(1);
  expect(changed({ station: { adultIds: ['t9'] } })).toHaveLength(1);
  expect(changed({ without: 's1' })).toHaveLength(1);
  expect(changed({ meeting: { continues: 'nothing' } })).toHaveLength(2);
});

test('[SC45] a meeting that needs two periods and has one is told', () => {
  expect(twoPeriods.check(layBeside(day.facts, handPlan(day.facts, [{ modality: 'lab', groups: { ratio: ['s1', 's2'] } }])))).toMatchObject([{ tier: 'never', studentIds: ['s1', 's2'], periodId: '1' }]);
});
