import { HeddleError } from '@heddle/engine/problem';
import { plannedPeriods } from '@heddle/engine/schedule';
import type { Lock } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { id, reason, schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';

const lockShape = z.strictObject({
  on: schoolDate, student: id, period: id,
  adult: id.nullable(), space: id.nullable(), competency: id.nullable(), modality: id.nullable(),
  by: id, reason,
});
type LockInput = z.infer<typeof lockShape>;

/**
 * A teacher's move: a student's place in one period, as far as it is said, whatever the plan would choose. What is left open the plan fills in.
 * The id is made from whom and when, so that a second word about the same place stands in for the first.
 */
export const lockPlace = defineService<LockInput, { readonly id: string; readonly on: string; readonly student: string; readonly period: string }>({
  name: 'lock-place',
  summary: 'Fix a student\'s place in one period, by name and with a reason',
  input: lockShape,
  policy: 'operate-school',
  async run(context, input) {
    const { on, student, period, adult, space, competency, modality, by, reason } = input;
    return context.store.transact(acting(context, 'fix a place'), async (tx) => {
      const facts = await loadDay(tx, await loadSchool(tx), on);
      const { people, spaces } = facts.roster;
      const has = (personId: string | null, isRight: (role: string) => boolean) => personId === null || people.some((one) => one.id === personId && isRight(one.role));
      if (!has(student, (role) => role === 'student')) throw new HeddleError('services.unknown-student', { value: student });
      for (const one of [adult, by]) if (!has(one, (role) => role !== 'student')) throw new HeddleError('services.unknown-subject', { value: one ?? '' });
      if (space !== null && !spaces.some((one) => one.id === space)) throw new HeddleError('services.unknown-subject', { value: space });
      if (!facts.day.periods.some((one) => one.id === period)) throw new HeddleError('services.unknown-period', { value: period, allowed: facts.day.periods.map((one) => one.id) });
      const planned = plannedPeriods(facts, student);
      if (!planned.includes(period)) throw new HeddleError('services.not-planned-then', { student, value: period, date: on, allowed: planned, count: planned.length });
      const found = competency === null ? null : competencyCalled(facts.graph, competency).id;
      const modalities = facts.models.flatMap(({ model }) => model.practice.modalities.map((one) => one.id));
      if (modality !== null && !modalities.includes(modality)) throw new HeddleError('services.unknown-modality', { value: modality, allowed: modalities });
      const body: Lock = { id: `${on}/${student}/${period}`, studentId: student, on, periodId: period, adultId: adult, spaceId: space, competencyId: found, modalityId: modality, by, reason };
      await tx.recordEntities([{ kind: 'lock', id: body.id, body, studentIds: [student], occurredAt: context.now }]);
      await tx.audit({ action: 'lock', object: `place in ${period} on ${on}`, detail: { by } });
      return { id: body.id, on, student, period };
    });
  },
});

/** Takes a fixed place off again. */
export const unlockPlace = defineService<{ id: string }, { readonly id: string }>({
  name: 'unlock-place',
  summary: 'Take a fixed place off',
  input: z.strictObject({ id }),
  policy: 'operate-school',
  async run(context, { id: lockId }) {
    return context.store.transact(acting(context, 'take a fixed place off'), async (tx) => {
      const lock = (await tx.readEntities('lock')).find((one) => one.id === lockId);
      if (lock === undefined) throw new HeddleError('services.unknown-lock', { value: lockId });
      await tx.recordEntities([{ kind: 'lock', id: lockId, body: null, studentIds: [lock.body.studentId], occurredAt: context.now }]);
      await tx.audit({ action: 'unlock', object: `place in ${lock.body.periodId} on ${lock.body.on}`, detail: {} });
      return { id: lockId };
    });
  },
});
