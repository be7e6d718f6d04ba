import type { Command } from './command.ts';
import { commonOptions } from './parse.ts';

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => signature(command).length));
  const rows = commands.map((command) => `  ${signature(command).padEnd(width)}  ${command.summary}`);
  return ['heddle: run a learning model in a school', '', ...rows, '', 'heddle COMMAND --help shows options and examples.', 'Exit codes: 0 done, 1 refused or something needs a person, 2 the command was not understood.'].join('\n');
}

export function helpFor(command: Command): string {
  const options = Object.entries({ ...command.options, ...commonOptions }).map(([name, option]) => {
    const value = option.value ? ` ${option.value}` : '';
    return `  --${`${name}${value}`.padEnd(22)} ${option.help}${option.isNeeded ? ' (needed)' : ''}`;
  });
  return [`heddle ${signature(command)}`, '', command.summary, '', 'Options', ...options, '', 'Examples', ...command.examples.map((line) => `  ${line}`)].join('\n');
}

function signature(command: Command): string {
  return [command.name, ...command.positionals.map((name) => name.toUpperCase())].join(' ');
}
