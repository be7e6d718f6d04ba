import type { Instance, InstanceAdult, InstanceSpace, StationKind } from '../compile/instance.ts';

/** A day that differs in one thing, so that solving it again tells what that thing is worth. */
export type WhatIf =
  /** One more adult like the given one, in this period alone. */
  | { readonly kind: 'one-more-adult'; readonly like: number; readonly period: number }
  /** One more space like the given one, in this period alone. */
  | { readonly kind: 'one-more-space'; readonly like: number; readonly period: number }
  /** Groups, spaces and adults may have one student more than now, in stations of this kind. */
  | { readonly kind: 'one-more-seat'; readonly in: number }
  /** A group of this kind may be as small as this. */
  | { readonly kind: 'smaller-group'; readonly in: number; readonly least: number }
  /** The option is worth so many points more. */
  | { readonly kind: 'worth-more'; readonly option: number; readonly points: number };

export function changeDay(instance: Instance, change: WhatIf): Instance {
  switch (change.kind) {
    case 'one-more-adult': return addAdult(instance, change.like, change.period);
    case 'one-more-space': return addSpace(instance, change.like, change.period);
    case 'one-more-seat': {
      const own = instance.kinds[change.in];
      const spaces = instance.spaces.map((space, position): InstanceSpace =>
        (own?.spaces.includes(position) === true && space.seats !== null ? { ...space, seats: space.seats + 1 } : space));
      return withKind({ ...instance, spaces }, change.in, (kind) => ({
        ...kind,
        groupMax: plusOne(kind.groupMax), studentsPerAdult: plusOne(kind.studentsPerAdult),
        ratio: kind.ratio.map((step) => ({ ...step, students: step.students + 1 })),
        rooms: kind.rooms.map((room) => ({ ...room, students: plusOne(room.students) })),
      }));
    }
    case 'smaller-group': return withKind(instance, change.in, (kind) => ({ ...kind, groupMin: Math.min(kind.groupMin, change.least) }));
    case 'worth-more': return withValues(instance, (value, row) => (row === change.option ? value + change.points : value));
  }
}

/**
 * The same day in which nothing is worth more than that this option is taken: `insisted` points are on it, to be taken off the score again.
 * A price on all others would not do: fallback would be the cheap way out.
 */
export function insistOn(instance: Instance, option: number): Instance {
  return withValues(instance, (value, row) => (row === option ? value + insisted : value));
}

/** More than any limit that has a price is worth, less than a place for somebody. */
export const insisted = 5_000;

function addAdult(instance: Instance, like: number, period: number): Instance {
  const pattern = instance.adults[like];
  if (pattern === undefined) return instance;
  const adult: InstanceAdult = { ...pattern, id: `${pattern.id}+1`, stationsAtOnce: onlyIn(instance, period), neverAll: [], busyAtMost: null };
  const at = instance.adults.length;
  return {
    ...instance,
    adults: [...instance.adults, adult],
    kinds: instance.kinds.map((kind) => (kind.adults.includes(like) ? { ...kind, adults: [...kind.adults, at] } : kind)),
  };
}

function addSpace(instance: Instance, like: number, period: number): Instance {
  const pattern = instance.spaces[like];
  if (pattern === undefined) return instance;
  const space: InstanceSpace = { ...pattern, id: `${pattern.id}+1`, stationsAtOnce: onlyIn(instance, period) };
  const at = instance.spaces.length;
  return {
    ...instance,
    spaces: [...instance.spaces, space],
    kinds: instance.kinds.map((kind) => (kind.spaces.includes(like)
      ? { ...kind, spaces: [...kind.spaces, at], rooms: [...kind.rooms, ...kind.rooms.filter((room) => room.space === like).map((room) => ({ ...room, space: at }))] }
      : kind)),
  };
}

function onlyIn({ periods }: Instance, period: number): readonly number[] {
  return periods.map((_, at) => (at === period ? 1 : 0));
}

function withKind(instance: Instance, at: number, change: (kind: StationKind) => StationKind): Instance {
  return { ...instance, kinds: instance.kinds.map((kind, position) => (position === at ? change(kind) : kind)) };
}

function withValues(instance: Instance, change: (value: number, row: number) => number): Instance {
  return { ...instance, options: { ...instance.options, value: instance.options.value.map(change) } };
}

function plusOne(most: number | null): number | null {
  return most === null ? null : most + 1;
}
