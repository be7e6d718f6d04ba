import type { EffectiveDated, SchoolDate } from './roster.ts';

/** Does the record hold on the date? Both ends count: a student who leaves on Friday has a seat on Friday. */
export function isActiveOn(record: EffectiveDated, on: SchoolDate): boolean {
  return record.from <= on && (record.until === null || on <= record.until);
}

/** The days on which all the records hold, or undefined where they never meet. */
export function overlapOf(...records: readonly EffectiveDated[]): EffectiveDated | undefined {
  let from = '';
  let until: SchoolDate | null = null;
  for (const record of records) {
    if (record.from > from) from = record.from;
    if (record.until !== null && (until === null || record.until < until)) until = record.until;
  }
  return until !== null && until < from ? undefined : { from, until };
}
