import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModelPackage } from './read-model-package.ts';

const template = fileURLToPath(new URL('../../../../models/template/', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('[IO80] what is neither YAML nor Markdown is named, and nothing of it is read', async () => {
  const given = join(folder, 'with-others');
  await cp(template, given, { recursive: true });
  await writeFile(join(given, 'instruction/score.js'), 'secret();');
  await writeFile(join(given, 'picture.png'), 'secret');
  await writeFile(join(folder, 'outside.md'), 'secret');
  await symlink(join(folder, 'outside.md'), join(given, 'link.md'));
  const { model, problems, files } = await readModelPackage(given);
  expect(model).toBeUndefined();
  expect(problems.map(({ code, place }) => [code, place.file])).toEqual([['model.file-not-allowed', 'instruction/score.js'], ['model.file-not-allowed', 'picture.png']]);
  expect(JSON.stringify(files)).not.toContain('secret');
});

test('[IO80] a licence may stand there, and what begins with a dot belongs to the machine', async () => {
  const given = join(folder, 'with-hidden');
  await cp(template, given, { recursive: true });
  await mkdir(join(given, '.git'));
  await Promise.all([writeFile(join(given, '.git/config'), 'x'), writeFile(join(given, '.DS_Store'), 'x'), writeFile(join(given, 'LICENSE'), 'Apache-2.0')]);
  const { model, files } = await readModelPackage(given);
  expect(model?.id).toBeDefined();
  expect(files['LICENSE']).toBe('Apache-2.0');
  expect(Object.keys(files).filter((path) => path.startsWith('.'))).toEqual([]);
});
