import type { Problem } from '../problem/index.ts';
import { findNearest, hintParams } from './did-you-mean.ts';
import { packageLayout } from './format/package-layout.ts';

/** The texts of a package by path inside it, with forward slashes. Whoever calls the engine has read them. */
export type PackageFiles = Readonly<Record<string, string>>;

const mostFiles = 1000;
const mostCharacters = 10_000_000;

/** Whether the files of a package are the ones the format knows: none missing, none misplaced, nothing but text. */
export function checkPackageFiles(files: PackageFiles): readonly Problem[] {
  const paths = Object.keys(files).toSorted();
  const characters = paths.reduce((sum, path) => sum + (files[path]?.length ?? 0), 0);
  if (paths.length > mostFiles || characters > mostCharacters) {
    return [fileProblem('model.package-too-big', { files: paths.length, characters, mostFiles, mostCharacters })];
  }
  const missing = onePaths.filter(({ path, isRequired }) => isRequired && files[path] === undefined);
  const strays = paths.filter((path) => !isKnown(path));
  return [
    ...missing.map(({ path }) => fileProblem('model.missing-file', { file: path, ...hintParams(findNearest(path, strays)) })),
    ...strays.map((path) =>
      isText(path)
        ? fileProblem('model.unknown-file', { file: path, ...hintParams(guessPath(path)) }, path)
        : fileProblem('model.file-not-allowed', { file: path }, path),
    ),
    ...(files['README.md'] === undefined ? [fileProblem('model.no-readme', { file: 'README.md' }, undefined, 'warning')] : []),
  ];
}

/** Files of a folder of the format, sorted, so that the order of reading never depends on the disk. */
export function filesIn(files: PackageFiles, folder: string): readonly string[] {
  return Object.keys(files).filter((path) => path.startsWith(folder) && path.endsWith('.yaml')).toSorted();
}

const layout = Object.values(packageLayout);
const onePaths = layout.flatMap((entry) => ('path' in entry ? [entry] : []));
const folders = layout.flatMap((entry) => ('folder' in entry ? [entry.folder] : []));

/** Free text (README, sheets, licences) may stand anywhere. Everything else is one of the files of the format. */
function isKnown(path: string): boolean {
  if (/(^|\/)\.\.?(\/|$)/.test(path) || path.startsWith('/') || path.includes('\\')) return false;
  if (path.endsWith('.md') || /(^|\/)(LICENSE|NOTICE)$/.test(path)) return true;
  return onePaths.some((entry) => entry.path === path) || folders.some((folder) => path.startsWith(folder) && path.endsWith('.yaml'));
}

function isText(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

function guessPath(path: string): string | undefined {
  const asYaml = path.replace(/\.yml$/, '.yaml');
  if (isKnown(asYaml)) return asYaml;
  const name = asYaml.slice(asYaml.lastIndexOf('/') + 1);
  return findNearest(asYaml, [...onePaths.map((entry) => entry.path), ...folders.map((folder) => `${folder}${name}`)]);
}

function fileProblem(code: string, params: Problem['params'], file?: string, severity: Problem['severity'] = 'error'): Problem {
  return { severity, code, params, place: file === undefined ? {} : { file } };
}
