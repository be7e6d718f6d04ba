import { runCommand } from '../run-command.ts';

/** What a command answered: its exit code, its two streams, and its JSON where it printed some. */
export type Ran = { readonly code: 0 | 1 | 2; readonly out: string; readonly err: string; json<T = Readonly<Record<string, unknown>>>(): T };

/** Runs one command in this process, as somebody standing in `from` would type it. */
export async function run(words: readonly string[], { from, env = {} }: { readonly from: string; readonly env?: Readonly<Record<string, string>> }): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(words, { from, env, out: (text) => out.push(text), err: (text) => err.push(text), isTerminal: false });
  const printed = out.join('\n');
  return { code, out: printed, err: err.join('\n'), json: () => JSON.parse(printed) };
}
