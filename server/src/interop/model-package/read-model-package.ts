import type { Dirent } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { HeddleError } from '@heddle/engine/problem';
import { parsePackage } from '@heddle/engine/model';
import type { PackageFiles, ParsedPackage } from '@heddle/engine/model';

/**
 * A package is plain text. Anything else is named and not read, so that `model check` can say what does not belong; a file or folder beyond
 * these sizes is refused. Names that begin with a dot (.git, .DS_Store) are the machine's, not the package's.
 */
const textFile = /(\.(ya?ml|md)|(^|\/)(LICENSE|NOTICE))$/;
const hidden = /(^|\/)\./;
const limits = { files: 2_000, bytesEach: 4_000_000, bytesInAll: 32_000_000, named: 100 };

const shippedModels = resolve(import.meta.dirname, '../../../../models');

/**
 * Reads a learning model package: a shipped one by name, or a folder. Throws HeddleError `services.no-model` when there is none,
 * `services.model-too-large` beyond the limits; faults inside the files come back as problems.
 */
export async function readModelPackage(named: string): Promise<ParsedPackage & { readonly files: PackageFiles }> {
  const folder = await findFolder(named);
  const files = await readFiles(folder);
  return { files, ...parsePackage(files) };
}

async function findFolder(named: string): Promise<string> {
  const isName = /^[a-z0-9][a-z0-9-]*$/.test(named);
  for (const folder of isName ? [join(shippedModels, named), resolve(named)] : [resolve(named)]) {
    const found = await stat(join(folder, 'model.yaml')).catch(() => undefined);
    if (found?.isFile()) return folder;
  }
  throw new HeddleError('services.no-model', { value: named, shipped: await shipped() });
}

async function shipped(): Promise<readonly string[]> {
  const entries = await readdir(shippedModels, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

async function readFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry: Dirent) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  const shown = entries.filter((entry) => !entry.isDirectory() && !hidden.test(pathOf(entry)));
  // A link may lead out of the package: it counts as what does not belong.
  const isOwn = (entry: Dirent) => entry.isFile() && textFile.test(pathOf(entry));
  const others = shown.filter((entry) => !isOwn(entry)).map(pathOf).sort();
  const paths = shown.filter(isOwn).map(pathOf).sort();
  if (paths.length > limits.files) throw new HeddleError('services.model-too-large', { value: folder, limit: `${limits.files} files` });
  const files: Record<string, string> = Object.fromEntries(others.slice(0, limits.named).map((path) => [path, '']));
  let bytes = 0;
  for (const path of paths) {
    const at = join(folder, path);
    const { size } = await stat(at);
    bytes += size;
    if (size > limits.bytesEach || bytes > limits.bytesInAll) throw new HeddleError('services.model-too-large', { value: at, limit: `${limits.bytesEach / 1e6} MB a file, ${limits.bytesInAll / 1e6} MB in all` });
    files[path] = await readFile(at, 'utf8');
  }
  return files;
}
