import type { Instance } from '../compile/instance.ts';

/**
 * Which periods are the same puzzle over again? Where the same students have the same options under the same limits, and the same adults
 * and spaces are free, one period with a weight stands for all of them: the prices of such periods may as well be equal, and the bound costs
 * a part of the work. Periods that differ in anything stand alone.
 */
export function alikePeriods(instance: Instance): readonly (readonly number[])[] {
  const periods = [...instance.periods.keys()];
  // A station over two periods ties a period to its neighbour, so that no two of them play the same part.
  if (instance.tasks.some(({ kind }) => instance.kinds[kind]?.periods === 2)) return periods.map((period) => [period]);
  const sketch = sketchPeriods(instance);
  const groups: number[][] = [];
  for (const period of periods) {
    const twin = groups.find(([first]) => sketch.frames[first ?? 0] === sketch.frames[period] && haveSameOptions(instance, sketch, [first ?? 0, period]));
    if (twin === undefined) groups.push([period]);
    else twin.push(period);
  }
  return groups;
}

type Sketch = {
  /** All but the options, as one text. */
  readonly frames: readonly string[];
  readonly demandsIn: readonly (readonly number[])[];
  /** Where each demand's options begin, and one entry more. */
  readonly start: Int32Array;
};

function sketchPeriods(instance: Instance): Sketch {
  const { demands } = instance;
  const limits: string[][] = demands.map(() => []);
  instance.dayRules.forEach((rule, at) => rule.demands.forEach((demand) => limits[demand]?.push(`rule ${at}`)));
  instance.ceilings.forEach((ceiling, at) => ceiling.demands.forEach((demand) => {
    // A ceiling over one period is that period's own, and the same as another one's if it says the same.
    limits[demand]?.push(ceiling.demands.length > 1 ? `ceiling ${at}` : `own ceiling ${ceiling.atMost} ${ceiling.price}`);
  }));
  instance.contacts.forEach((contact, at) => contact.demands.forEach(({ demand, amount }) => limits[demand]?.push(`contact ${at} ${amount}`)));
  const demandsIn = instance.periods.map((_, period) => [...demands.keys()].filter((demand) => demands[demand]?.period === period)
    .sort((left, right) => (demands[left]?.student ?? 0) - (demands[right]?.student ?? 0)));
  const start = new Int32Array(demands.length + 1);
  for (const demand of instance.options.demand) start[demand + 1] = (start[demand + 1] ?? 0) + 1;
  for (let at = 1; at < start.length; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
  const frames = instance.periods.map(({ minutes }, period) => JSON.stringify([
    minutes,
    instance.adults.map(({ stationsAtOnce, neverAll }) => [stationsAtOnce[period], neverAll.flatMap((set, at) => (set.includes(period) ? [at] : []))]),
    instance.spaces.map(({ stationsAtOnce }) => stationsAtOnce[period]),
    instance.equipment.map(({ amountIn }) => amountIn[period]),
    (demandsIn[period] ?? []).map((demand) => [demands[demand]?.student, demands[demand]?.adoptionId, demands[demand]?.spaces, limits[demand]]),
  ]));
  return { frames, demandsIn, start };
}

function haveSameOptions({ options }: Instance, { demandsIn, start }: Sketch, [one, other]: readonly [number, number]): boolean {
  return (demandsIn[one] ?? []).every((demand, position) => {
    const twin = demandsIn[other]?.[position] ?? 0;
    const from = start[demand] ?? 0;
    const shift = (start[twin] ?? 0) - from;
    const until = start[demand + 1] ?? 0;
    if ((start[twin + 1] ?? 0) - until !== shift) return false;
    for (let row = from; row < until; row += 1) {
      for (const column of [options.task, options.value, options.price, options.minutes, options.screenMinutes]) {
        if (column[row] !== column[row + shift]) return false;
      }
    }
    return true;
  });
}
