import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkItem } from './item-check.ts';
import { evaluateExpression, needNumber } from './item-language.ts';
import { writeNumber } from './item-number.ts';
import { rational } from './item-rational.ts';
import { parseExpression } from './item-syntax.ts';
import { parsePackage } from './parse-package.ts';
import { readPackageFolder } from './load-package.test-suite.ts';

const guide = readFileSync(new URL('../../../docs/guide/item-language.md', import.meta.url), 'utf8');
const rows = [...guide.matchAll(/^\| `([^`]+)` \| (\S[^|]*?) \|/gm)].map(([, expression = '', written = '']) => [expression, written] as const);

test.each(rows)('[MI4] the guide says that %s is written %s', (expression, written) => {
  const { number, form } = needNumber(evaluateExpression(parseExpression(expression), { a: rational(3n), b: rational(4n) }));
  expect(writeNumber(number, form)).toBe(written);
});

test('[MI9] the item of the guide can be asked, and the table holds every function', () => {
  expect(rows.length).toBeGreaterThan(15);
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
  const { model } = parsePackage({ ...readPackageFolder('maths-lab'), 'instruction/items/grade-6.yaml': yaml });
  const item = model?.instruction.items.find(({ id }) => id === 'ml.6.evaluate-expressions.compute');
  expect(item === undefined ? 'none' : checkItem(item)).toEqual([]);
  expect([...new Set(rows.flatMap(([expression]) => expression.match(/[a-z]+(?=\()/g) ?? []))].toSorted()).toEqual(
    ['abs', 'ceil', 'dec', 'floor', 'frac', 'gcd', 'lcm', 'max', 'min', 'mixed', 'mod', 'percent'],
  );
});
