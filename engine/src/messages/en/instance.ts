import type { Messages } from '../catalogue.ts';

/** Instances and solutions as files: what a solution does not keep. For people who write such files, or another program that does. */
export const instance = {
  'solution.unknown-index': 'The number {value, number} points to nothing: the last of that list in the instance is {last, number}, and they count from 0. Maybe the solution belongs to another instance.',
  'solution.one-seat': '{student} has {count, plural, =0 {no seat} one {# seat} other {# seats}} in {period}, and needs exactly one. Maybe a seat is missing or was written twice.',
  'solution.no-adult': 'The station in {space}, {period}, has no adult. Maybe name the one who leads it.',
  'solution.adult-twice': 'The station in {space}, {period}, names an adult twice. Maybe take one out.',
  'solution.may-not-lead': '{adult} is named first in {space}, {period}, and may not lead "{kind}". Maybe put an adult of that kind first.',
  'solution.no-second-period': 'The station in {space} takes two periods ("{kind}"), and none follows {period}. Maybe begin it earlier.',
  'solution.wrong-space': 'The station in {space}, {period}, is "{kind}", which does not meet there. Maybe use one of its spaces.',
  'solution.too-many-students': 'The station in {space}, {period}, has {count, number} students, and {why, select, seats {the space has seats for} room {that space takes} adults {its adults may have} other {the adult who leads may, at their age, have}} {most, number}. Maybe open one more station.',
  'solution.too-many-groups': 'The station in {space}, {period}, has {count, number} groups, and may have {most, number}. Maybe join two of them.',
  'solution.wrong-option': 'The seat of {student} in {period} does not fit: {what, select, period {the station is in another period} adoption {the station belongs to another model} fallback {in fallback both the task and the option are -1} demand {option {option} is not one of theirs for this period} task {option {option} is for another task than the group has} other {the task of the group is for another kind of station}}. Maybe look up the option again.',
  'solution.needs-space': '{student} needs one of these spaces in {period}, and is in another: {spaces}. Maybe move the station.',
  'solution.needs-adult': '{student} needs {adults} in {period}, not in the same station. Maybe add the adult.',
  'solution.group-at-most': '{student} is in a group of {count, number} in {period}. The most is {most, number}. Maybe split the group.',
  'solution.not-in-second': '{student} is in a meeting of two periods that begins in {period}, and has no place to fill in the second. Maybe choose a shorter meeting.',
  'solution.kept-apart': '{students} are both in {space} in {period}, and should be kept apart. Maybe move one of them.',
  'solution.adult-too-often': '{adult} is in {count, number} stations in {period}, and may be in {most, number}. Maybe name another adult.',
  'solution.adult-no-break': '{adult} works in all of these periods, and one of them has to stay free: {periods}. Maybe name another adult in one.',
  'solution.adult-too-busy': '{adult} is in stations for {minutes, number} minutes, and may be for {most, number}. Maybe free a period.',
  'solution.space-too-often': '{space} holds {count, number} stations in {period}, and may hold {most, number}. Maybe use another space.',
  'solution.too-little-equipment': '{period} uses {used, number} of {equipment}, and there are {amount, number}. Maybe move a group to another period.',
  'solution.not-kept': 'A limit is not kept ({what, select, size {size of a group} contact {time with an adult} ceiling {minutes on screens} rule {what may meet in one day} company {standing group} preparations {things to prepare} walk {way between two spaces} other {least for one student}}): {had, number}, and {wanted, number} is the limit. It costs {points, number} points.',
  'solution.other-value': 'The file says the value is {said, number}, and its seats come to {counted, number}. Maybe it was changed by hand.',
  'solution.other-score': 'The file says the score is {said, number}, and it comes to {counted, number}. Maybe it belongs to another instance.',
} as const satisfies Messages;
