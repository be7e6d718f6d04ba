import { z } from 'zod';
import { acting, defineService } from './call-service.ts';

/** Throws the projections away and folds them again from the facts; equal hashes say that nothing was computed by the way. */
export const rebuild = defineService<Record<string, never>, { before: string; after: string; equal: boolean }>({
  name: 'rebuild',
  summary: 'Fold all that was computed again from the facts',
  input: z.strictObject({}),
  policy: 'operate-school',
  run: (context) =>
    context.store.transact(acting(context, 'rebuild'), (tx) =>
      tx.rebuild((done, of) => context.progress({ code: 'services.rebuilding', params: {}, done, of }))),
});
