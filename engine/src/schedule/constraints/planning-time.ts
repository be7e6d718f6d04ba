import type { BellPeriod } from '../../roster/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

const limit = { id: 'planning-time', tier: 'never' } as const;

/**
 * Planning minutes are those of the day's periods in which a teacher has neither station nor section. Counted are periods within the teacher's
 * hours: from the first to the last period today that they teach or offer; so a gap counts for a part-timer, and time at home does not.
 * A day with fewer minutes than the school's longest plain day owes its share. Whoever is in school for less than half of the day's minutes
 * plans outside those hours.
 */
export const planningTime: Constraint = {
  ...limit,
  sentence: 'A teacher keeps the day\'s planning minutes free of stations and sections; a short day owes its share.',

  encode(draft) {
    const { periods } = draft;
    const full = draft.limits.planningMinutesPerDay;
    if (full === null || periods.length === 0) return;
    const held = periods.reduce((sum, period) => sum + period.minutes, 0);
    const longest = Math.max(held, ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => draft.facts.roster.bell
      .filter((row) => row.dayType === null && row.weekdays.includes(weekday)).reduce((sum, row) => sum + length(row), 0)));
    const needed = full * (held / longest);
    for (const [id, adult] of draft.adults) {
      if (adult.person.role !== 'teacher') continue;
      const isFixed = (periodId: string) => draft.commitmentOf(id, periodId) !== undefined;
      const own = periods.map((period) => isFixed(period.id) || adult.offer?.periodIds.includes(period.id) === true);
      const within = periods.slice(own.indexOf(true), own.lastIndexOf(true) + 1);
      const minutes = within.reduce((sum, period) => sum + period.minutes, 0);
      if (!own.includes(true) || minutes < held / 2) continue;
      const fixed = within.filter((period) => isFixed(period.id)).reduce((sum, period) => sum + period.minutes, 0);
      adult.busyAtMost = Math.max(0, minutes - fixed - needed);
    }
  },

  check(day) {
    const perDay = day.limits.planningMinutesPerDay;
    if (perDay === null) return [];
    const today = day.facts.day.periods;
    const total = (periods: readonly { readonly minutes: number }[]) => periods.reduce((sum, { minutes }) => sum + minutes, 0);
    const plainDays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => total(day.facts.roster.bell
      .filter(({ weekdays, dayType }) => dayType === null && weekdays.includes(weekday)).map((row) => ({ minutes: length(row) }))));
    const owed = perDay * Math.min(1, total(today) / Math.max(1, ...plainDays));
    return [...day.adultsAtWork].filter(([id]) => day.person(id)?.role === 'teacher').flatMap(([id, stationsOfTeacher]) => {
      const sections = day.fixedPeriods(id);
      const stations = stationsOfTeacher.map(({ station }) => station.periodId);
      const inSchool = today.filter((period) => sections.includes(period.id) || day.offer(id)?.periodIds.includes(period.id) === true);
      const comes = Math.min(...inSchool.map(({ startMinute }) => startMinute));
      const goes = Math.max(...inSchool.map(({ endMinute }) => endMinute));
      const hours = today.filter(({ startMinute, endMinute }) => startMinute >= comes && endMinute <= goes);
      const free = total(hours.filter((period) => !sections.includes(period.id) && !stations.includes(period.id)));
      if (total(hours) < total(today) / 2 || free >= owed - 1e-9) return [];
      return [violationOf(limit, { adults: [id], params: { adult: id, minutes: free, needed: Math.ceil(owed) } })];
    });
  },
};

function length(row: BellPeriod): number {
  const [start = 0, end = 0] = [row.start, row.end].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return end - start;
}
