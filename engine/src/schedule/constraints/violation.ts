import type { Params } from '../../problem/index.ts';
import type { Tier, Violation } from '../plan.ts';

/** A violation with the parts that do not apply left empty. */
export function violationOf(
  limit: { readonly id: string; readonly tier: Tier },
  what: {
    readonly students?: readonly string[];
    readonly adults?: readonly string[];
    readonly space?: string | null;
    readonly period?: string | null;
    readonly params: Params;
  },
): Violation {
  return {
    constraintId: limit.id, tier: limit.tier,
    studentIds: what.students ?? [], adultIds: what.adults ?? [], spaceId: what.space ?? null, periodId: what.period ?? null,
    params: what.params,
  };
}
