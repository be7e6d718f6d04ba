import type { Activity } from '../../model/index.ts';
import type { Option } from '../../path/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { compile, solve, toDayPlan } from '../index.ts';
import type { DayPlan } from '../plan.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { activityId, alone, lesson, modality, plannedDay, rationale, tuesday, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';

/**
 * For each constraint a day on which it bites: the best plan without it would break it, and with it there is a plan that keeps every 'never'.
 * The mutation test leaves each constraint out of its day in turn.
 */
export type BitingDay = { readonly facts: DayFacts; readonly options: readonly Option[] };

const friday = '2026-09-18';
const eight = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'];
const four = eight.slice(0, 4);

/** All of these students want the same. */
export function all(ids: readonly string[], wants: Readonly<Record<string, number>>): DayParts['students'] {
  return Object.fromEntries(ids.map((id) => [id, { wants }]));
}

const lessonFirst = { 'ratio/lesson': 100, 'ratio/alone': 20 };
/** Enough different lessons that nobody repeats one in the course of a day. */
const lessonsAllDay = { 'ratio/lesson': 100, 'rates/lesson': 99, 'area/lesson': 98, 'ratio/alone': 20, 'rates/alone': 19, 'area/alone': 18 };
/** Only the teacher may lead a lesson; the aide watches over work alone. */
const teacherAndAide = { t1: {}, a1: { role: 'aide', qualifications: ['aide'] } } as const;
/** Half of the students want one thing, half another. */
const divided = { ...all(four, { 'ratio/lesson': 100, 'rates/lesson': 20, 'ratio/alone': 10 }), ...all(eight.slice(4), { 'rates/lesson': 100, 'ratio/lesson': 20, 'rates/alone': 10 }) };

