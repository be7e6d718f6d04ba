import type { FixedCommitment } from './card.ts';
import type { DayIndex } from './day-index.ts';

/**
 * An adult's standing sections and pull-out services of the day, in the order of the day. A section in a period in which any of its students
 * has a seat is the models' to plan and is not listed: its adult's station is.
 */
export function fixedCommitments(index: DayIndex, adultId: string): readonly FixedCommitment[] {
  const { day } = index.facts;
  return day.periods.toSorted((a, b) => a.startMinute - b.startMinute).flatMap((period) => {
    const place = { periodId: period.id, startMinute: period.startMinute, endMinute: period.endMinute, isAdultOut: index.isOut(adultId, period.id) };
    return [...sectionsIn(index, adultId, period.id), ...servicesIn(index, adultId, period.id)].map((found) => ({ ...place, ...found }));
  });
}

type Found = Pick<FixedCommitment, 'kind' | 'title' | 'spaceId' | 'studentIds'>;

function sectionsIn(index: DayIndex, adultId: string, periodId: string): readonly Found[] {
  return (index.roster.sectionsOf.get(adultId) ?? [])
    .flatMap((id) => index.roster.sections.get(id) ?? [])
    .filter((section) => section.periodIds.includes(periodId))
    .map((section) => ({ section, studentIds: index.roster.studentsOf.get(section.id) ?? [] }))
    .filter(({ studentIds }) => !studentIds.some((id) => index.seatsOf.get(id)?.some((seat) => seat.periodId === periodId) ?? false))
    .map(({ section, studentIds }) => ({
      kind: 'section', title: section.title, spaceId: section.spaceId,
      studentIds: studentIds.filter((id) => !index.isOut(id, periodId)),
    }));
}

function servicesIn(index: DayIndex, adultId: string, periodId: string): readonly Found[] {
  const studentIds = [...index.roster.servicesOf.values()].flat()
    .filter((service) => service.personId === adultId && service.delivery === 'pull-out')
    .filter((service) => service.windows.some((window) => window.weekday === index.facts.day.weekday && window.periodId === periodId))
    .map((service) => service.studentId)
    .filter((id) => !index.isOut(id, periodId))
    .toSorted();
  return studentIds.length === 0 ? [] : [{ kind: 'service', title: '', spaceId: null, studentIds }];
}
