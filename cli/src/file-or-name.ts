import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';

/** A file is read here and sent: the service takes no path. What is no file may be the name of a version, like bayes-irt-local@1.0.0. */
export function fileOrName(path: string): { readonly text: string | null; readonly called: string } {
  const name = basename(path);
  if (existsSync(path) && statSync(path).isFile()) {
    if (statSync(path).size > mostBytes) throw new HeddleError('cli.file-too-large', { file: path, most: mostBytes / 1e6 });
    return { text: readFileSync(path, 'utf8'), called: name };
  }
  return { text: null, called: name };
}

const mostBytes = 16_000_000;
