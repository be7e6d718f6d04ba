import { hasErrors } from '../problem/index.ts';
import type { Problem } from '../problem/index.ts';
import { assembleModel } from './assemble.ts';
import { formatName } from './format/identity-file.ts';
import { packageLayout } from './format/package-layout.ts';
import type { LearningModel } from './learning-model.ts';
import { locateParts } from './locate-parts.ts';
import { checkPackageFiles } from './package-files.ts';
import type { PackageFiles } from './package-files.ts';
import { readParts } from './read-parts.ts';
import { noSources } from './source-map.ts';
import type { SourceMap } from './source-map.ts';
import { readYaml } from './yaml-file.ts';

export type ParsedPackage = {
  /** Undefined when any problem is an error. */
  readonly model: LearningModel | undefined;
  readonly problems: readonly Problem[];
  /** Where each part was written; `checkModel` takes it, so that its problems have lines too. */
  readonly places: SourceMap;
};

/**
 * The texts of a package as a learning model: what `adopt`, `check` and every plan start from.
 * Tells all problems of all files at once, and throws nothing. Whether the parts agree with each other is `checkModel`'s question.
 */
export function parsePackage(files: PackageFiles): ParsedPackage {
  const inFiles = checkPackageFiles(files);
  if (inFiles.some(({ code }) => code === 'model.package-too-big')) return { model: undefined, problems: inFiles, places: noSources };
  const otherFormat = findOtherFormat(files);
  if (otherFormat !== undefined) return { model: undefined, problems: [otherFormat], places: noSources };

  const { parts, problems: inParts } = readParts(files);
  const { places, problems: inIds } = locateParts(parts);
  const problems = [...inFiles, ...inParts, ...inIds];
  return { model: hasErrors(problems) ? undefined : assembleModel(parts), problems, places };
}

/** A package of another format is told in one sentence, not in a hundred about its keys. */
function findOtherFormat(files: PackageFiles): Problem | undefined {
  const path = packageLayout.identity.path;
  const { file } = readYaml(path, files[path] ?? '');
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
