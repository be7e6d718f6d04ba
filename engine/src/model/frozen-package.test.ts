import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LearningModel } from './learning-model.ts';
import { parsePackage } from './parse-package.ts';

/**
 * A school keeps its model for years. `frozen/heddle-1.json` holds a package with every kind of file, and the model it was read as.
 * Never write it anew to make this test pass: a change that breaks it is another format, with a number of its own and a migration.
 */
const frozen: { readonly files: Readonly<Record<string, string>>; readonly model: LearningModel } = JSON.parse(
  readFileSync(fileURLToPath(new URL('frozen/heddle-1.json', import.meta.url)), 'utf8'),
);

test('[MO21] a package of heddle/1 is read as it was on the day it was frozen', () => {
  const { model, problems } = parsePackage(frozen.files);
  expect(problems).toEqual([]);
  // New keys may be added to the model; those that were there keep their values.
  expect(model).toMatchObject(frozen.model);
});
