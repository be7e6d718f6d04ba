import type { Association, Competency, Framework } from '../competency/index.ts';
import type { FrameworkFile } from './format/framework-file.ts';
import type { LearningModel } from './learning-model.ts';
import type { PackageParts } from './read-parts.ts';

/** The parts of a package as one model; undefined while a part that must be there is missing. */
export function assembleModel(parts: PackageParts): LearningModel | undefined {
  const { identity, mastery, path, modalities, operations, technology } = parts;
  if (!(identity && mastery && path && modalities && operations && technology)) return undefined;
  const { id, version, title, scope, aims, aliases } = identity.value;
  return {
    id, version, title, scope, aims, aliases,
    instruction: {
      frameworks: parts.frameworks.map(({ value }) => assembleFramework(value)),
      mastery: mastery.value,
      path: path.value,
      activities: parts.activities.flatMap(({ value }) => value.activities),
      exitChecks: parts.activities.flatMap(({ value }) => value.exitChecks),
      misconceptions: parts.misconceptions.flatMap(({ value }) => value.misconceptions),
      items: parts.items.flatMap(({ value }) => value.items),
    },
    practice: { modalities: modalities.value.modalities, habits: parts.habits?.value.habits ?? [] },
    operations: operations.value,
    technology: technology.value,
  };
}

/** An author's framework file as the graph the engine plans with: prerequisites, parents and matches become associations. */
export function assembleFramework(file: FrameworkFile): Framework {
  const competencies = file.competencies.map((entry): Competency => {
    const code = entry.code ?? entry.id;
    return {
      id: entry.id,
      code,
      statement: entry.statement,
      title: entry.title ?? code,
      kind: entry.kind,
      grades: entry.grades,
      frameworkId: file.id,
    };
  });
  const associations = file.competencies.flatMap((entry): readonly Association[] => [
    ...(entry.parent === undefined ? [] : [{ type: 'isChildOf', from: entry.id, to: entry.parent } as const]),
    ...entry.precededBy.map((before) => ({ type: 'precedes', from: before, to: entry.id }) as const),
    ...entry.matches.map((match) => ({ type: 'exactMatchOf', from: entry.id, to: match }) as const),
  ]);
  return { id: file.id, title: file.title, publisher: file.publisher, version: file.version, competencies, associations };
}
