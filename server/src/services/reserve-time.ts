import { HeddleError } from '@heddle/engine/problem';
import { schoolDayOn } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { say } from './words.ts';

type ReserveInput = { readonly on: SchoolDate; readonly period: string; readonly students: readonly string[]; readonly title: string | null };


/**
 * Keeps a period of one day free for students: advisory, a conference, an outing. It stands in the round that is in force on that day, and
 * in one that is proposed for it, so that every night reads it and the students' cards tell it. Without a title they are free for lessons again.
 */
export const reserveTime = defineService<ReserveInput, { readonly students: number; readonly says: readonly string[] }>({
  name: 'reserve-time',
  summary: 'Keep a period of a day free for students',
  input: z.strictObject({ on: schoolDate, period: id, students: z.array(id).min(1).max(2000), title: z.string().min(1).max(200).nullable() }),
  policy: 'operate-school',
  run: (context, { on, period, students, title }) => context.store.transact(acting(context, 'reserve time'), async (tx) => {
    const { roster } = await loadSchool(tx);
    const known = new Set(roster.people.filter(({ role }) => role === 'student').map((person) => person.id));
    for (const value of students) if (!known.has(value)) throw new HeddleError('services.unknown-student', { value });
    const periods = schoolDayOn(roster, on).periods.map((one) => one.id);
    if (!periods.includes(period)) throw new HeddleError('services.wish-unknown', { name: 'period', value: period, allowed: periods });
    const asked = new Set(students);
    let found = 0;
    for (const status of ['published', 'draft'] as const) {
      // One place for it is enough: whoever is kept free is so for every model.
      const [round] = await tx.readRoundPlans({ on, status });
      if (round === undefined) continue;
      found += 1;
      const others = round.reserved.map((one) => (one.on === on && one.periodId === period ? { ...one, studentIds: one.studentIds.filter((student) => !asked.has(student)) } : one))
        .filter(({ studentIds }) => studentIds.length > 0);
      const own = title === null ? [] : [{ on, periodId: period, studentIds: [...asked].sort(), title }];
      await tx.recordRoundPlan({ ...round, reserved: [...others, ...own] }, status);
    }
    if (found === 0) throw new HeddleError('services.no-round-on', { date: on });
    await tx.audit({ action: 'reserve-time', object: `${on} ${period}`, detail: { students: asked.size } });
    return { students: asked.size, says: [say({ code: title === null ? 'services.time-freed' : 'services.time-reserved', params: { count: asked.size } })] };
  }),
});
