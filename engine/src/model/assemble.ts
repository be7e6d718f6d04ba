import type { Association, Competency, Framework } from '../competency/index.ts';
import type { FrameworkFile } from './format/framework-file.ts';

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
