import { hasErrors } from '@heddle/engine/problem';
import { z } from 'zod';
import { readAvailability } from '../interop/availability-csv/index.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';
import { refuse, whenRefused } from './refusal.ts';
import type { ImportResult } from './service.ts';
import { notesFrom } from './words.ts';

/**
 * Takes in who is out, absent, late or closed. Each row is about one person or space on one day and replaces what was said of it before;
 * nothing is forgotten because a later file does not repeat it. Empty periods take an absence back.
 */
export const importAvailability = defineService<{ path: string }, ImportResult>({
  name: 'import-availability',
  summary: 'Take in absences and closures',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  run: (context, { path }) =>
    whenRefused({}, () =>
      context.store.transact(acting(context, 'import availability'), async (tx) => {
        const roster = await tx.readRoster();
        const { unavailability, problems } = await readAvailability(path, { roster });
        if (hasErrors(problems)) refuse(problems);
        const students = new Set(roster.people.filter((person) => person.role === 'student').map((person) => person.id));
        const { recorded, unchanged } = await tx.recordEntities(unavailability.map((body) => ({
          kind: 'unavailability', id: `${body.subject.kind}/${body.subject.id}/${body.on}`, body,
          studentIds: students.has(body.subject.id) ? [body.subject.id] : [], occurredAt: context.now,
        })));
        await tx.audit({ action: 'import-availability', object: 'availability', detail: { recorded } });
        return { added: recorded, updated: 0, deactivated: 0, unchanged, rejected: 0, isRefused: false, says: [], notes: notesFrom(problems) };
      })),
});
