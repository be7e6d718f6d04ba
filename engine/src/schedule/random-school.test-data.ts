import type { Modality } from '../model/index.ts';
import type { Option } from '../path/index.ts';
import type { Accommodation, KeepApart, Service, Unavailability } from '../roster/index.ts';
import type { DayFacts } from './day-facts.ts';
import type { Lock } from './plan.ts';
import { modality, plannedDay, schoolWeek, tuesday, year } from './planned-day.test-data.ts';
import { seedRandom } from './solve/random.ts';

/**
 * A small school drawn from a seed, with a bit of everything: part-timers, absences, closed rooms, needs, services, locks, long days.
 * Adults and rooms are drawn so that they suffice: a third more places than students, and nobody needs what two others hold.
 */
export function randomSchool(seed: number): { readonly facts: DayFacts; readonly options: readonly Option[] } {
  const { next, below } = seedRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const periodCount = 1 + below(5);
  const bell = bells.slice(0, periodCount);
  const periodIds = bell.map((_, position) => String(position + 1));
  const studentIds = Array.from({ length: 10 + below(36) }, (_, index) => `s${String(index + 1).padStart(2, '0')}`);
  const competencies = Array.from({ length: 5 + below(6) }, (_, index) => `c${index}`);
  const students = Object.fromEntries(studentIds.map((id) => [id, {
    grade: pick(['05', '06', '07']),
    periods: next() < 0.6 ? [pick(periodIds)] : periodIds.filter(() => next() < 0.7),
    wants: Object.fromEntries(competencies.flatMap((competency) => forms.flatMap(({ id: form }) => (next() < 0.45 ? [[`${competency}/${form}`, Math.round(20 + next() * 80)]] : [])))),
  }]));
  const adults: Record<string, { readonly role: 'teacher' | 'aide'; readonly qualifications: readonly string[]; readonly periods: readonly string[] }> = {};
  const adultCount = 3 + Math.ceil(studentIds.length / 9);
  for (let index = 0; index < adultCount; index += 1) {
    const isTeacher = index < adultCount - 2;
    const isPartTime = index > 1 && next() < 0.25;
    adults[`${isTeacher ? 't' : 'a'}${index}`] = {
      role: isTeacher ? 'teacher' : 'aide', qualifications: isTeacher ? ['Mathematics'] : ['aide'],
      periods: isPartTime ? periodIds.filter(() => next() < 0.6) : periodIds,
    };
  }
  const spaces = Object.fromEntries(Array.from({ length: adultCount + 1 }, (_, index) => [`r${index}`, index === 0 ? { kind: 'small room', seats: 6 } : { kind: index % 3 === 0 ? 'studio' : 'classroom', seats: 14 + below(16) }]));
  const inTurn = [...studentIds];
  const take = () => inTurn.splice(below(inTurn.length), 1)[0] ?? 's01';
  const accommodations: readonly Accommodation[] = [
    { studentId: take(), kind: 'space', spaceId: 'r0', ...year }, { studentId: take(), kind: 'group-size', atMost: 4, ...year },
    { studentId: take(), kind: 'extra-time', factor: 2, ...year }, ...(next() < 0.5 ? [{ studentId: take(), kind: 'assistive-technology' as const, detail: 'a screen reader', ...year }] : []),
  ];
  const services: readonly Service[] = [0, 1].map((index): Service => ({
    studentId: take(), personId: `a${adultCount - 1}`, periodsPerWeek: 1 + below(2), minutesPerWeek: null,
    delivery: index === 0 ? 'push-in' : pick(['push-in', 'pull-out']), windows: index === 0 ? [] : [{ weekday: 2, periodId: pick(periodIds) }], ...year,
  }));
  const keepApart: readonly KeepApart[] = Array.from({ length: 2 }, (): KeepApart => ({ studentIds: [take(), take()], ...year }));
  const lockedId = take();
  const lockedPeriods = students[lockedId]?.periods ?? [];
  const locks: readonly Lock[] = lockedPeriods.slice(0, 1).map((periodId) => ({
    id: 'lock', studentId: lockedId, on: tuesday, periodId, adultId: 't0', spaceId: null, competencyId: null, modalityId: null, by: 't0', reason: 'agreed',
  }));
  const availability: readonly Unavailability[] = [
    ...studentIds.filter(() => next() < 0.08).map((id): Unavailability => ({ subject: { kind: 'person', id }, on: tuesday, periodIds: next() < 0.5 ? null : [pick(periodIds)], reason: 'away' })),
    { subject: { kind: 'space', id: 'r2' }, on: tuesday, periodIds: [pick(periodIds)], reason: 'painting' },
    { subject: { kind: 'person', id: 't1' }, on: tuesday, periodIds: [pick(periodIds)], reason: 'training' },
  ];
  return plannedDay({
    bell, students, adults, spaces, modalities: forms,
    grades: Object.fromEntries(competencies.map((id, index) => [id, index === 0 ? '09' : '06'])),
    limits: {
      studentsPerAdult: 15, dutyFreeLunch: { start: '11:00', end: '13:00', minutes: 30 }, adultMinutesInARow: 160, preparationsPerDay: 6, screenMinutesPerDay: 60,
      screenMinutesInARow: 30, planningMinutesPerDay: periodCount > 2 ? 30 : null, teacherMinutesPerWeek: 30,
    },
    roster: { accommodations, services, keepApart }, facts: { availability, locks, week: schoolWeek },
  });
}

/** The last two periods lie round midday, so that lunch has to be found. */
const bells = ['08:30-09:15', '09:20-10:05', '10:25-11:10', '11:15-12:00', '12:05-12:50'];

const anybody = (students: number) => [{ throughGrade: '05', students: students - 2 }, { throughGrade: '12', students }];
const forms: readonly Modality[] = [
  modality('lesson', { groupSize: { min: 4, max: 15 }, adult: { task: 'teaches', qualification: 'subject', ratio: anybody(15) }, spaceKinds: ['classroom', 'studio'] }),
  modality('small', { groupSize: { min: 2, max: 6 }, adult: { task: 'teaches', qualification: 'subject', ratio: anybody(8) }, spaceKinds: ['small room', 'classroom'] }),
  modality('pairs', { groupSize: { min: 2, max: 4 }, groupsPerStation: 4, delivery: 'collaborative', adult: { task: 'circulates', qualification: null, ratio: anybody(15) }, spaceKinds: ['classroom', 'studio'] }),
  modality('alone', { groupsPerStation: 20, delivery: 'independent', adult: { task: 'supervises', qualification: null, ratio: anybody(15) }, spaceKinds: ['classroom', 'studio', 'small room'] }),
  modality('screen', { groupsPerStation: 20, isOnScreen: true, delivery: 'independent', adult: { task: 'supervises', qualification: null, ratio: anybody(15) }, spaceKinds: ['classroom', 'studio'] }),
];
