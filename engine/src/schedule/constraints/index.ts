import { accommodatedGroupSize } from './accommodated-group-size.ts';
import { adultMinutesInARow } from './adult-minutes-in-a-row.ts';
import { adultOnce } from './adult-once.ts';
import { availability } from './availability.ts';
import { competencyOnce } from './competency-once.ts';
import type { Constraint } from './constraint.ts';
import { dutyFreeLunch } from './duty-free-lunch.ts';
import { equipment } from './equipment.ts';
import { extraTime } from './extra-time.ts';
import { fairnessFloor } from './fairness-floor.ts';
import { fallbackCapacity } from './fallback-capacity.ts';
import { fitsPeriod } from './fits-period.ts';
import { gradeSpan } from './grade-span.ts';
import { groupSize } from './group-size.ts';
import { homeTeacher } from './home-teacher.ts';
import { keepApart } from './keep-apart.ts';
import { knownOption } from './known-option.ts';
import { locks } from './locks.ts';
import { noRepeat } from './no-repeat.ts';
import { onePlace } from './one-place.ts';
import { partialAttendance } from './partial-attendance.ts';
import { planningTime } from './planning-time.ts';
import { preparations } from './preparations.ts';
import { printable } from './printable.ts';
import { qualifiedAdult } from './qualified-adult.ts';
import { requiredAdult } from './required-adult.ts';
import { requiredSpace } from './required-space.ts';
import { responsibleAdult } from './responsible-adult.ts';
import { screenMinutes } from './screen-minutes.ts';
import { seats } from './seats.ts';
import { serviceMinutes } from './service-minutes.ts';
import { spaceKind } from './space-kind.ts';
import { spaceOnce } from './space-once.ts';
import { stableGroup } from './stable-group.ts';
import { studentsPerAdult } from './students-per-adult.ts';
import { teacherContinuity } from './teacher-continuity.ts';
import { teacherMinutes } from './teacher-minutes.ts';
import { twoPeriods } from './two-periods.ts';
import { unitOrder } from './unit-order.ts';
import { walking } from './walking.ts';
import { wishes } from './wishes.ts';

/**
 * Every rule of a school day, one file each. Order matters only where one rule may replace what another has set: locks come last,
 * because a person's word goes first.
 */
export const allConstraints: readonly Constraint[] = [
  // Who is where
  onePlace, adultOnce, spaceOnce, availability, seats, spaceKind, walking,
  // Adults
  responsibleAdult, qualifiedAdult, studentsPerAdult, fallbackCapacity, dutyFreeLunch, planningTime, adultMinutesInARow, preparations,
  // What is done
  twoPeriods, knownOption, printable, fitsPeriod, partialAttendance, equipment, groupSize, noRepeat, competencyOnce, unitOrder, gradeSpan, screenMinutes,
  // What single students need
  extraTime, requiredSpace, accommodatedGroupSize, requiredAdult, serviceMinutes, keepApart,
  // The week
  teacherMinutes, homeTeacher, teacherContinuity, stableGroup,
  // From day to day
  wishes, fairnessFloor,
  locks,
];
