import type { Instance, Solution } from '@heddle/engine/schedule';

export type Moved = {
  /** Students who are here and none of whose stations lost its adult or its space. */
  readonly unaffected: number;
  /** Of these, with another competency or modality in some period; and the share. */
  readonly moved: number;
  readonly movedShare: number;
  /** The same without those whose group became too small when others stayed at home. */
  readonly movedByChoice: number;
  /** Of the unaffected, with another competency, modality or responsible adult; and with anything else, the space too. */
  readonly movedOrAdultShare: number;
  readonly movedAdultOrSpaceShare: number;
};

/** Whom did a repair move who had nothing to do with the news? */
export function howMoved(day: Instance, before: Solution, after: Solution): Moved {
  const [old, now] = [placesIn(day, before), placesIn(day, after)];
  const students = new Set(day.demands.map(({ student }) => student));
  const studentsWhere = (suits: (demand: number) => boolean) => new Set([...day.demands.keys()].filter(suits).map((demand) => day.demands[demand]?.student ?? -1));
  const affected = studentsWhere((demand) => old.get(demand)?.isHit !== false);
  const small = studentsWhere((demand) => old.get(demand)?.isTooSmall === true);
  const changed = (what: readonly ('lesson' | 'adult' | 'space')[]) => {
    const moved = studentsWhere((demand) => what.some((one) => old.get(demand)?.[one] !== now.get(demand)?.[one]));
    return [...moved].filter((student) => !affected.has(student));
  };
  const unaffected = students.size - affected.size;
  const share = (moved: readonly number[]) => Math.round((1e4 * moved.length) / Math.max(1, unaffected)) / 1e4;
  const moved = changed(['lesson']);
  return {
    unaffected, moved: moved.length, movedShare: share(moved), movedByChoice: moved.filter((student) => !small.has(student)).length,
    movedOrAdultShare: share(changed(['lesson', 'adult'])), movedAdultOrSpaceShare: share(changed(['lesson', 'adult', 'space'])),
  };
}

type Place = { readonly lesson: string; readonly adult: number; readonly space: number; readonly isHit: boolean; readonly isTooSmall: boolean };

function placesIn(day: Instance, { stations }: Solution): ReadonlyMap<number, Place> {
  return new Map(stations.flatMap(({ period, kind, space, adults, groups }) => groups.flatMap(({ task, seats }) => seats.map(({ demand }): [number, Place] => [demand, {
    lesson: `${kind} ${day.tasks[task]?.competencyId}`, adult: adults[0] ?? -1, space,
    isHit: day.spaces[space]?.stationsAtOnce[period] === 0 || adults.some((adult) => day.adults[adult]?.stationsAtOnce[period] === 0),
    isTooSmall: seats.length < (day.kinds[kind]?.groupMin ?? 1),
  }]))));
}
