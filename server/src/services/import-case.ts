import { buildGraph } from '@heddle/engine/competency';
import { hasErrors } from '@heddle/engine/problem';
import { z } from 'zod';
import { readCasePackage } from '../interop/case/index.ts';
import { notesFrom, say } from './words.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';
import { recordImport } from './record-import.ts';
import { refused } from './refusal.ts';
import type { ImportResult } from './service.ts';

type CaseResult = ImportResult & { readonly framework: string; readonly items: number; readonly precedes: number; readonly cycles: number };

/** Takes in a competency framework and plans with it from now on. A framework with a cycle is refused: nothing in it could ever be next. */
export const importCase = defineService<{ path: string }, CaseResult>({
  name: 'import-case',
  summary: 'Take in a competency framework',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { path }) {
    const { framework, problems: reading, counts: { rejected } } = await readCasePackage(path);
    const graph = framework === undefined ? undefined : buildGraph([framework]);
    const problems = [...reading, ...(graph?.problems ?? [])];
    const cycles = problems.filter((problem) => problem.code === 'competency.cycle').length;
    const counts = { framework: framework?.title ?? '', items: framework?.competencies.length ?? 0, precedes: graph?.graph.countOf('precedes') ?? 0, cycles };
    if (framework === undefined || hasErrors(problems)) {
      return { added: 0, updated: 0, deactivated: 0, rejected, isRefused: true, ...counts, says: [say(refused)], notes: notesFrom(problems) };
    }
    const recorded = await context.store.transact(acting(context, 'import a framework'), async (tx) => {
      const others = (await tx.readEntities('framework')).filter(({ id }) => id !== framework.id);
      const change = await recordImport(tx, [{ kind: 'framework', entries: [...others.map((other) => ({ ...other, studentIds: [] })), { id: framework.id, body: framework, studentIds: [] }] }], context.now);
      const adoptions = await tx.readEntities('adoption');
      await tx.recordEntities(adoptions.map(({ id, body }) => ({ kind: 'adoption' as const, id, body: { ...body, frameworkId: framework.id }, studentIds: [], occurredAt: context.now })));
      await tx.audit({ action: 'import-case', object: framework.id, detail: { items: counts.items } });
      return change;
    });
    const planned = { code: 'services.planned-with', params: { value: framework.title }, severity: 'assumption' as const, place: {} };
    // Counted in competencies, not frameworks: that is what a person sees go in.
    const added = recorded.added > 0 ? counts.items : 0;
    const updated = recorded.updated > 0 ? counts.items : 0;
    return { added, updated, deactivated: 0, rejected, isRefused: false, ...counts, says: [], notes: notesFrom([...problems, planned]) };
  },
});
