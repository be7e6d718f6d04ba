import { HeddleError } from '@heddle/engine/problem';
import { schoolDayOn } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { plannedPeriods } from '@heddle/engine/schedule';
import type { Wish } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { id, schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { say } from './words.ts';

type WishInput = { readonly student: string; readonly on: SchoolDate; readonly period: string; readonly competency: string | null; readonly modality: string | null };

/** Keeps what a student asked for in a period. A later wish for the same period takes the place of the one before; one for nothing takes it back. */
export const noteWish = defineService<WishInput, { readonly wish: Wish | null; readonly says: readonly string[] }>({
  name: 'note-wish',
  summary: 'Note what a student asked for',
  input: z.strictObject({ student: id, on: schoolDate, period: id, competency: id.nullable(), modality: id.nullable() }),
  policy: 'operate-school',
  run: (context, { student, on, period, competency, modality }) => context.store.transact(acting(context, 'note a wish'), async (tx) => {
    const school = await loadSchool(tx);
    const { roster, models } = school;
    if (!roster.people.some((person) => person.id === student && person.role === 'student')) throw new HeddleError('services.unknown-student', { value: student });
    const periods = schoolDayOn(roster, on).periods.map((one) => one.id);
    if (!periods.includes(period)) throw new HeddleError('services.wish-unknown', { name: 'period', value: period, allowed: periods });
    const planned = plannedPeriods(await loadDay(tx, school, on), student);
    if (!planned.includes(period)) throw new HeddleError('services.not-planned-then', { student, value: period, date: on, allowed: planned, count: planned.length });
    const modalities = models.flatMap(({ model }) => model.practice.modalities.map((one) => one.id));
    if (modality !== null && !modalities.includes(modality)) throw new HeddleError('services.wish-unknown', { name: 'modality', value: modality, allowed: modalities });
    const competencyId = competency === null ? null : competencyCalled(school.graph, competency).id;
    const key = `${student}/${on}/${period}`;
    const wish: Wish | null = competencyId === null && modality === null ? null : { id: key, studentId: student, on, periodId: period, competencyId, modalityId: modality };
    if (wish === null && !(await tx.readEntities('wish')).some((one) => one.id === key)) throw new HeddleError('services.no-wish', { student, period, date: on });
    await tx.recordEntities([{ kind: 'wish', id: key, body: wish, studentIds: [student], occurredAt: context.now }]);
    return { wish, says: [say({ code: wish === null ? 'services.wish-withdrawn' : 'services.wish-noted', params: {} })] };
  }),
});
