import { openHeddle, say, serve } from '@heddle/server';
import type { Command, Request } from './command.ts';
import { showProgress } from './progress.ts';
import type { Io } from './run-command.ts';

/** The two commands that stay: they own the school's data while they run, and other commands come in through the owner's door. */
export const servingCommands: readonly Command[] = [
  {
    name: 'demo',
    summary: 'Make the demo school with ten school days of history and today planned, and serve it',
    positionals: [],
    options: {
      port: { type: 'string', value: 'PORT', help: 'port to try first (default 4173; the next free one when taken)' },
      on: { type: 'string', value: 'DATE', help: 'the day to call today (default: today, or the nearest school day of the demo year)' },
      'no-serve': { type: 'boolean', help: 'make the school and stop' },
    },
    examples: ['heddle demo', 'heddle demo --school /tmp/demo-school --no-serve --json'],
    request: (given) => ({ service: 'demo', input: { on: given.findDate('on') ?? null, port: given.number('port') ?? 4173, isServed: !given.has('no-serve') } }),
    print: () => [],
  },
  {
    name: 'serve',
    summary: 'Serve the school to a browser on this machine',
    positionals: [],
    options: { port: { type: 'string', value: 'PORT', help: 'port to try first (default 4173; the next free one when taken)' } },
    examples: ['heddle serve --school my-school'],
    request: (given) => ({ service: 'serve', input: { port: given.number('port') ?? 4173, isServed: true } }),
    print: () => [],
  },
];

type Serving = Request & { readonly place: { schoolFolder: string | undefined; databaseUrl: string | undefined; schoolId: string | undefined }; readonly io: Io; readonly isJson: boolean };

export async function runServing({ service, input, place, io, isJson }: Serving): Promise<0 | 1> {
  const progress = showProgress(io, isJson);
  const isDemo = service === 'demo';
  const heddle = await openHeddle({ ...place, isNew: isDemo, needsSchool: true, isServing: input.isServed === true });
  try {
    if (isDemo) {
      const result = await heddle.call('demo', { on: input.on ?? null }, progress.step);
      progress.end();
      if (isJson) io.out(JSON.stringify(result, null, 2));
    }
    if (input.isServed !== true) return 0;
    const page = await serve(heddle, { port: Number(input.port) });
    io.out(say({ code: 'cli.serving', params: { address: page.address } }));
    await stopped();
    await page.close();
    return 0;
  } finally {
    await heddle.close();
  }
}

/** Waits for Ctrl-C or a polite end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
