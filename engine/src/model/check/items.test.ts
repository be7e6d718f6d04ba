import { expect, test } from 'vitest';
import { parsePackage } from '../parse-package.ts';
import { readPackageFolder } from '../load-package.test-suite.ts';
import { checkModel } from '../check-model.ts';

test('[MI9] the check of a package tells a broken item with file, line and field', () => {
  const files = readPackageFolder('maths-lab');
  const path = 'instruction/items/broken.yaml';
  const text = `items:
  - id: broken
    competencyId: ml.6.exponents
    kind: compute
    parameters: { a: { from: 1, to: 5, step: 1 } }
    prompt: Work out {a}^2.
    answer: a^2
    distractors:
      - { value: a * c, misconceptionId: ml.6.exponents.multiplies-base-exponent }
`;
  const { model, places } = parsePackage({ ...files, [path]: text });
  if (model === undefined) throw new Error('the package should parse');
  const problems = checkModel(model, { places }).filter(({ place }) => place.file === path);
  expect(problems).toEqual([{
    severity: 'error', code: 'item.unknown-name', params: { item: 'broken', name: 'c', known: ['a'], hint: '', hasHint: 'no', at: 5 },
    place: { file: path, line: 9, field: 'items[0].distractors[0].value' },
  }]);
});
