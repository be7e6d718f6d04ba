import type { Reason } from '@heddle/engine/problem';

/**
 * One command of `heddle`: words in, one service call, words out. The command is thin on purpose: all it knows is how to ask and how to print.
 * To add one: write a file in commands/, list it in commands/index.ts. Help, --json, --school and exit codes come by themselves.
 */
export type Command = {
  /** What is typed: 'plan', 'import case'. */
  readonly name: string;
  readonly summary: string;
  /** Positional arguments by name, in order; all are needed. All but an `id` are files or folders, counted from where the command was typed. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples: readonly string[];
  /** The service to call and its input. Throws a UsageError on a bad value. */
  request(given: Given): Request;
  /** Lines for a person. */
  print(result: Result): readonly Line[];
  /** A first Ctrl-C asks for the best there is so far, and only a second one ends the command. */
  readonly canStop?: boolean;
  /** True when people must look: exit code 1. */
  isRefused?(result: Result): boolean;
};

export type CommandOption = {
  readonly type: 'string' | 'boolean';
  /** Shown in help: 'DATE', 'FILE'. */
  readonly value?: string;
  readonly help: string;
  readonly isNeeded?: boolean;
  readonly isFile?: boolean;
  /** A plain word stays a name; with a slash or a dot in front it is a file, counted from where the command was typed. */
  readonly isNameOrFile?: boolean;
  /** May be given several times; read with `all`. */
  readonly isRepeated?: boolean;
};

export type Given = {
  /** Positional arguments and options; files are already absolute paths. */
  text(name: string): string;
  find(name: string): string | undefined;
  all(name: string): readonly string[];
  has(name: string): boolean;
  date(name: string): string;
  findDate(name: string): string | undefined;
  /** "a, b": the words between commas; none where it was not given. */
  list(name: string): readonly string[];
  number(name: string): number | undefined;
};

export type Request = { readonly service: string; readonly input: Readonly<Record<string, unknown>> };

/** What a service answered: JSON, printed as it is with --json. */
export type Result = Readonly<Record<string, unknown>>;

/** A sentence from the catalogue, or text that is already in words (names, tables). */
export type Line = Reason | string;
