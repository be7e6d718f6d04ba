import type { Constraint } from './constraint.ts';
import { adultOnce } from './adult-once.ts';
import { availability } from './availability.ts';
import { onePlace } from './one-place.ts';
import { qualifiedAdult } from './qualified-adult.ts';
import { responsibleAdult } from './responsible-adult.ts';
import { seats } from './seats.ts';
import { spaceKind } from './space-kind.ts';
import { spaceOnce } from './space-once.ts';
import { studentsPerAdult } from './students-per-adult.ts';

/** Every rule of a school day. Order matters only where one narrows what another has set: locks come last, because a person's word goes first. */
export const allConstraints: readonly Constraint[] = [
  onePlace, adultOnce, spaceOnce, availability, seats, spaceKind, responsibleAdult, qualifiedAdult, studentsPerAdult,
];