export const bitingDays: Readonly<Record<string, () => BitingDay>> = {
  'one-place': () => plannedDay({ students: all(four, lessonFirst) }),
  'adult-once': () => plannedDay({ students: divided, adults: { t1: {} } }),
  'space-once': () => plannedDay({ students: divided, spaces: { r1: {} } }),
  availability: () => {
    const day = plannedDay({ students: divided });
    return { ...day, facts: { ...day.facts, availability: [{ subject: { kind: 'person', id: 't2' }, on: tuesday, periodIds: null, reason: 'ill' }] } };
  },
  seats: () => plannedDay({ students: all(eight, lessonFirst), spaces: { r1: { seats: 6 }, r2: { seats: 6 } } }),
  'space-kind': () => plannedDay({ students: all(four, lessonFirst), modalities: [{ ...lesson, spaceKinds: ['studio'] }, alone] }),
  walking: () => plannedDay({
    students: all(four, { 'ratio/lesson': 100, 'rates/lab': 100, 'rates/lesson': 95 }), bell: ['08:00-08:45', '08:50-09:35'],
    modalities: [lesson, { ...lesson, id: 'lab', spaceKinds: ['studio'] }], spaces: { r1: { zone: 'north' }, r2: { zone: 'south', kind: 'studio' } },
    roster: { walking: [{ between: 'north', and: 'south', minutes: 8, ...year }] },
  }),
  'responsible-adult': () => plannedDay({
    students: all(eight, lessonFirst), modalities: [{ ...lesson, adult: { ...lesson.adult, ratio: [{ throughGrade: '05', students: 3 }, { throughGrade: '12', students: 5 }] } }, alone],
  }),
  'qualified-adult': () => plannedDay({ students: all(four, lessonFirst), adults: { a1: teacherAndAide.a1 } }),
  'students-per-adult': () => plannedDay({ students: all(eight, { 'ratio/alone': 90 }), limits: { studentsPerAdult: 5 } }),
  'fallback-capacity': () => plannedDay({ students: all(eight, {}), fallback: { title: 'Study place', spaceKinds: ['classroom'], studentsPerAdult: 5 } }),
  'duty-free-lunch': () => plannedDay({
    students: all(four, lessonsAllDay), bell: ['11:00-12:00', '12:00-13:00'], adults: teacherAndAide, limits: { dutyFreeLunch: { start: '11:00', end: '13:00', minutes: 30 } },
  }),
  'planning-time': () => plannedDay({ students: all(four, lessonsAllDay), bell: ['08:00-08:45', '08:50-09:35'], adults: teacherAndAide, limits: { planningMinutesPerDay: 40 } }),
  'adult-minutes-in-a-row': () => plannedDay({
    students: all(four, lessonsAllDay), bell: ['08:00-08:45', '08:50-09:35', '09:40-10:25'], adults: teacherAndAide, limits: { adultMinutesInARow: 100 },
  }),
  preparations: () => plannedDay({
    students: {
      ...Object.fromEntries(four.map((id) => [id, { periods: ['1'], wants: { 'ratio/lesson': 100, 'ratio/alone': 60 } }])),
      ...Object.fromEntries(eight.slice(4).map((id) => [id, { periods: ['2'], wants: { 'rates/lesson': 100, 'rates/alone': 60 } }])),
    },
    adults: teacherAndAide, bell: ['08:00-08:45', '08:50-09:35'], limits: { preparationsPerDay: 1 },
  }),
  'two-periods': () => plannedDay({
    students: all(four, { 'ratio/lab': 100, 'rates/alone': 20, 'area/alone': 15 }), bell: ['08:00-08:45', '08:45-09:30'], runsOn: ['1'], modalities: [{ ...lesson, id: 'lab', periods: 2 }, alone],
  }),
  'known-option': () => withOptions(plannedDay({ students: all(four, lessonFirst) }), (option) => (option.modalityId === 'lesson' ? { ...option, activityIds: [activityId('ratio', 'alone')] } : option)),
  printable: () => plannedDay({ students: all(four, lessonFirst), activities: [written('ratio', 'lesson', { printable: null }), written('ratio', 'alone')] }),
  'fits-period': () => plannedDay({ students: all(four, lessonFirst), activities: [written('ratio', 'lesson', { minutes: 41 }), written('ratio', 'alone')] }),
  'group-size': () => plannedDay({ students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 80 }), modalities: [{ ...lesson, groupSize: { min: 2, max: 3 } }, alone] }),
  'no-repeat': () => {
    const parts = { students: all(four, { 'ratio/lesson': 100, 'rates/alone': 50 }) };
    return plannedDay({ ...parts, facts: { history: [planned(plannedDay({ ...parts, on: '2026-09-14' }))] } });
  },
  'competency-once': () => plannedDay({ students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 90, 'rates/lesson': 60, 'rates/alone': 50 }), bell: ['08:00-08:45', '08:50-09:35'] }),
  'unit-order': () => plannedDay({
    students: all(four, { 'ratio/lesson': 100, 'rates/lesson': 90, 'ratio/alone': 20, 'rates/alone': 20 }), bell: ['08:00-08:45', '08:50-09:35'],
    activities: [
      written('ratio', 'lesson', { unit: { id: 'u', step: 1 } }), written('rates', 'lesson', { unit: { id: 'u', step: 2 } }), written('ratio', 'alone', { unit: { id: 'u', step: 4 } }),
      written('rates', 'alone', { unit: { id: 'u', step: 3 } }),
    ],
    facts: { history: [planned(plannedDay({ students: all(four, { 'ratio/lesson': 100 }), on: '2026-09-14' }))] },
  }),
  'partial-attendance': () => plannedDay({
    students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 20 }), activities: [written('ratio', 'lesson'), written('ratio', 'alone', { minutes: 10 })],
    facts: { availability: [{ subject: { kind: 'person', id: 's1' }, on: tuesday, periodIds: [], partly: [{ periodId: '1', minutes: 20 }], reason: 'late bus' }] },
  }),
  equipment: () => plannedDay({
    students: all(four, { 'ratio/screen': 100, 'ratio/alone': 20 }), modalities: [modality('screen', { groupsPerStation: 30, needs: [{ equipment: 'tablets', amount: 1, per: 'student' }] }), alone],
    roster: { equipment: [{ id: 'tablets', amount: 3, ...year }] },
  }),
  'grade-span': () => plannedDay({ students: all(four, { 'limits/lesson': 100, 'ratio/alone': 20 }), grades: { limits: '11' } }),
  'screen-minutes': () => plannedDay({ students: all(four, { 'ratio/screen': 100, 'ratio/alone': 20 }), modalities: [modality('screen', { isOnScreen: true, groupsPerStation: 30 }), alone], limits: { screenMinutesPerDay: 20 } }),
  'extra-time': () => withOptions(plannedDay({
    students: all(four, lessonFirst), roster: { accommodations: [{ studentId: 's1', kind: 'extra-time', factor: 3, ...year }] },
    activities: [written('ratio', 'lesson', { minutes: 35 }), written('ratio', 'alone', { minutes: 20 })],
  }), (option) => (option.modalityId === 'lesson' ? { ...option, checkMinutes: 5 } : option)),
  'required-space': () => plannedDay({
    students: all(four, lessonFirst), spaces: { r1: {}, small: { kind: 'small room', seats: 3 } }, roster: { accommodations: [{ studentId: 's1', kind: 'space', spaceId: 'small', ...year }] },
  }),
  'accommodated-group-size': () => plannedDay({ students: all(eight, lessonFirst), roster: { accommodations: [{ studentId: 's1', kind: 'group-size', atMost: 3, ...year }] } }),
  'required-adult': () => plannedDay({ students: all(four, lessonFirst), adults: teacherAndAide, roster: { accommodations: [{ studentId: 's1', kind: 'adult', personId: 'a1', ...year }] } }),
  'service-minutes': () => plannedDay({
    students: all(four, lessonFirst), adults: teacherAndAide, on: friday,
    roster: { services: [{ studentId: 's1', personId: 'a1', periodsPerWeek: 5, minutesPerWeek: null, delivery: 'push-in', windows: [], ...year }] },
  }),
  'keep-apart': () => plannedDay({ students: all(four, lessonFirst), roster: { keepApart: [{ studentIds: ['s1', 's2'], ...year }] } }),
  'teacher-minutes': () => plannedDay({ students: all(four, { 'ratio/alone': 100, 'ratio/lesson': 60 }), adults: teacherAndAide, on: friday, limits: { teacherMinutesPerWeek: 100 } }),
  'home-teacher': () => withRound(plannedDay({
    students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 95 }), adults: { t1: { qualifications: [] }, t2: {} }, on: friday, limits: { homeTeacherShare: 1 },
  }), [{ id: 'g1', periodId: '1', homeTeacherId: 't1', studentIds: four }]),
  // Yesterday everybody began with the second teacher; unasked, the search takes the first.
  'teacher-continuity': () => {
    const day = plannedDay({ students: all(four, lessonFirst), spaces: { r1: {} } });
    const yesterday = handPlan(day.facts, [{ adults: ['t2'], groups: { ratio: four } }]);
    // With another task, which may not come again today.
    const meetings = yesterday.meetings.map((meeting) => ({ ...meeting, activityIds: ['first-steps'] }));
    return { ...day, facts: { ...day.facts, history: [{ ...yesterday, meetings, on: '2026-09-14' }] } };
  },
  'stable-group': () => withRound(plannedDay({
    students: {
      ...all(['s1', 's2', 's5', 's6'], { 'ratio/lesson': 100, 'rates/lesson': 96 }), ...all(['s3', 's4', 's7', 's8'], { 'rates/lesson': 100, 'ratio/lesson': 96 }),
    },
    on: friday, limits: { stableGroupShare: 1 },
  }), [{ id: 'g1', periodId: '1', homeTeacherId: 't1', studentIds: four }, { id: 'g2', periodId: '1', homeTeacherId: 't2', studentIds: eight.slice(4) }]),
  wishes: () => plannedDay({
    students: { ...all(four, { 'ratio/lesson': 100, 'ratio/alone': 95 }), ...all(['s5', 's6'], { 'ratio/alone': 100 }) },
    facts: { wishes: [{ id: 'w1', studentId: 's1', on: tuesday, periodId: '1', competencyId: null, modalityId: 'alone' }] },
  }),
  'fairness-floor': () => {
    const day = plannedDay({
      students: { s1: { wants: { 'rates/lesson': 100, 'ratio/lesson': 30 } }, ...all(['s2', 's3', 's4'], { 'ratio/lesson': 100, 'rates/lesson': 70 }) },
      adults: { t1: {} }, spaces: { r1: {} },
    });
    return { ...day, facts: { ...day.facts, history: ['2026-09-11', '2026-09-14'].map((on) => ({ ...handPlan(day.facts, [{ modality: null, groups: { none: ['s1'] } }]), on })) } };
  },
  locks: () => plannedDay({
    students: all(four, { ...lessonFirst, 'rates/alone': 10 }),
    facts: { locks: [{ id: 'l1', studentId: 's1', on: tuesday, periodId: '1', adultId: null, spaceId: 'r2', competencyId: 'rates', modalityId: 'alone', by: 't1', reason: 'agreed yesterday' }] },
  }),
};

