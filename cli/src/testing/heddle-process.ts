import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** `heddle` as a process of its own, typed in `from` and started, as npm does, from somewhere else. */
export type HeddleProcess = {
  readonly child: ChildProcess;
  /** Resolves when `text` has been printed on either stream; rejects when the process ends without it. */
  prints(text: string): Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly out: string; readonly err: string; readonly milliseconds: number }>;
};

export function startHeddle(words: readonly string[], { from, env = {} }: { readonly from: string; readonly env?: Readonly<Record<string, string>> }): HeddleProcess {
  const started = performance.now();
  const child = spawn(process.execPath, [main, ...words], { cwd: '/', env: { ...process.env, ...env, INIT_CWD: from }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  const waiting = new Set<() => void>();
  const hear = (): void => waiting.forEach((look) => look());
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); hear(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); hear(); });
  const ended = new Promise<Awaited<HeddleProcess['ended']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err, milliseconds: performance.now() - started }));
  });
  return {
    child, ended,
    prints: (text) => new Promise((resolve, reject) => {
      const look = (): void => {
        if (out.includes(text) || err.includes(text)) resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without "${text}": ${out}${err}`)));
    }),
  };
}
