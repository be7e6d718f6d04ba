import { pickOptions } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';
import { chanceFrom } from './draw/chance.ts';
import { drawSchool, hireAdults } from './draw/school.ts';
import type { DrawnSchool } from './draw/school.ts';
import { minutesEach, writeInstance } from './draw/write-instance.ts';
import type { DayFrame } from './draw/write-instance.ts';

/** The days that figures are measured on, drawn from a seed: same preset, size and seed, same instance on every machine. */
export const presetNames = ['reference', 'tight', 'short', 'uneven'] as const;
export type PresetName = (typeof presetNames)[number];

export type Draw = { readonly preset: PresetName; readonly students: number; readonly periods: number; readonly seed: number };

export function drawInstance({ preset, students, periods, seed }: Draw): Instance {
  return presets[preset](drawSchool({ students, seed }), periods);
}

const presets: Readonly<Record<PresetName, (school: DrawnSchool, periods: number) => Instance>> = {
  /** Periods that are all alike, an adult for 20 students, rooms for all, and a fallback that is worth 8 and never full. */
  reference: (school, periods) => writeInstance(school, {
    ...plainFrame(periods),
    // Sizes are hard there, so that what a student beyond them costs never counts, and a seat in fallback is worth 8.
    prices: { ...schoolPrices, fallback: -8, approval: schoolPrices.never, perStudent: 60 },
    fallback: { supervisors: null, studentsEach: null },
    isOnScreen: () => true, screenPrice: schoolPrices.never,
  }),

  /** Adults and rooms just enough: one of each for 24 students, and fallback for a fifth of them. */
  tight: (school, periods) => {
    const count = Math.ceil(school.students.length / 24);
    const labs = Math.ceil(count / 5);
    const rooms = { classroom: Math.max(1, count - labs), 'small-room': Math.ceil(count / 8), 'collaboration-room': Math.ceil(count / 8), lab: labs, studio: Math.ceil(count / 20) };
    return writeInstance({ ...school, adults: hireAdults(count), rooms }, plainFrame(periods));
  },

  /** Not enough: an adult for 60 students. Fallback holds everybody, so that a plan without violations is there to be found. */
  short: (school, periods) => {
    const count = Math.ceil(school.students.length / 60);
    const rooms = { classroom: count, 'small-room': 1, 'collaboration-room': 1, lab: 1, studio: 1 };
    const supervisors = Math.ceil(school.students.length / 50);
    return writeInstance({ ...school, adults: hireAdults(count), rooms }, { ...plainFrame(periods), fallback: { supervisors, studentsEach: 50 } });
  },

  /** Staff and students differ by period: part-time adults, grades with other subjects, planning time, places that are fixed, double periods. */
  uneven: (school, periods) => {
    const chance = chanceFrom(school.seed * 104_729 + school.students.length * 31 + periods);
    const adults = hireAdults(Math.max(2, Math.round(school.students.length / 14)));
    const elsewhere = school.students.map(({ grade }) => (chance.next() < 0.3 ? grade % periods : chance.next() < 0.2 ? chance.below(periods) : -1));
    const home = adults.map(() => (chance.next() < 0.25 ? chance.below(periods) : -1));
    // With everybody away at once, two students to keep apart would both be with the one supervisor: no plan could keep every limit.
    const someoneStays = (adult: number, period: number) => adult === 1 && home.every((own) => own === period);
    const plans = adults.map((_, at) => periods > 2 && at % 3 === 0);
    const day = writeInstance({ ...school, adults }, {
      ...plainFrame(periods),
      ratio: [{ throughRank: 6, students: 25 }, { throughRank: 8, students: 30 }],
      isStudentIn: (student, period) => periods === 1 || elsewhere[student] !== period,
      isAdultIn: (adult, period) => home[adult] !== period || someoneStays(adult, period),
      busyAtMost: (adult) => (plans[adult] === true ? (periods - 1) * minutesEach : null),
      hasDoubleProjects: periods > 1,
    });
    return fixPlaces(day, chance);
  },
};

/** What a school pays for going without (engine/src/schedule/compile/prices.ts). */
const schoolPrices: Instance['prices'] = { fallback: 160, unplaced: 100_000, never: 10_000, approval: 300, perStudent: 160, perPreparation: 75, preferred: 15 };

function plainFrame(periods: number): DayFrame {
  return {
    periods, prices: schoolPrices,
    fallback: { supervisors: 1, studentsEach: 40 },
    ratio: [],
    // Every other skill has its independent work on paper.
    isOnScreen: (skill) => skill % 2 === 1, screenPrice: schoolPrices.approval,
    isStudentIn: () => true, isAdultIn: () => true, busyAtMost: () => null,
    hasDoubleProjects: false,
  };
}

/** Two places in a hundred are fixed by a person: a competency, or the adult who has to be there. */
function fixPlaces(day: Instance, chance: ReturnType<typeof chanceFrom>): Instance {
  const first = new Map<number, number>();
  day.options.demand.forEach((demand, row) => { if (!first.has(demand)) first.set(demand, row); });
  const dropped = new Set<number>();
  const demands = day.demands.map((demand, at) => {
    if (chance.next() >= 0.02) return demand;
    if (chance.next() < 0.25) {
      const present = [...day.adults.keys()].filter((adult) => day.adults[adult]?.stationsAtOnce[demand.period] === 1 && day.adults[adult]?.busyAtMost === null && day.adults[adult]?.id.startsWith('adult'));
      const adult = present[chance.below(Math.max(1, present.length))];
      return adult === undefined ? demand : { ...demand, withAdults: [adult] };
    }
    const own: number[] = [];
    for (let row = first.get(at) ?? -1; day.options.demand[row] === at; row += 1) own.push(row);
    const kept = competencyOf(day, own[chance.below(Math.max(1, own.length))]);
    for (const row of own) if (competencyOf(day, row) !== kept) dropped.add(row);
    return demand;
  });
  return { ...day, demands, options: pickOptions(day.options, [...day.options.demand.keys()].filter((row) => !dropped.has(row))) };
}

function competencyOf(day: Instance, row: number | undefined): string | null {
  return day.tasks[day.options.task[row ?? -1] ?? -1]?.competencyId ?? null;
}