/** The plan of a day with every constraint in it. */
export function planned(day: BitingDay, constraints?: Parameters<typeof compile>[0]['constraints']): DayPlan {
  const instance = compile({ ...day, ...(constraints === undefined ? {} : { constraints }) });
  const solution = solve(instance, { seed: 7, iterations: 120 });
  return toDayPlan({ ...day, instance, solution, seed: 7, asOf: '2026-09-13T20:00:00.000Z', modelVersions: { maths: 'small@1.0.0' } });
}

function withOptions(day: BitingDay, change: (option: Option) => Option): BitingDay {
  return { ...day, options: day.options.map(change) };
}

function withRound(day: BitingDay, standingGroups: DayFacts['rounds'][number]['standingGroups']): BitingDay {
  return { ...day, facts: { ...day.facts, rounds: [{ id: 'round', adoptionId: 'maths', from: '2026-09-07', until: friday, goals: [], standingGroups, reserved: [] }] } };
}

function written(competencyId: string, modalityId: string, change: Partial<Activity> = {}) {
  return {
    id: activityId(competencyId, modalityId), title: competencyId, competencyIds: [competencyId], modalityId, minutes: 30, isOnScreen: false,
    material: 'a sheet', pagesToCopy: 1, printable: 'a sheet', rationale, ...change,
  };
}
