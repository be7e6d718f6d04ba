import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prices } from '../compile/prices.ts';
import { allConstraints } from './index.ts';

const guide = readFileSync(new URL('../../../../docs/guide/schedule.md', import.meta.url), 'utf8');

test('[SC3] the guide lists every constraint as it is: id, tier and sentence, in order', () => {
  const rows = guide.split('\n').filter((line) => /^\| `[a-z-]+` \| (never|approval|preferred) \|/.test(line));
  expect(rows).toEqual(allConstraints.map(({ id, tier, sentence }) => `| \`${id}\` | ${tier} | ${sentence} |`));
});

test('[SC62] the guide tells every price', () => {
  const told = guide.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.split('|')[2]?.trim().replaceAll(',', ''));
  for (const [name, points] of Object.entries(prices)) expect(told, name).toContain(String(points));
});
