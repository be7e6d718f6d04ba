import { expect, test } from 'vitest';
import { handPlan } from '../schedule/hand-plan.test-data.ts';
import type { HandStation } from '../schedule/hand-plan.test-data.ts';
import type { Seat, Wish } from '../schedule/index.ts';
import { plannedDay } from '../schedule/planned-day.test-data.ts';
import { livedDays } from './lived-days.ts';
import type { LivedDays } from './lived-days.ts';

const ids = ['s1', 's2', 's3', 's4'];
const { facts } = plannedDay({
  students: Object.fromEntries(ids.map((id) => [id, { wants: { 'ratio/lesson': 90, 'rates/lesson': 80, 'ratio/alone': 70 } }])),
  adults: { t1: {}, t2: {}, a1: { role: 'aide' } }, grades: { ratio: '06', rates: '05' },
});
const terms: Seat['terms'] = [{ id: 'gain', points: 1, basis: 'assumed' }];

/** One plan a day, in order; each seat's worth by student. */
function lived(days: readonly { readonly stations: readonly HandStation[]; readonly worth?: Readonly<Record<string, number>> }[], more: { readonly wishes?: readonly Wish[] } = {}): ReadonlyMap<string, LivedDays> {
  const plans = days.map(({ stations, worth = {} }, position) => ({
    ...handPlan(facts, stations, (seat) => ({ ...seat, terms: seat.stage === null && seat.minutes === 0 ? [] : terms, value: worth[seat.studentId] ?? 100 })), on: `2026-09-${String(position + 1).padStart(2, '0')}`,
  }));
  const prior = new Map(ids.map((id, position) => [id, position]));
  return new Map(livedDays({ plans, people: facts.roster.people, models: facts.models, graph: facts.graph, wishes: more.wishes ?? [], prior }).map((one) => [one.studentId, one]));
}
const together: HandStation = { groups: { ratio: ids } };

test('[MS3] minutes with a teacher, in a small group and on grade are those of the meetings', () => {
  const found = lived([{ stations: [{ groups: { ratio: ['s1', 's2'] } }, { modality: 'alone', adults: ['a1'], groups: { ratio: ['s3'], rates: ['s4'] } }] }]);
  expect(found.get('s1')).toMatchObject({ days: 1, teacherMinutes: 30, smallGroupMinutes: 30, onGradeMinutes: 30 });
  expect(found.get('s3')).toMatchObject({ teacherMinutes: 0, smallGroupMinutes: 0, onGradeMinutes: 30 });
  expect(found.get('s4')).toMatchObject({ onGradeMinutes: 0 });
});

test('[MS3] a poor day is worth less than 60; runs are counted over the days a student was there', () => {
  const poor = { stations: [together], worth: { s1: 59, s2: 60 } };
  const found = lived([poor, { stations: [{ groups: { ratio: ['s2', 's3', 's4'] } }] }, poor, { stations: [together] }]);
  expect(found.get('s1')).toMatchObject({ days: 3, poorDays: 2, poorRun: 2 });
  expect(found.get('s2')).toMatchObject({ days: 4, poorDays: 0, poorRun: 0, shareOfBest: 80 });
});

test('[MS3] a day in fallback is a day worth nothing', () => {
  const found = lived([{ stations: [{ modality: null, groups: { none: ['s1'] } }], worth: { s1: 0 } }]);
  expect(found.get('s1')).toMatchObject({ fallbackDays: 1, shareOfBest: 0, poorDays: 1, teacherMinutes: 0 });
});

test('[MS3] the lowest group is the one that knew least before; a single group and work alone are none', () => {
  const apart = { stations: [{ groups: { ratio: ['s1', 's2'] } }, { groups: { rates: ['s3', 's4'] } }] };
  const found = lived([apart, apart, { stations: [together] }, apart, { stations: [{ modality: 'alone', groups: { ratio: ['s1'], rates: ['s2'] } }] }]);
  expect(found.get('s1')?.lowestGroupRun).toBe(2);
  expect(found.get('s3')?.lowestGroupRun).toBe(0);
});

test('[MS3] a wish is counted where the student had a place, and denied where it was something else', () => {
  const wish = (studentId: string, modalityId: string, on = '2026-09-01'): Wish => ({ id: `${studentId}/${modalityId}/${on}`, studentId, on, periodId: '1', competencyId: null, modalityId });
  const found = lived([{ stations: [together] }], { wishes: [wish('s1', 'lesson'), wish('s2', 'alone'), wish('s2', 'lesson', '2026-09-02')] });
  expect(found.get('s1')).toMatchObject({ wishes: 1, deniedWishes: 0 });
  expect(found.get('s2')).toMatchObject({ wishes: 1, deniedWishes: 1 });
});
