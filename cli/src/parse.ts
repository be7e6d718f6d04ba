import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findNearest, hintParams } from '@heddle/engine/model';
import { HeddleError } from '@heddle/engine/problem';
import { isSchoolDate } from '@heddle/engine/roster';
import type { Command, CommandOption, Given } from './command.ts';

const locales = ['en', 'ar-XB'];

/** Options every command has. */
export const commonOptions: Readonly<Record<string, CommandOption>> = {
  school: { type: 'string', value: 'DIR', help: 'the school folder (default: $HEDDLE_SCHOOL; $DATABASE_URL works in its place)', isFile: true },
  'school-id': { type: 'string', value: 'ID', help: 'which school, when a database holds several' },
  json: { type: 'boolean', help: 'print the result as JSON' },
  locale: { type: 'string', value: 'LOCALE', help: 'language of the sentences: en, ar-XB (a right-to-left test language)' },
  help: { type: 'boolean', help: 'show this help' },
};

/** Splits words into the command they name and the rest; the longest name wins ("import case" before "import"). */
export function findCommand(words: readonly string[], commands: readonly Command[]): { command: Command; rest: string[] } | undefined {
  const byLength = [...commands].sort((a, b) => b.name.split(' ').length - a.name.split(' ').length);
  for (const command of byLength) {
    const parts = command.name.split(' ');
    if (parts.every((part, i) => words[i] === part)) return { command, rest: words.slice(parts.length) };
  }
  return undefined;
}

/** Reads the words after the command's name. Throws HeddleError `cli.*` on an unknown option, a missing or bad value. */
export function readGiven(command: Command, words: string[], from: string): Given {
  const options = { ...commonOptions, ...command.options };
  const config = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.type, multiple: option.isRepeated === true }]));
  // Not strict: the parser would refuse in its own words.
  const parsed = parseArgs({ args: words, options: config, allowPositionals: true, strict: false, tokens: true });
  for (const token of parsed.tokens) if (token.kind === 'option') checkOption(command, options, token);
  const values = new Map<string, GivenValue>();
  for (const [name, value] of Object.entries(parsed.values)) {
    if (value === undefined) continue;
    values.set(name, typeof value === 'string' && isFile(options[name], value) ? resolve(from, value) : value);
  }
  command.positionals.forEach((name, i) => {
    const value = parsed.positionals[i];
    if (value !== undefined) values.set(name, name === 'id' ? value : resolve(from, value));
  });
  if (values.has('help')) return given(command, values);
  const locale = values.get('locale');
  if (typeof locale === 'string' && !locales.includes(locale)) throw new HeddleError('cli.bad-locale', { value: locale, allowed: locales });
  const missing = command.positionals.find((name) => !values.has(name));
  if (missing !== undefined) throw new HeddleError('cli.missing-argument', { command: command.name, name: missing.toUpperCase() });
  const extra = parsed.positionals[command.positionals.length];
  if (extra !== undefined) throw new HeddleError('cli.extra-argument', { command: command.name, value: extra });
  for (const [name, option] of Object.entries(command.options)) {
    if (option.isNeeded && !values.has(name)) throw new HeddleError('cli.missing-option', { command: command.name, name });
  }
  return given(command, values);
}

type OptionToken = { readonly name: string; readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined };

/** A word behind an option that is an option itself is no value: whoever left the value out is told so, and a negative number is taken. */
function checkOption(command: Command, options: Readonly<Record<string, CommandOption>>, { name, rawName, value, inlineValue }: OptionToken): void {
  const said = { command: command.name, option: rawName };
  const option = Object.hasOwn(options, name) && rawName.startsWith('--') ? options[name] : undefined;
  if (option === undefined) throw new HeddleError('cli.unknown-option', { ...said, ...hintParams(findNearest(name, Object.keys(options))) });
  if (option.type === 'boolean') {
    if (value !== undefined) throw new HeddleError('cli.option-without-use', said);
  } else if (value === undefined || (inlineValue !== true && /^-\D/.test(value))) {
    throw new HeddleError('cli.option-without-value', said);
  }
}

function dateOf(name: string, value: string): string {
  if (!isSchoolDate(value)) throw new HeddleError('cli.bad-date', { name, value });
  return value;
}

function isFile(option: CommandOption | undefined, value: string): boolean {
  return option?.isFile === true || (option?.isNameOrFile === true && /[/\\]|^\./.test(value));
}

type GivenValue = string | boolean | readonly (string | boolean)[];

function given(command: Command, values: ReadonlyMap<string, GivenValue>): Given {
  const find = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const text = (name: string): string => {
    const value = find(name);
    if (value === undefined) throw new HeddleError('cli.missing-option', { command: command.name, name });
    return value;
  };
  return {
    find,
    text,
    has: (name) => values.has(name),
    all: (name) => [values.get(name) ?? []].flat().filter((value) => typeof value === 'string'),
    list: (name) => (find(name) ?? '').split(',').map((word) => word.trim()).filter((word) => word !== ''),
    date: (name) => dateOf(name, text(name)),
    findDate(name) {
      const value = find(name);
      return value === undefined ? undefined : dateOf(name, value);
    },
    number(name) {
      const value = find(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!Number.isFinite(number)) throw new HeddleError('cli.bad-number', { name, value });
      return number;
    },
  };
}
