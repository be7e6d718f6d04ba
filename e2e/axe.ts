import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, what it can not decide by itself counted as found; `colours`: only what a theme changes. */
export async function axe(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source);
  const only = rules === 'all' ? '' : 'runOnly: ["color-contrast"], ';
  const { violations, incomplete } = await page.evaluate<AxeResults>(`axe.run(document, { ${only}resultTypes: ["violations", "incomplete"] })`);
  return [...violations, ...incomplete].map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).slice(0, 3).join('; ')}`);
}
