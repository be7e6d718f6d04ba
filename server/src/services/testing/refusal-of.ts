import { HeddleError } from '@heddle/engine/problem';
import { say } from '../words.ts';

/** The refusal of a call: its code, its parameters and what a person reads. Fails when nothing is refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly code: string; readonly sentence: string; readonly problems: readonly string[] }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof HeddleError)) throw error;
    return { code: error.code, sentence: say(error), problems: error.problems.map((problem) => say(problem)) };
  }
  throw new Error('the call was not refused');
}
