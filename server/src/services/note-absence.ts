import { HeddleError } from '@heddle/engine/problem';
import { schoolDayOn } from '@heddle/engine/roster';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { firstMinute } from './repair-day.ts';
import { reportAbsence } from './report-absence.ts';

const shape = z.strictObject({
  on: schoolDate,
  /** People and spaces that are out, and those that were said to be and are there after all. */
  away: z.array(id).max(5_000), here: z.array(id).max(5_000),
  /** First period they are out, null = from now on, or the whole of a day to come; first period they are back, null = not that day. */
  from: id.nullable(), until: id.nullable(),
  reason: z.string().max(200),
});

/** Who is out, comes late or leaves early, which room is closed, who came after all. Kept at once; the plan is mended by `repair-day`. */
export const noteAbsence = defineService<z.infer<typeof shape>, { readonly on: string; readonly recorded: number }>({
  name: 'note-absence',
  summary: 'Note who is out on a day, late or back, and which rooms are closed',
  input: shape,
  policy: 'operate-school',
  run: (context, { on, away, here, from, until, reason }) =>
    context.store.transact(acting(context, 'note who is out'), async (tx) => {
      const { roster } = await loadSchool(tx);
      const day = schoolDayOn(roster, on);
      const starts = (period: string) => {
        const found = day.periods.find((one) => one.id === period);
        if (found === undefined) throw new HeddleError('services.unknown-period', { value: period, allowed: day.periods.map((one) => one.id) });
        return found.startMinute;
      };
      const [first, back] = [firstMinute(context, { day, roster }, from), until === null ? Infinity : starts(until)];
      const periods = day.periods.filter(({ startMinute }) => first <= startMinute && startMinute < back).map((period) => period.id);
      const news = { on, reason, now: context.now };
      const out = away.length === 0 ? 0 : await reportAbsence(tx, { ...news, ids: away, periodIds: periods.length === day.periods.length ? null : periods });
      const known = new Map((await tx.readEntities('unavailability')).map((one) => [one.id, one.body]));
      const arrivals = here.flatMap((person) => ['person', 'space'].flatMap((kind) => {
        const entityId = `${kind}/${person}/${on}`;
        const body = known.get(entityId);
        return body === undefined ? [] : [{ kind: 'unavailability' as const, id: entityId, body: { ...body, periodIds: [], partly: [], reason }, studentIds: roster.people.some((one) => one.id === person && one.role === 'student') ? [person] : [], occurredAt: context.now }];
      }));
      const recorded = out + (await tx.recordEntities(arrivals)).recorded;
      await tx.audit({ action: 'report-absence', object: `absences of ${on}`, detail: { recorded } });
      return { on, recorded };
    }),
});
