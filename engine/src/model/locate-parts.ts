import type { Problem } from '../problem/index.ts';
import type { PackageParts } from './read-parts.ts';
import { startSourceMap } from './source-map.ts';
import type { ComponentKind, SourceMap } from './source-map.ts';
import type { FieldPath, YamlFile } from './yaml-file.ts';

/** Where each component of a package was written, and which ids are there twice: only here all files are seen at once. */
export function locateParts(parts: PackageParts): { readonly places: SourceMap; readonly problems: readonly Problem[] } {
  const sources = startSourceMap();
  const problems: Problem[] = [];
  for (const { kind, id, file, at } of componentsOf(parts)) {
    const { isNew, first } = sources.add({ kind, id }, { file, at });
    if (isNew) continue;
    problems.push({
      severity: 'error',
      code: 'model.duplicate-id',
      params: { id, kind, firstFile: first.file ?? '', firstLine: first.line ?? 0 },
      place: { file: file.path, line: file.lineOf([...at, 'id']) },
    });
  }
  return { places: sources.build(), problems };
}

type Located = { readonly kind: ComponentKind; readonly id: string; readonly file: YamlFile; readonly at: FieldPath };

function componentsOf(parts: PackageParts): readonly Located[] {
  const { identity, mastery, path, modalities, habits, operations, technology } = parts;
  return [
    ...(identity === undefined ? [] : [
      { kind: 'model', id: identity.value.id, file: identity.file, at: [] } as const,
      ...listed('aim', identity.value.aims, { file: identity.file, key: 'aims' }),
      ...Object.keys(identity.value.aliases).map((id): Located => ({ kind: 'alias', id, file: identity.file, at: ['aliases', id] })),
    ]),
    ...whole('mastery', mastery?.file),
    ...whole('path', path?.file),
    ...parts.frameworks.flatMap(({ file, value }) => [
      { kind: 'framework', id: value.id, file, at: [] } as const,
      ...listed('competency', value.competencies, { file, key: 'competencies' }),
    ]),
    ...parts.activities.flatMap(({ file, value }) => [
      ...listed('activity', value.activities, { file, key: 'activities' }),
      ...listed('exit-check', value.exitChecks, { file, key: 'exitChecks' }),
    ]),
    ...parts.misconceptions.flatMap(({ file, value }) => listed('misconception', value.misconceptions, { file, key: 'misconceptions' })),
    ...parts.items.flatMap(({ file, value }) => listed('item', value.items, { file, key: 'items' })),
    ...(modalities === undefined ? [] : listed('modality', modalities.value.modalities, { file: modalities.file, key: 'modalities' })),
    ...(habits === undefined ? [] : listed('habit', habits.value.habits, { file: habits.file, key: 'habits' })),
    ...whole('operations', operations?.file),
    ...(operations === undefined ? [] : listed('routine', operations.value.routines, { file: operations.file, key: 'routines' })),
    ...whole('technology', technology?.file),
    ...(technology === undefined ? [] : listed('evidence-source', technology.value.evidenceSources, { file: technology.file, key: 'evidenceSources' })),
  ];
}

function listed(kind: ComponentKind, list: readonly { readonly id: string }[], { file, key }: { readonly file: YamlFile; readonly key: string }): readonly Located[] {
  return list.map(({ id }, index) => ({ kind, id, file, at: [key, index] }));
}

/** A file that is one component goes by the name of its kind: there is only one of it. */
function whole(kind: ComponentKind, file: YamlFile | undefined): readonly Located[] {
  return file === undefined ? [] : [{ kind, id: kind, file, at: [] }];
}
