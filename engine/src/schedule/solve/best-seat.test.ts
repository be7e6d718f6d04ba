import { describe, expect, test } from 'vitest';
import { all } from '../constraints/biting-days.test-data.ts';
import type { Instance } from '../compile/instance.ts';
import { compile } from '../index.ts';
import { alone, lesson, modality, plannedDay } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { bestSeat, companyGain } from './best-seat.ts';
import { layOut } from './puzzle.ts';
import { emptyState, openStation, sit } from './state.ts';
import type { DayState } from './state.ts';
import { optionPrice, placeGain } from './student-day.ts';

const stateOf = (parts: DayParts, change: (instance: Instance) => Partial<Instance> = () => ({})): DayState => {
  const instance = compile(plannedDay({ spaces: { r1: {}, r2: {} }, ...parts }));
  return emptyState(layOut({ ...instance, ...change(instance) }));
};
/** The option of a demand for a competency in a modality. */
const option = (state: DayState, demand: number, what: string) => {
  const { options, demands, students, periods } = state.puzzle.instance;
  const own = demands[demand];
  return options.id.indexOf(`${students[own?.student ?? -1]?.id}/${periods[own?.period ?? -1]?.id}/maths/${what}`);
};
const wants = { 'ratio/lesson': 90, 'rates/lesson': 70, 'ratio/alone': 60, 'rates/alone': 80 };
const three = all(['s1', 's2', 's3'], wants);

describe('the best seat among open stations', () => {
  test('[SC63] is the one that adds most, and a group too small adds less', () => {
    const state = stateOf({ students: three });
    const teaching = openStation(state, { period: 0, kind: 0, space: 0, adults: [0] });
    openStation(state, { period: 0, kind: 1, space: 1, adults: [1] });
    // Alone in a lesson that needs two: work alone is better.
    expect(bestSeat(state, 2)).toMatchObject({ option: option(state, 2, 'rates/alone'), gain: 80 });
    sit(state, 0, { station: teaching, group: null, option: option(state, 0, 'ratio/lesson') });
    // The second student makes the group whole, which was short of one.
    const { approval, perStudent } = state.puzzle.instance.prices;
    expect(bestSeat(state, 2)).toMatchObject({ station: teaching, option: option(state, 2, 'ratio/lesson'), gain: 90 + approval + perStudent });
  });

  test('[SC7] opens no second group where a station holds one', () => {
    const state = stateOf({ students: three, modalities: [{ ...lesson, groupSize: { min: 1, max: 12 } }, alone] });
    const teaching = openStation(state, { period: 0, kind: 0, space: 0, adults: [0] });
    sit(state, 0, { station: teaching, group: null, option: option(state, 0, 'rates/lesson') });
    expect(bestSeat(state, 1)?.option).toBe(option(state, 1, 'rates/lesson'));
  });

  test('[SC61] is none where no station may take the student', () => {
    const state = stateOf({ students: three, spaces: { r1: { seats: 1 }, r2: {} }, modalities: [modality('lesson')] });
    const full = openStation(state, { period: 0, kind: 0, space: 0, adults: [0] });
    sit(state, 0, { station: full, group: null, option: option(state, 0, 'ratio/lesson') });
    expect(bestSeat(state, 1)).toBeUndefined();
  });

  test('[SC9] in fallback costs what fallback costs', () => {
    const state = stateOf({ students: three });
    const rest = openStation(state, { period: 0, kind: 2, space: 0, adults: [0] });
    expect(bestSeat(state, 0)).toMatchObject({ station: rest, option: -1, gain: -state.puzzle.instance.prices.fallback });
  });
});

describe('what a seat gives beside its value', () => {
  test('[SC37] time owed with an adult counts where that adult is, in the kinds that count', () => {
    const state = stateOf({ students: three }, () => ({ contacts: [{
      constraintId: 'teacher-minutes', demands: [{ demand: 0, amount: null }], adults: [0], isResponsible: true, kinds: [0], atLeast: 30, price: 25,
    }] }));
    expect(placeGain(state, 0, { period: 0, last: 0, space: 0, kind: 0, adults: [0] })).toBe(25);
    expect(placeGain(state, 0, { period: 0, last: 0, space: 0, kind: 0, adults: [1, 0] })).toBe(0);
    expect(placeGain(state, 0, { period: 0, last: 0, space: 0, kind: 1, adults: [0] })).toBe(0);
    expect(placeGain(state, 1, { period: 0, last: 0, space: 0, kind: 0, adults: [0] })).toBe(0);
  });

  test('[SC39] company counts while at least half of the others are of the group', () => {
    const state = stateOf({ students: all(['s1', 's2', 's3', 's4', 's5'], wants) }, () => ({ companies: [{ members: [0, 1, 2], due: [0], price: 15 }] }));
    const station = openStation(state, { period: 0, kind: 1, space: 0, adults: [0] });
    expect(companyGain(state, 0, station)).toBe(15);
    sit(state, 3, { station, group: null, option: option(state, 3, 'ratio/alone') });
    expect(companyGain(state, 0, station)).toBe(0);
    sit(state, 1, { station, group: null, option: option(state, 1, 'ratio/alone') });
    expect(companyGain(state, 0, station)).toBe(15);
    expect(companyGain(state, 4, station)).toBe(0);
  });

  test('[SC27] an activity that the student does at another time today costs', () => {
    const onlyOnce = (instance: Instance) => ({ dayRules: instance.dayRules.filter(({ rule }) => rule === 'activity-once') });
    const state = stateOf({ students: all(['s1'], wants), bell: ['08:00-08:45', '08:50-09:35'] }, onlyOnce);
    const first = openStation(state, { period: 0, kind: 1, space: 0, adults: [0] });
    sit(state, 0, { station: first, group: null, option: option(state, 0, 'ratio/alone') });
    const { approval } = state.puzzle.instance.prices;
    expect(optionPrice(state, 1, option(state, 1, 'ratio/alone'))).toBe(approval);
    expect(optionPrice(state, 1, option(state, 1, 'rates/alone'))).toBe(0);
  });

  test('[SC29] so does time on a screen that is too much with the rest of the day', () => {
    const screen = modality('alone', { isOnScreen: true, groupsPerStation: 30 });
    const state = stateOf({ students: all(['s1'], wants), bell: ['08:00-08:45', '08:50-09:35'], modalities: [lesson, screen], limits: { screenMinutesPerDay: 50 } });
    expect(optionPrice(state, 1, option(state, 1, 'rates/alone'))).toBe(0);
    const first = openStation(state, { period: 0, kind: 1, space: 0, adults: [0] });
    sit(state, 0, { station: first, group: null, option: option(state, 0, 'ratio/alone') });
    expect(optionPrice(state, 1, option(state, 1, 'rates/alone'))).toBe(state.puzzle.instance.prices.approval);
    expect(optionPrice(state, 1, option(state, 1, 'rates/lesson'))).toBe(0);
  });
});
