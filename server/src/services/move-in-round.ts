import { HeddleError } from '@heddle/engine/problem';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id, reason, schoolDate } from './inputs.ts';
import { say } from './words.ts';

type MoveInput = { readonly on: SchoolDate; readonly student: string; readonly period: string; readonly to: string; readonly by: string; readonly reason: string };

/**
 * A leader moves a student to another teacher's standing group, in the round that is in force on the day and in one that is proposed for it. The next
 * round goes on from there. Days that are planned already stay as they are.
 */
export const moveInRound = defineService<MoveInput, { readonly rounds: number; readonly says: readonly string[] }>({
  name: 'move-in-round',
  summary: 'Move a student to another standing group, by name and with a reason',
  input: z.strictObject({ on: schoolDate, student: id, period: id, to: id, by: id, reason }),
  policy: 'operate-school',
  run: (context, { on, student, period, to, by, reason }) => context.store.transact(acting(context, 'move a student between groups'), async (tx) => {
    const { people } = await tx.readRoster();
    if (!people.some((one) => one.id === by && one.role === 'leader')) throw new HeddleError('services.only-a-leader', { value: by });
    if (!people.some((one) => one.id === student && one.role === 'student')) throw new HeddleError('services.unknown-student', { value: student });
    let [held, changed] = [false, 0];
    for (const status of ['published', 'draft'] as const) {
      for (const round of await tx.readRoundPlans({ on, status })) {
        held = true;
        const groups = round.standingGroups.filter(({ periodId }) => periodId === period);
        const from = groups.find(({ studentIds }) => studentIds.includes(student));
        if (from === undefined) continue;
        const into = groups.find(({ homeTeacherId }) => homeTeacherId === to);
        const others = groups.filter((group) => group !== from).map(({ homeTeacherId }) => homeTeacherId);
        // A proposal may differ from what is in force, and have the student there already.
        if ((into === undefined || into === from) && changed > 0) continue;
        if (into === undefined || into === from) throw new HeddleError('services.no-such-group', { value: to, period, allowed: others, count: others.length });
        const standingGroups = round.standingGroups.map((group) => (group === from ? { ...group, studentIds: group.studentIds.filter((one) => one !== student) }
          : group === into ? { ...group, studentIds: [...group.studentIds, student].sort() } : group));
        const moves = [...round.moves ?? [], { studentId: student, periodId: period, from: from.homeTeacherId, to, by, reason }];
        await tx.recordRoundPlan({ ...round, standingGroups, moves }, status);
        changed += 1;
      }
    }
    if (!held) throw new HeddleError('services.no-round-on', { date: on });
    if (changed === 0) throw new HeddleError('services.in-no-group', { student, period, date: on });
    await tx.audit({ action: 'move-in-round', object: `standing groups of ${on}`, detail: { by, rounds: changed } });
    return { rounds: changed, says: [say({ code: 'services.moved-in-round', params: {} })] };
  }),
});
