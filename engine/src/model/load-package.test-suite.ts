import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LearningModel } from './learning-model.ts';
import type { PackageFiles } from './package-files.ts';
import { parsePackage } from './parse-package.ts';

/** For tests only: a model of this repository by its folder name under `models/`, for example 'testing'. Throws what is wrong with it. */
export function loadModel(name: string): LearningModel {
  const { model, problems } = parsePackage(readPackageFolder(name));
  if (model === undefined) throw new Error(`models/${name} is not valid: ${JSON.stringify(problems, null, 2)}`);
  return model;
}

/** The texts of a package folder under `models/`, by path inside it. The engine itself never reads a file. */
export function readPackageFolder(name: string): PackageFiles {
  const folder = fileURLToPath(new URL(`../../../models/${name}`, import.meta.url));
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).split(sep).join('/')] = readFileSync(path, 'utf8');
  }
  return files;
}
