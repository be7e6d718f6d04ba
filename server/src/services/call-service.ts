import { HeddleError, tellInput } from '@heddle/engine/problem';
import type { ZodType } from 'zod';
import { isAllowed } from '../policies/index.ts';
import type { Acting } from '../store/index.ts';
import { takesMachinePaths } from './inputs.ts';
import type { PolicyName, Service, ServiceContext } from './service.ts';

/** Any service, its input not yet known: what a registry holds. */
export type AnyService = { readonly name: string; readonly summary: string; readonly policy: PolicyName; readonly isLong: boolean; readonly input: ZodType; call(context: ServiceContext, input: unknown): Promise<unknown> };

/**
 * The one way in: policy first, then the shape of the input, then the work. Command, page and owner's door all come through here.
 * Throws HeddleError `services.not-allowed` or `services.bad-input` with a problem for each field.
 */
export function defineService<Input, Result>(service: Service<Input, Result>): AnyService {
  if (takesMachinePaths(service.input) && service.policy !== 'operate-machine') throw new Error(`${service.name} takes a path of this machine. Maybe its policy is 'operate-machine'.`);
  return {
    name: service.name,
    summary: service.summary,
    policy: service.policy,
    isLong: service.isLong === true,
    input: service.input,
    async call(context, input) {
      if (!isAllowed(service.policy, context.actor)) throw new HeddleError('services.not-allowed', { service: service.name });
      const parsed = service.input.safeParse(input, { reportInput: true });
      if (!parsed.success) throw new HeddleError('services.bad-input', { service: service.name }, tellInput(parsed.error.issues));
      return service.run(context, parsed.data);
    },
  };
}

/** The acting person of a service, as the ledger and the audit keep them. */
export function acting(context: ServiceContext, purpose: string): Acting & { readonly schoolId: string } {
  const { actor, schoolId, now } = context;
  const who = actor.kind === 'operator' ? { kind: 'operator' as const, id: actor.name } : { kind: 'person' as const, id: actor.personId };
  return { actor: who, actingAs: null, purpose, now, schoolId };
}
