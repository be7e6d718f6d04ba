import { describe, expect, test } from 'vitest';
import type { Instance } from '../compile/instance.ts';
import { alikePeriods } from './alike-periods.ts';
import { randomInstance } from './random-instance.test-data.ts';

/** The first even day of at least two periods. */
function evenDay(): Instance {
  for (let seed = 0; ; seed += 1) {
    const instance = randomInstance(seed, { doubles: false, isEven: true });
    const [first, second] = instance.periods;
    if (instance.periods.length === 2 && first?.minutes === second?.minutes && instance.adults.every(({ neverAll }) => neverAll.length === 0)
      && instance.options.id.length > 4 && instance.contacts.length === 0) return instance;
  }
}

describe('periods that are alike', () => {
  test('[SC112] periods with the same students, options, adults and spaces are one', () => {
    expect(alikePeriods(evenDay())).toEqual([[0, 1]]);
  });

  test('[SC112] whatever differs in one of them keeps them apart', () => {
    const day = evenDay();
    const last = day.demands.length - 1;
    const changes: readonly Instance[] = [
      { ...day, options: { ...day.options, value: day.options.value.map((value, at) => (at === 0 ? value + 1 : value)) } },
      { ...day, adults: day.adults.map((adult, at) => (at === 0 ? { ...adult, stationsAtOnce: [0, 1] } : adult)) },
      { ...day, spaces: day.spaces.map((space, at) => (at === 0 ? { ...space, stationsAtOnce: [0, 1] } : space)) },
      { ...day, demands: day.demands.map((demand, at) => (at === last ? { ...demand, spaces: [0] } : demand)) },
      { ...day, periods: day.periods.map((period, at) => (at === 1 ? { ...period, minutes: 99 } : period)) },
      { ...day, ceilings: [{ constraintId: 'screen-minutes', demands: [0], atMost: 5, price: 9 }] },
      { ...day, kinds: day.kinds.map((kind, at) => (at === 0 ? { ...kind, periods: 2 } : kind)) },
    ];
    expect(changes.map((changed) => alikePeriods(changed))).toEqual(changes.map(() => [[0], [1]]));
  });
});
