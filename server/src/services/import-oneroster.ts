import { hasErrors } from '@heddle/engine/problem';
import { checkRoster } from '@heddle/engine/roster';
import { z } from 'zod';
import { readOneRoster } from '../interop/oneroster/index.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { recordImport } from './record-import.ts';
import { refuse, whenRefused } from './refusal.ts';
import type { ImportResult } from './service.ts';
import { notesFrom } from './words.ts';

type RosterResult = ImportResult & { readonly students: number; readonly teachers: number; readonly aides: number; readonly sections: number; readonly enrollments: number };

/** Takes in people, sections and enrollments; what the source no longer lists is deactivated. All or nothing: a double-booked roster is refused in words. */
export const importOneRoster = defineService<{ path: string }, RosterResult>({
  name: 'import-oneroster',
  summary: 'Take in people, sections and enrollments',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { path }) {
    const read = await readOneRoster(path, { timeZone: await zoneOf(context) });
    const { organizations, people, sections, enrollments } = read;
    const counts = {
      students: people.filter((person) => person.role === 'student').length,
      teachers: people.filter((person) => person.role === 'teacher').length,
      aides: people.filter((person) => person.role === 'aide').length,
      sections: sections.length,
      enrollments: enrollments.length,
    };
    const students = new Set(people.filter((person) => person.role === 'student').map((person) => person.id));
    return whenRefused(counts, () =>
      context.store.transact(acting(context, 'import a roster'), async (tx) => {
        if (hasErrors(read.problems)) refuse(read.problems);
        const change = await recordImport(tx, [
          { kind: 'organization', entries: organizations.map((body) => ({ id: body.id, body, studentIds: [] })) },
          { kind: 'person', entries: people.map((body) => ({ id: body.id, body, studentIds: students.has(body.id) ? [body.id] : [] })) },
          { kind: 'section', entries: sections.map((body) => ({ id: body.id, body, studentIds: [] })) },
          { kind: 'enrollment', entries: enrollments.map((body) => ({ id: body.id, body, studentIds: students.has(body.personId) ? [body.personId] : [] })) },
        ], context.now);
        const school = await loadSchool(tx);
        const problems = [...read.problems, ...checkRoster(school.roster)];
        if (hasErrors(problems)) refuse(problems);
        await tx.audit({ action: 'import-oneroster', object: 'roster', detail: { people: people.length, sections: sections.length } });
        return { ...change, rejected: 0, isRefused: false, ...counts, says: [], notes: notesFrom([...problems, ...school.notes]) };
      }));
  },
});

async function zoneOf({ store, schoolId }: { readonly store: { schools(): Promise<readonly { readonly id: string; readonly timeZone: string }[]> }; readonly schoolId: string }): Promise<string> {
  return (await store.schools()).find((school) => school.id === schoolId)?.timeZone ?? 'UTC';
}
