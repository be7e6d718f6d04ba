import { z } from 'zod';
import type { Rebuilt } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { say } from './words.ts';

/**
 * Throws the projections away and folds them again from the facts. Equal: whatever the parameters in force had made came out the same, so
 * nothing was computed by the way. What other parameters or an earlier program had made comes out otherwise, and is counted apart.
 */
export const rebuild = defineService<Record<string, never>, Rebuilt & { readonly says: readonly string[] }>({
  name: 'rebuild',
  summary: 'Fold all that was computed again from the facts',
  input: z.strictObject({}),
  policy: 'operate-school',
  isLong: true,
  run: (context) =>
    context.store.transact(acting(context, 'rebuild'), async (tx) => {
      const rebuilt = await tx.rebuild((done, of) => context.progress({ code: 'services.rebuilding', params: {}, done, of }));
      return { ...rebuilt, says: rebuilt.outdated === 0 ? [] : [say({ code: 'services.rebuilt-outdated', params: { count: rebuilt.outdated } })] };
    }),
});
