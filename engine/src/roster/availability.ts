import type { SchoolDate, Unavailability } from './roster.ts';

/** Can this person or space be planned in this period, and if not, why? The words are those of whoever reported it. */
type Availability = { readonly isAvailable: true } | { readonly isAvailable: false; readonly reason: string };

export function isAvailable(question: {
  readonly subject: Unavailability['subject'];
  readonly on: SchoolDate;
  readonly periodId: string;
  readonly availability: readonly Unavailability[];
}): Availability {
  return indexAvailability(question.availability, question.on)(question.subject, question.periodId);
}

/** The same question asked thousands of times about one day. */
export function indexAvailability(
  availability: readonly Unavailability[], on: SchoolDate,
): (subject: Unavailability['subject'], periodId: string) => Availability {
  const bySubject = new Map<string, Unavailability[]>();
  for (const away of availability) {
    if (away.on !== on) continue;
    const key = keyOf(away.subject);
    bySubject.set(key, [...(bySubject.get(key) ?? []), away]);
  }
  return (subject, periodId) => {
    const away = bySubject.get(keyOf(subject))?.find(({ periodIds }) => periodIds === null || periodIds.includes(periodId));
    return away === undefined ? available : { isAvailable: false, reason: away.reason };
  };
}

const available: Availability = { isAvailable: true };

/** A room and a person may carry the same id in two systems. */
function keyOf(subject: Unavailability['subject']): string {
  return `${subject.kind}:${subject.id}`;
}
