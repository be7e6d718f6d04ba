import { readdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';

/** `npm run -s bench -- <name> [--json] [--option value]`: the figure, what it is held against, and the machine that gave it. */
async function main(args: readonly string[]): Promise<number> {
  const { names, options } = readArguments(args);
  const known = knownBenchmarks();
  const [name] = names;
  if (name === undefined || names.length > 1 || !known.includes(name)) {
    console.error(`${name === undefined ? 'Which benchmark?' : `There is no benchmark "${names.join(' ')}".`} Maybe one of: ${known.join(', ') || '(none yet)'}.`);
    return 2;
  }
  const { benchmark }: { readonly benchmark: Benchmark } = await import(`./${name}.bench.ts`);
  const { value, detail, row = {}, about = benchmark.about, anchor = benchmark.anchor } = await benchmark.measure(options);
  const { better } = benchmark;
  const unit = anchor?.unit ?? '%';
  const reached = anchor === null ? null : better === 'lower' ? value <= anchor.value : value >= anchor.value;
  const toReach = anchor === null ? '' : `; to reach: ${better === 'lower' ? 'at most' : 'at least'} ${anchor.value} ${unit} (${anchor.source}): ${reached === true ? 'reached' : 'not reached'}`;
  const machine = { cores: availableParallelism(), memoryGB: Math.round(totalmem() / 2 ** 30), node: process.version };
  if (args.includes('--json')) console.log(JSON.stringify({ ...detail, name, about, value, unit, anchor, reached, machine, detail, ...row }));
  else {
    console.log(`${about}\n  ${value} ${unit}${toReach}`);
    for (const [what, figure] of Object.entries({ ...detail, ...row })) console.log(`  ${what}: ${figure}`);
    console.log(`  on ${machine.cores} cores, ${machine.memoryGB} GB, Node ${machine.node}`);
  }
  return 0;
}

/** `--json` stands alone; any other `--name` takes the word after it, so that a file name is not read as a second benchmark. */
function readArguments(args: readonly string[]): { readonly names: readonly string[]; readonly options: BenchmarkOptions } {
  const names: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--json') continue;
    if (!arg.startsWith('--')) names.push(arg);
    else {
      options[arg.slice(2)] = args[at + 1] ?? '';
      at += 1;
    }
  }
  return { names, options };
}

function knownBenchmarks(): readonly string[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder).filter((file) => file.endsWith('.bench.ts')).map((file) => file.replace('.bench.ts', '')).toSorted();
}

process.exitCode = await main(process.argv.slice(2));
