import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generatedFiles } from './generated.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

test.each([...generatedFiles(root)])('%s is as `npm run schemas` writes it', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text);
});
