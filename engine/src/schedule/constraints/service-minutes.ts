import type { Service } from '../../roster/index.ts';
import type { InstanceDraft } from '../compile/draft.ts';
import type { Violation } from '../plan.ts';
import type { CheckedDay } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Minutes with a specialist are owed by the week and by law. Push-in: the adult joins the student's station; pull-out: the student
 * leaves for it, so the window is no time to plan either of them. Spread over the week by one pace, because what is left for Friday
 * is lost with the first fire drill.
 */
const limit = { id: 'service-minutes', tier: 'never' } as const;

export const serviceMinutes: Constraint = {
  ...limit,
  sentence: 'Time owed with a named adult is kept at the pace of the week: push-in inside its windows, pull-out windows left free of meetings.',

  encode(draft) {
    for (const service of [...draft.index.servicesOf.values()].flat()) {
      if (service.delivery === 'pull-out') keepWindowFree(draft, service);
      else askForAdult(draft, service);
    }
  },

  check(day) {
    const students = new Set(day.enrolled.map(({ studentId }) => studentId));
    return [...students].flatMap((studentId) => day.services(studentId).flatMap((service) => (
      service.delivery === 'pull-out' ? inWindow(day, service) : missingToday(day, service)
    )));
  },
};

function keepWindowFree(draft: InstanceDraft, service: Service): void {
  for (const { weekday, periodId } of service.windows) {
    if (weekday !== draft.facts.day.weekday) continue;
    for (const demand of draft.demandsOf(service.studentId)) if (demand.period.id === periodId) demand.isAway = true;
    draft.adults.get(service.personId)?.stationsAtOnce.set(periodId, 0);
  }
}

function askForAdult(draft: InstanceDraft, service: Service): void {
  const { on, weekday } = draft.facts.day;
  const amount = (minutes: number) => (service.periodsPerWeek === null ? minutes : 1);
  const isOpen = (day: number, periodId: string) => service.windows.length === 0
    || service.windows.some((window) => window.weekday === day && window.periodId === periodId);
  const today = draft.demandsOf(service.studentId).filter(({ period }) => isOpen(weekday, period.id)
    && draft.isFree(service.studentId, on, period.id) && draft.isFree(service.personId, on, period.id));
  if (today.length === 0) return;
  const given = draft.week.before(service.studentId)
    .filter(({ station }) => station.adultIds.includes(service.personId)).reduce((sum, { minutes }) => sum + amount(minutes), 0);
  const rest = draft.week.ahead(service.studentId)
    .filter((later) => isOpen(later.weekday, later.periodId) && draft.isFree(service.personId, later.on, later.periodId))
    .reduce((sum, { minutes }) => sum + amount(minutes), 0);
  const owed = (service.periodsPerWeek ?? service.minutesPerWeek ?? 0) * draft.week.hereShare(service.studentId);
  const can = today.reduce((sum, { period }) => sum + amount(period.minutes), 0);
  const due = draft.dueToday({ owed, given, rest, can });
  const still = owed - given;
  if (still <= 0) return;
  draft.contacts.push({
    constraintId: limit.id, adultIds: [service.personId], isResponsible: false, kinds: null,
    demands: today.map((demand) => ({ demand, amount: amount(demand.period.minutes) })),
    atLeast: due > 0 ? due : Math.min(still, can),
    // Not due yet: worth having early, the more so the more is owed, so that no day has to give everything at once.
    price: due > 0 ? draft.prices.never : draft.prices.preferred * (1 + still / (still + rest)),
  });
}

function inWindow(day: CheckedDay, service: Service): readonly Violation[] {
  const windows = service.windows.filter(({ weekday }) => weekday === day.facts.day.weekday).map(({ periodId }) => periodId);
  const ofStudent = day.seatsOf(service.studentId).map(({ seat }) => seat.periodId);
  const ofAdult = (day.adultsAtWork.get(service.personId) ?? []).map(({ station }) => station.periodId);
  return windows.filter((periodId) => ofStudent.includes(periodId) || ofAdult.includes(periodId)).map((periodId) => violationOf(limit, {
    students: [service.studentId], adults: [service.personId], period: periodId,
    params: { kind: 'window', student: service.studentId, adult: service.personId, period: periodId, given: 0, due: 0 },
  }));
}

/** Today's time with the adult against what the pace asks of today. */
function missingToday(day: CheckedDay, service: Service): readonly Violation[] {
  const { studentId, personId } = service;
  const counted = (minutes: number) => (service.periodsPerWeek === null ? minutes : 1);
  const sum = (minutes: readonly number[]) => minutes.map(counted).reduce((total, one) => total + one, 0);
  const isAllowed = (weekday: number, periodId: string) => service.windows.length === 0
    || service.windows.some((one) => one.weekday === weekday && one.periodId === periodId);
  const possible = day.expected.filter((one) => one.studentId === studentId)
    .map(({ periodId }) => periodId)
    .filter((periodId) => isAllowed(day.facts.day.weekday, periodId) && day.whyAway(personId, periodId) === undefined);
  const due = day.dueToday({
    owed: (service.periodsPerWeek ?? service.minutesPerWeek ?? 0) * day.week.presence(studentId),
    given: sum(day.week.past(studentId).filter(({ station }) => station.adultIds.includes(personId)).map(({ periodMinutes }) => periodMinutes)),
    rest: sum(day.week.future(studentId)
      .filter(({ on, weekday, periodId }) => isAllowed(weekday, periodId) && day.week.canCome(personId, on, periodId)).map(({ minutes }) => minutes)),
    can: sum(possible.map((periodId) => day.period(periodId)?.minutes ?? 0)),
  });
  const given = sum(day.seatsOf(studentId)
    .filter(({ seat, station }) => station.station.adultIds.includes(personId) && possible.includes(seat.periodId))
    .map(({ station }) => station.period.minutes));
  return given >= due - 1e-9 ? [] : [violationOf(limit, {
    students: [studentId], adults: [personId],
    params: { kind: service.periodsPerWeek === null ? 'minutes' : 'periods', student: studentId, adult: personId, given, due: Math.ceil(due - 1e-9) },
  })];
}
