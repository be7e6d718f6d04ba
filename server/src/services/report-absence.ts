import { HeddleError } from '@heddle/engine/problem';
import type { SchoolDate, Unavailability } from '@heddle/engine/roster';
import type { SchoolTransaction } from '../store/index.ts';

/**
 * "Ms Ruiz is ill, and the studio is flooded": takes people and spaces out of a day's periods, on top of what was known. null = the whole day.
 * Throws HeddleError `services.unknown-subject` for an id that is neither a person nor a space, and `services.unknown-period`.
 */
export async function reportAbsence(tx: SchoolTransaction, news: {
  readonly ids: readonly string[];
  readonly on: SchoolDate;
  readonly periodIds: readonly string[] | null;
  readonly reason: string;
  readonly now: string;
}): Promise<number> {
  const roster = await tx.readRoster();
  const known = new Set(roster.bell.map(({ periodId }) => periodId));
  const strange = news.periodIds?.find((id) => !known.has(id));
  if (strange !== undefined) throw new HeddleError('services.unknown-period', { value: strange, allowed: [...known] });
  const before = new Map((await tx.readEntities('unavailability')).map(({ id, body }) => [id, body]));
  const changes = news.ids.map((id) => {
    const person = roster.people.find((one) => one.id === id);
    if (person === undefined && !roster.spaces.some((space) => space.id === id)) throw new HeddleError('services.unknown-subject', { value: id });
    const kind = person === undefined ? 'space' : 'person';
    const entityId = `${kind}/${id}/${news.on}`;
    const body = joined({ subject: { kind, id }, on: news.on, periodIds: news.periodIds, reason: news.reason }, before.get(entityId));
    return { kind: 'unavailability' as const, id: entityId, body, studentIds: person?.role === 'student' ? [id] : [], occurredAt: news.now };
  });
  return (await tx.recordEntities(changes)).recorded;
}

/** Out already in the morning, and now in the afternoon as well: both hold. */
function joined(news: Unavailability, before: Unavailability | undefined): Unavailability {
  if (before === undefined || before.periodIds?.length === 0) return news;
  const periodIds = before.periodIds === null || news.periodIds === null ? null : [...new Set([...before.periodIds, ...news.periodIds])].sort();
  return { ...news, periodIds, reason: [...new Set([before.reason, news.reason])].filter((reason) => reason !== '').join('; ') };
}
