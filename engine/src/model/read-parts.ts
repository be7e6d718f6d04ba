import type { z } from 'zod';
import type { Problem } from '../problem/index.ts';
import { packageLayout } from './format/package-layout.ts';
import { filesIn } from './package-files.ts';
import type { PackageFiles } from './package-files.ts';
import { readShape } from './shape-problems.ts';
import { readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a file says, with the file, so that its parts can be found again by line. */
type Read<Value> = { readonly file: YamlFile; readonly value: Value };

export type PackageParts = ReturnType<typeof readParts>['parts'];

/** Every file of a package, each alone: its YAML, then its shape. A part is undefined where its file is missing or not readable. */
export function readParts(files: PackageFiles) {
  const problems: Problem[] = [];

  function read<Schema extends z.ZodType>(path: string, schema: Schema): Read<z.output<Schema>> | undefined {
    const text = files[path];
    if (text === undefined) return undefined;
    const yaml = readYaml(path, text);
    problems.push(...yaml.problems);
    if (yaml.file === undefined) return undefined;
    const shape = readShape(yaml.file, schema);
    problems.push(...shape.problems);
    return shape.value === undefined ? undefined : { file: yaml.file, value: shape.value };
  }
  const readOne = <Schema extends z.ZodType>({ path, schema }: { readonly path: string; readonly schema: Schema }) => read(path, schema);
  const readAll = <Schema extends z.ZodType>({ folder, schema }: { readonly folder: string; readonly schema: Schema }) =>
    filesIn(files, folder).flatMap((path) => read(path, schema) ?? []);

  const parts = {
    identity: readOne(packageLayout.identity),
    mastery: readOne(packageLayout.mastery),
    path: readOne(packageLayout.path),
    frameworks: readAll(packageLayout.frameworks),
    activities: readAll(packageLayout.activities),
    misconceptions: readAll(packageLayout.misconceptions),
    items: readAll(packageLayout.items),
    modalities: readOne(packageLayout.modalities),
    habits: readOne(packageLayout.habits),
    operations: readOne(packageLayout.operations),
    technology: readOne(packageLayout.technology),
  };
  return { parts, problems };
}
