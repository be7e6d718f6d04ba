import { describe, expect, test } from 'vitest';
import { all } from '../constraints/biting-days.test-data.ts';
import { compile } from '../index.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import type { RepairStyle } from './repair-style.ts';
import { repairPeriod, unseated } from './repair.ts';
import { emptyState } from './state.ts';

const calm = (change: Partial<RepairStyle> = {}): RepairStyle => ({ random: seedRandom(1), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set(), ...change });
/** The stations of a day after one repair: "modality space adults: students". */
const repaired = (parts: DayParts, style: Partial<RepairStyle> = {}) => {
  const instance = compile(plannedDay(parts));
  const state = emptyState(layOut(instance));
  repairPeriod(state, 0, calm(style));
  const stations = (state.stations[0] ?? []).map(({ kind, space, adults, groups }) => [
    instance.kinds[kind]?.modalityId ?? 'fallback', instance.spaces[space]?.id, adults.map((adult) => instance.adults[adult]?.id).join('+'),
    groups.flatMap(({ members }) => members).map((demand) => instance.students[instance.demands[demand]?.student ?? -1]?.id).sort().join(' '),
  ].join(' '));
  return { stations: stations.sort(), left: unseated(state, 0).length };
};
const four = all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90, 'ratio/alone': 60 });
const aide = { a1: { role: 'aide', qualifications: [] } } as const;

describe('a repair', () => {
  test('[SC63] seats everybody in the station that gains most', () => {
    expect(repaired({ students: four, adults: { t1: {} } })).toEqual({ stations: ['lesson r1 t1 s1 s2 s3 s4'], left: 0 });
  });

  test('[SC63] takes the smallest space that does not turn anybody away', () => {
    const spaces = { hall: { seats: 60 }, r1: { seats: 24 }, nook: { seats: 3 } };
    expect(repaired({ students: four, adults: { t1: {} }, spaces }).stations).toEqual(['lesson r1 t1 s1 s2 s3 s4']);
  });

  test('[SC63] lets an aide watch over practice and keeps the teacher for teaching', () => {
    const students = { ...four, ...all(['s5', 's6'], { 'rates/alone': 90 }) };
    expect(repaired({ students, adults: { ...aide, t1: {} } }, { share: 0.6 }).stations).toEqual(['alone r2 a1 s5 s6', 'lesson r1 t1 s1 s2 s3 s4']);
  });

  test('[SC61] gives a needed space away last', () => {
    const roster = { accommodations: [{ studentId: 's4', kind: 'space' as const, spaceId: 'r1', ...year }] };
    const parts = { students: four, adults: { ...aide, t1: {} }, spaces: { r1: { seats: 1 }, r2: {} }, roster };
    expect(repaired(parts).stations).toEqual(['alone r1 a1 s4', 'lesson r2 t1 s1 s2 s3']);
  });

  test('[SC61] brings a needed adult to the student, as leader or as helper', () => {
    const roster = { accommodations: [{ studentId: 's1', kind: 'adult' as const, personId: 'a1', ...year }] };
    expect(repaired({ students: four, adults: { ...aide, t1: {} }, roster }).stations).toEqual(['lesson r1 t1+a1 s1 s2 s3 s4']);
    expect(repaired({ students: all(['s1'], { 'ratio/alone': 60 }), adults: aide, roster }).stations).toEqual(['alone r1 a1 s1']);
  });

  test('[SC34] lends an adult who is free to a student who is owed time', () => {
    const services = [{ studentId: 's1', personId: 'a1', periodsPerWeek: 2, minutesPerWeek: null, delivery: 'push-in' as const, windows: [], ...year }];
    expect(repaired({ students: four, adults: { ...aide, t1: {} }, roster: { services } }).stations).toEqual(['lesson r1 t1+a1 s1 s2 s3 s4']);
  });

  test('[SC9] opens fallback only for those whom no station takes', () => {
    const students = { ...four, ...all(['s5'], {}) };
    expect(repaired({ students, adults: { ...aide, t1: {} } })).toEqual({ stations: ['fallback r2 a1 s5', 'lesson r1 t1 s1 s2 s3 s4'], left: 0 });
  });

  test('[SC64] uses nobody outside the periods they were given', () => {
    expect(repaired({ students: four }, { mayUse: () => false })).toEqual({ stations: [], left: 4 });
  });

  test('[SC63] with a high worth of seats elsewhere opens nothing that gains less, and seats nobody for it', () => {
    expect(repaired({ students: all(['s1', 's2'], { 'ratio/lesson': 40, 'ratio/alone': 95 }) }, { share: 0.8 }).stations).toEqual(['alone r1 t1 s1 s2']);
  });
});
