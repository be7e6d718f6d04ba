import { say } from '@heddle/server';
import type { Progress } from '@heddle/server';
import type { Io } from './run-command.ts';

/** Says on the error stream where long work is: one changing line on a terminal, one line a step elsewhere; nothing with --json. */
export function showProgress(io: Io, isQuiet: boolean): { step: (step: Progress) => void; end: () => void } {
  let last = '';
  return {
    step(step) {
      if (isQuiet) return;
      const text = say(step);
      const counted = step.of === null ? text : `${text} ${step.done}/${step.of}`;
      if (io.isTerminal) process.stderr.write(`\r\x1b[2K${counted}`);
      else if (text !== last) io.err(counted);
      last = text;
    },
    end() {
      if (io.isTerminal && last !== '') process.stderr.write('\r\x1b[2K');
    },
  };
}
