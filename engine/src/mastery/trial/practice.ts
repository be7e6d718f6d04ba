import { creditOf, sortEvidence } from '../../evidence/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import type { Instant, SchoolDate } from '../../roster/index.ts';

/** One student's answers on one competency, in order of time: what decisions about levels are held against. */
export type Practice = { readonly studentId: string; readonly competencyId: string; readonly moments: readonly Moment[] };

/** All that was answered at one instant: one answer, or a check whose questions all carry the same time. */
type Moment = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Days since 1970: whole days of the school's calendar where it has one, so that nine o'clock is a day after yesterday's noon; otherwise with their fraction. */
  readonly day: number;
  readonly answers: number;
  /** Mean credit, 0..1; where some answers had help and some had none, of those without. */
  readonly credit: number;
  readonly isAlone: boolean;
};

/** Answers grouped by student and competency, in order of their ids. Context (self-report) is no answer. */
export function practicesOf(evidence: readonly Evidence[], dateOf: (at: Instant) => SchoolDate): readonly Practice[] {
  const dates = new Map<Instant, number>();
  const dayOf = (at: Instant) => {
    const day = dates.get(at) ?? Date.parse(dateOf(at)) / 86_400_000;
    dates.set(at, day);
    return day;
  };
  const answers = sortEvidence(evidence).filter(({ trust }) => trust !== 'context').flatMap((record) => [...new Set(record.competencyIds)].map((competencyId) => ({ competencyId, record })));
  return [...Map.groupBy(answers, ({ competencyId, record }) => JSON.stringify([record.studentId, competencyId]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const byInstant = Map.groupBy(own.map(({ record }) => record), ({ occurredAt }) => occurredAt);
      return [{ studentId: first.record.studentId, competencyId: first.competencyId, moments: [...byInstant].map(([at, records]) => momentOf({ at: Date.parse(at), day: dayOf(at) }, records)) }];
    });
}

function momentOf(when: Pick<Moment, 'at' | 'day'>, records: readonly Evidence[]): Moment {
  const alone = records.filter(({ help }) => help === 'none');
  const counted = alone.length > 0 ? alone : records;
  return { ...when, answers: records.length, credit: counted.reduce((sum, { result }) => sum + creditOf(result), 0) / counted.length, isAlone: alone.length > 0 };
}
