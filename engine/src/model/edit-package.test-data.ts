import type { PackageFiles } from './package-files.ts';

/**
 * A package with one text replaced, for tests that plant a fault. Throws where the text is not there,
 * so that a test never passes because its fault was never planted.
 */
export function editPackage(files: PackageFiles, { path, from, to }: { readonly path: string; readonly from: string; readonly to: string }): PackageFiles {
  const text = files[path];
  if (text === undefined) throw new Error(`no file ${path} to edit`);
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return { ...files, [path]: text.replace(from, to) };
}

/** A package without a file. */
export function dropFile(files: PackageFiles, path: string): PackageFiles {
  if (files[path] === undefined) throw new Error(`no file ${path} to drop`);
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}
