import { resolve } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';
import { openHeddle, say } from '@heddle/server';
import type { Line, Result } from './command.ts';
import { commands } from './commands/index.ts';
import { helpFor, overview } from './help.ts';
import { findCommand, readGiven } from './parse.ts';
import { showProgress } from './progress.ts';
import { runServing, servingCommands } from './serving.ts';

/** The world a command runs in, so that tests and other programs can run one without a process of its own. */
export type Io = {
  /** Folder that relative paths start from: where the person typed the command. */
  readonly from: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
  readonly isTerminal: boolean;
  /** Calls `stop` at the first Ctrl-C instead of ending; answers how to end that. */
  onInterrupt?(stop: () => void): () => void;
};

/** Runs one command and answers the exit code: 0 done, 1 refused or something needs a person, 2 the command was not understood. */
export async function runCommand(words: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const all = [...commands, ...servingCommands];
  const found = findCommand(words, all);
  if (found === undefined) {
    const first = words.find((word) => !word.startsWith('-'));
    if (first === undefined) {
      io.out(overview(all));
      return words.length === 0 ? 2 : 0;
    }
    io.err(say({ code: 'cli.unknown-command', params: { value: words.join(' ') } }));
    return 2;
  }
  const { command, rest } = found;
  const isJson = rest.includes('--json');
  try {
    const given = readGiven(command, rest, io.from);
    if (given.has('help')) {
      io.out(helpFor(command));
      return 0;
    }
    const place = { schoolFolder: given.find('school') ?? schoolOfEnvironment(io), databaseUrl: given.has('school') ? undefined : io.env.DATABASE_URL, schoolId: given.find('school-id') ?? io.env.HEDDLE_SCHOOL_ID };
    const { service, input } = command.request(given);
    if (servingCommands.includes(command)) return await runServing({ service, input, place, io, isJson });
    const progress = showProgress(io, isJson);
    const heddle = await openHeddle({ ...place, isNew: service === 'init-school', needsSchool: !withoutSchool.includes(service) });
    const stop = new AbortController();
    const release = command.canStop === true ? io.onInterrupt?.(() => stop.abort()) : undefined;
    let result: Result;
    try {
      result = await heddle.call(service, input, progress.step, stop.signal);
    } finally {
      progress.end();
      release?.();
      await heddle.close();
    }
    const locale = given.find('locale') === 'ar-XB' ? 'ar-XB' : 'en';
    io.out(isJson ? JSON.stringify(result, null, 2) : command.print(result).map((line) => inWords(line, locale)).join('\n'));
    return command.isRefused?.(result) ? 1 : 0;
  } catch (error) {
    return report(error, isJson, io);
  }
}

/** They read files and nothing of a school. */
const withoutSchool: readonly string[] = ['check-model', 'fit-mastery', 'evaluate-mastery', 'solve-instance', 'verify-solution', 'bound-instance'];

/** Like a path that is typed, it counts from where the person stands. */
function schoolOfEnvironment({ from, env }: Io): string | undefined {
  return env.HEDDLE_SCHOOL === undefined ? undefined : resolve(from, env.HEDDLE_SCHOOL);
}

function inWords(line: Line, locale: 'en' | 'ar-XB'): string {
  return typeof line === 'string' ? line : say(line, locale);
}

/** A known fault in one sentence with its problems; an unknown one with its own words, so that it can be reported. */
function report(error: unknown, isJson: boolean, io: Io): 1 | 2 {
  const known = error instanceof HeddleError ? error : undefined;
  const reason = known ?? { code: 'cli.unexpected', params: { said: error instanceof Error ? (error.stack ?? error.message) : String(error) } };
  const text = say(reason);
  const problems = (known?.problems ?? []).map((problem) => say(problem));
  if (isJson) io.out(JSON.stringify({ error: { code: reason.code, text, problems } }, null, 2));
  io.err([text, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  return known?.code.startsWith('cli.') || known?.code === 'services.bad-input' ? 2 : 1;
}
