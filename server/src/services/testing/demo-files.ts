import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The demo school as files, whole or only its Alder team: 45 students of three grades, all in mathematics in period 1. */
export type DemoFiles = { readonly roster: string; readonly school: string };

export const demoFolder = fileURLToPath(new URL('../../../../demo/', import.meta.url));
export const demoMapping = join(demoFolder, 'exit-checks.mapping.yaml');

/** Writes the files into a folder of the test's own, where it may change them. */
export async function writeDemoFiles(folder: string, { team }: { readonly team: 'all' | 'alder' }): Promise<DemoFiles> {
  const files = { roster: join(folder, 'roster'), school: join(folder, 'school') };
  if (team === 'all') {
    await cp(join(demoFolder, 'roster'), files.roster, { recursive: true });
    await cp(join(demoFolder, 'school'), files.school, { recursive: true });
    return files;
  }
  const enrollments = await readFile(join(demoFolder, 'roster/enrollments.csv'), 'utf8');
  const students = new Set(enrollments.split('\n').filter((line) => line.includes('-alder')).flatMap((line) => line.match(/stu-\d+/g) ?? []));
  const isKept = (line: string): boolean =>
    !/\bsec-[\w-]*(?:birch|cedar|dogwood)/.test(line) && (line.match(/\bstu-\d+/g) ?? []).every((id) => students.has(id));
  for (const part of ['roster', 'school'] as const) {
    await mkdir(files[part], { recursive: true });
    for (const name of await readdir(join(demoFolder, part))) {
      const text = await readFile(join(demoFolder, part, name), 'utf8');
      await writeFile(join(files[part], name), text.split('\n').filter(isKept).join('\n'));
    }
  }
  return files;
}
