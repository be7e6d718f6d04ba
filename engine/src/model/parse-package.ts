import type { z } from 'zod';
import { hasErrors } from '../problem/index.ts';
import type { Problem } from '../problem/index.ts';
import { assembleFramework } from './assemble.ts';
import { formatName } from './format/identity-file.ts';
import { packageLayout } from './format/package-layout.ts';
import type { LearningModel } from './learning-model.ts';
import { checkPackageFiles, filesIn } from './package-files.ts';
import type { PackageFiles } from './package-files.ts';
import { readShape } from './shape-problems.ts';
import { startSourceMap } from './source-map.ts';
import type { Component, ComponentKind, SourceMap } from './source-map.ts';
import { readYaml } from './yaml-file.ts';
import type { FieldPath, YamlFile } from './yaml-file.ts';

export type ParsedPackage = {
  /** Undefined when any problem is an error. */
  readonly model: LearningModel | undefined;
  readonly problems: readonly Problem[];
  /** Where each part was written; `checkModel` takes it, so that its problems have lines too. */
  readonly places: SourceMap;
};

/**
 * The texts of a package as a learning model: what `adopt`, `check` and every plan start from.
 * Tells all problems of all files at once. Whether the parts agree with each other is `checkModel`'s question.
 */
export function parsePackage(files: PackageFiles): ParsedPackage {
  const problems: Problem[] = [...checkPackageFiles(files)];
  const sources = startSourceMap();
  const newer = findOtherFormat(files);
  if (newer !== undefined) return { model: undefined, problems: [newer], places: sources.build() };

  const read = <Schema extends z.ZodType>(path: string, schema: Schema): Read<z.output<Schema>> | undefined => {
    const text = files[path];
    if (text === undefined) return undefined;
    const yaml = readYaml(path, text);
    problems.push(...yaml.problems);
    if (yaml.file === undefined) return undefined;
    const shape = readShape(yaml.file, schema);
    problems.push(...shape.problems);
    return shape.value === undefined ? undefined : { file: yaml.file, value: shape.value };
  };
  const readFolder = <Schema extends z.ZodType>(folder: string, schema: Schema): readonly Read<z.output<Schema>>[] =>
    filesIn(files, folder).flatMap((path) => read(path, schema) ?? []);
  const locate = (component: Component, file: YamlFile, at: FieldPath): void => {
    const { isNew, first } = sources.add(component, { file, at });
    if (isNew) return;
    problems.push({
      severity: 'error',
      code: 'model.duplicate-id',
      params: { id: component.id, kind: component.kind, firstFile: first.file ?? '', firstLine: first.line ?? 0 },
      place: { file: file.path, line: file.lineOf([...at, 'id']) },
    });
  };
  const locateAll = (kind: ComponentKind, list: readonly { readonly id: string }[], { file, key }: { file: YamlFile; key: string }): void =>
    list.forEach(({ id }, index) => locate({ kind, id }, file, [key, index]));

  const identity = read(packageLayout.identity.path, packageLayout.identity.schema);
  const mastery = read(packageLayout.mastery.path, packageLayout.mastery.schema);
  const path = read(packageLayout.path.path, packageLayout.path.schema);
  const frameworks = readFolder(packageLayout.frameworks.folder, packageLayout.frameworks.schema);
  const activities = readFolder(packageLayout.activities.folder, packageLayout.activities.schema);
  const misconceptions = readFolder(packageLayout.misconceptions.folder, packageLayout.misconceptions.schema);
  const items = readFolder(packageLayout.items.folder, packageLayout.items.schema);
  const modalities = read(packageLayout.modalities.path, packageLayout.modalities.schema);
  const habits = read(packageLayout.habits.path, packageLayout.habits.schema);
  const operations = read(packageLayout.operations.path, packageLayout.operations.schema);
  const technology = read(packageLayout.technology.path, packageLayout.technology.schema);

  if (identity !== undefined) {
    locate({ kind: 'model', id: identity.value.id }, identity.file, []);
    locateAll('aim', identity.value.aims, { file: identity.file, key: 'aims' });
    for (const id of Object.keys(identity.value.aliases)) locate({ kind: 'alias', id }, identity.file, ['aliases', id]);
  }
  if (mastery !== undefined) locate({ kind: 'mastery', id: 'mastery' }, mastery.file, []);
  if (path !== undefined) locate({ kind: 'path', id: 'path' }, path.file, []);
  for (const { file, value } of frameworks) {
    locate({ kind: 'framework', id: value.id }, file, []);
    locateAll('competency', value.competencies, { file, key: 'competencies' });
  }
  for (const { file, value } of activities) {
    locateAll('activity', value.activities, { file, key: 'activities' });
    locateAll('exit-check', value.exitChecks, { file, key: 'exitChecks' });
  }
  for (const { file, value } of misconceptions) locateAll('misconception', value.misconceptions, { file, key: 'misconceptions' });
  for (const { file, value } of items) locateAll('item', value.items, { file, key: 'items' });
  if (modalities !== undefined) locateAll('modality', modalities.value.modalities, { file: modalities.file, key: 'modalities' });
  if (habits !== undefined) locateAll('habit', habits.value.habits, { file: habits.file, key: 'habits' });
  if (operations !== undefined) {
    locate({ kind: 'operations', id: 'operations' }, operations.file, []);
    locateAll('routine', operations.value.routines, { file: operations.file, key: 'routines' });
  }
  if (technology !== undefined) {
    locate({ kind: 'technology', id: 'technology' }, technology.file, []);
    locateAll('evidence-source', technology.value.evidenceSources, { file: technology.file, key: 'evidenceSources' });
  }

  const places = sources.build();
  const isWhole = identity && mastery && path && modalities && operations && technology && !hasErrors(problems);
  if (!isWhole) return { model: undefined, problems, places };
  const { id, version, title, scope, aims, aliases } = identity.value;
  const model: LearningModel = {
    id, version, title, scope, aims, aliases,
    instruction: {
      frameworks: frameworks.map(({ value }) => assembleFramework(value)),
      mastery: mastery.value,
      path: path.value,
      activities: activities.flatMap(({ value }) => value.activities),
      exitChecks: activities.flatMap(({ value }) => value.exitChecks),
      misconceptions: misconceptions.flatMap(({ value }) => value.misconceptions),
      items: items.flatMap(({ value }) => value.items),
    },
    practice: { modalities: modalities.value.modalities, habits: habits?.value.habits ?? [] },
    operations: operations.value,
    technology: technology.value,
  };
  return { model, problems, places };
}

type Read<Value> = { readonly file: YamlFile; readonly value: Value };

/** A package of another format is told in one sentence, not in a hundred about its keys. */
function findOtherFormat(files: PackageFiles): Problem | undefined {
  const path = packageLayout.identity.path;
  const text = files[path];
  if (text === undefined) return undefined;
  const { file } = readYaml(path, text);
  const value = file?.value;
  if (file === undefined || typeof value !== 'object' || value === null || !('format' in value)) return undefined;
  const { format } = value;
  if (typeof format !== 'string' || format === formatName) return undefined;
  return {
    severity: 'error',
    code: 'model.other-format',
    params: { value: format.slice(0, 60), known: formatName },
    place: { file: path, line: file.lineOf(['format']), field: 'format' },
  };
}
