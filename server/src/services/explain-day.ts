import { HeddleError } from '@heddle/engine/problem';
import type { Audience, Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { why } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { id, locale, schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { selectPlan } from './select-plan.ts';
import { namesOf, say } from './words.ts';

type ExplainInput = { readonly student: string; readonly on: SchoolDate; readonly locale: Locale };

type Explanation = {
  readonly on: SchoolDate;
  readonly studentId: string;
  /** The plan's own numbers behind the words, one place a period. */
  readonly places: readonly {
    readonly periodId: string;
    readonly competency: string | null;
    readonly modality: string | null;
    readonly space: string;
    readonly adults: readonly string[];
    readonly value: number;
    readonly terms: readonly { readonly id: string; readonly points: number; readonly basis: string }[];
    readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>> }[];
    readonly isWithoutEvidence: boolean;
  }[];
  readonly title: string;
  /** Where, and then why in at most three plain sentences, for each place. */
  readonly student: readonly string[];
  readonly family: readonly string[];
  readonly staff: readonly string[];
  /** How far the whole plan can be from the best, in per cent, rounded up; null = not proven. And the same as a sentence for staff. */
  readonly percent: number | null;
  readonly says: readonly string[];
};

/** Why a student is where they are on a day: the same reasons in three wordings, and the numbers they stand on. */
export const explainDay = defineService<ExplainInput, Explanation>({
  name: 'explain-day',
  summary: 'Say why a student is where they are',
  input: z.strictObject({ student: id, on: schoolDate, locale }),
  policy: 'read-school',
  async run(context, { student, on, locale }) {
    const { facts, plan } = await context.store.transact(acting(context, 'explain a place'), async (tx) => {
      const found = await selectPlan(tx, on);
      return { facts: await loadDay(tx, await loadSchool(tx), on), plan: found.plan };
    });
    if (!facts.roster.people.some((person) => person.id === student && person.role === 'student')) throw new HeddleError('services.unknown-student', { value: student });
    const names = namesOf(facts);
    const seats = plan.seats.filter((seat) => seat.studentId === student);
    if (seats.length === 0) throw new HeddleError('services.no-seat', { student, date: on });
    const places = seats.map((seat) => {
      const meeting = plan.meetings.find((one) => one.id === seat.meetingId);
      const station = plan.stations.find((one) => one.id === meeting?.stationId);
      if (meeting === undefined || station === undefined) throw new Error(`seat of ${on} without a meeting or station`);
      return { seat, meeting, station };
    });
    const wording = (audience: Audience): readonly string[] =>
      places.flatMap(({ seat, meeting, station }) => [
        say({
          code: meeting.purpose === 'fallback' ? 'explain.place-fallback' : 'explain.place',
          params: { period: seat.periodId, space: station.spaceId, adult: station.adultIds[0] ?? '', competency: meeting.competencyId ?? '', modality: meeting.modalityId ?? '' },
        }, locale, audience, names),
        ...why({ locale, names, gaps: 'show' }, audience, seat.reasons),
      ]);
    const percent = plan.gap === null ? null : Math.ceil(plan.gap * 1000) / 10;
    return {
      on, studentId: student, percent,
      says: [say({ code: 'explain.plan-gap', params: { percent: percent ?? 'none' } }, locale)],
      places: places.map(({ seat, meeting, station }) => ({
        periodId: seat.periodId, competency: meeting.competencyId, modality: meeting.modalityId, space: station.spaceId, adults: station.adultIds,
        value: seat.value, terms: seat.terms, reasons: seat.reasons, isWithoutEvidence: seat.isWithoutEvidence,
      })),
      title: say({ code: 'explain.title', params: { student, date: on } }, locale, 'staff', names),
      student: wording('student'), family: wording('family'), staff: wording('staff'),
    };
  },
});
