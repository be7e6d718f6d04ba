import { selectMethod } from '@heddle/engine/mastery';
import type { MasteryMethod } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { readAdoptedModels } from './adopted-models.ts';
import type { Scope } from './ledger.ts';
import { takenMethods } from './parameters.ts';

/**
 * By which methods, with which parameters, a school's evidence is folded: those that its models name, and in place of their parameters
 * those that the school has taken. None before a model is adopted.
 */
export async function methodsInForce(scope: Scope): Promise<readonly MasteryMethod[]> {
  const taken = await takenMethods(scope);
  const methods = new Map<string, MasteryMethod>();
  for (const { model } of await readAdoptedModels(scope)) {
    const method = known(() => selectMethod(model.instruction.mastery, taken));
    if (method !== undefined) methods.set(method.id, method);
  }
  return [...methods.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export type MethodsInForce = (scope: Scope) => Promise<readonly MasteryMethod[]>;

/** A model that names a method nobody knows is told so when somebody plans with it; answers are taken in all the same. */
function known(select: () => MasteryMethod): MasteryMethod | undefined {
  try {
    return select();
  } catch (error) {
    if (error instanceof HeddleError && error.code === 'mastery.unknown-method') return undefined;
    throw error;
  }
}
