import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';

/** A file is read here and sent: the service takes no path. What is no file may be the name of a version, like bayes-irt-local@1.0.0. */
export function fileOrName(path: string): { readonly text: string | null; readonly called: string } {
  return isFile(path) ? { text: readText(path), called: basename(path) } : { text: null, called: basename(path) };
}

/** As above, where only a file can be meant. */
export function fileOf(path: string): { readonly text: string; readonly called: string } {
  if (!isFile(path)) throw new HeddleError('interop.no-such-file', { file: path });
  return { text: readText(path), called: basename(path) };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function readText(path: string): string {
  if (statSync(path).size > mostBytes) throw new HeddleError('cli.file-too-large', { file: path, most: mostBytes / 1e6 });
  return readFileSync(path, 'utf8');
}

const mostBytes = 16_000_000;
