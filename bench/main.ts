import { readdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';

/** `npm run -s bench -- <name> [--json]`: the figure, what it is held against, and the machine that gave it. */
async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const known = knownBenchmarks();
  const [name] = names;
  if (name === undefined || names.length > 1 || !known.includes(name)) {
    console.error(`${name === undefined ? 'Which benchmark?' : `There is no benchmark "${names.join(' ')}".`} Maybe one of: ${known.join(', ') || '(none yet)'}.`);
    return 2;
  }
  const { benchmark }: { readonly benchmark: Benchmark } = await import(`./${name}.bench.ts`);
  const { value, detail } = await benchmark.measure();
  const { about, anchor, better } = benchmark;
  const reached = better === 'lower' ? value <= anchor.value : value >= anchor.value;
  const machine = { cores: availableParallelism(), memoryGB: Math.round(totalmem() / 2 ** 30), node: process.version };
  if (args.includes('--json')) console.log(JSON.stringify({ name, about, value, unit: anchor.unit, anchor, reached, machine, detail }));
  else {
    console.log(`${about}\n  ${value} ${anchor.unit}; to reach: ${better === 'lower' ? 'at most' : 'at least'} ${anchor.value} ${anchor.unit} (${anchor.source}): ${reached ? 'reached' : 'not reached'}`);
    for (const [what, figure] of Object.entries(detail)) console.log(`  ${what}: ${figure}`);
    console.log(`  on ${machine.cores} cores, ${machine.memoryGB} GB, Node ${machine.node}`);
  }
  return 0;
}

function knownBenchmarks(): readonly string[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder).filter((file) => file.endsWith('.bench.ts')).map((file) => file.replace('.bench.ts', '')).toSorted();
}

process.exitCode = await main(process.argv.slice(2));
