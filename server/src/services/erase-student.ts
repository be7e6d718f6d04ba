import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id } from './inputs.ts';

/** Erases everything about one student. What is left are tombstones without a name, so that the ledger still adds up for everyone else. */
export const eraseStudent = defineService<{ student: string; reason: string }, { erased: number; byKind: Readonly<Record<string, number>> }>({
  name: 'erase-student',
  summary: 'Erase everything about one student',
  input: z.strictObject({ student: id, reason: z.string().max(200) }),
  policy: 'operate-school',
  run: (context, { student, reason }) =>
    context.store.transact(acting(context, reason), async (tx) => {
      const byKind = await tx.eraseStudent(student);
      return { erased: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind };
    }),
});
