import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import type { ImportResult } from './service.ts';
import { notesFrom, say } from './words.ts';

/** The sentence over every refused import. */
export const refused = { code: 'services.refused', params: {} };

/** Leaves the transaction, so that nothing of the input stays; `whenRefused` turns it into an answer. */
export function refuse(problems: readonly Problem[]): never {
  throw new HeddleError(refused.code, refused.params, problems);
}

/** Runs an import and answers a refusal as a result with every problem in words, instead of an exception. */
export async function whenRefused<Counts extends object, Result extends ImportResult & Counts>(counts: Counts, work: () => Promise<Result>): Promise<Result | (ImportResult & Counts)> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HeddleError) || error.code !== refused.code) throw error;
    const { problems } = error;
    const rejected = problems.filter((problem) => problem.severity === 'error').length;
    return { added: 0, updated: 0, deactivated: 0, rejected, isRefused: true, ...counts, says: [say(refused)], notes: notesFrom(problems) };
  }
}
