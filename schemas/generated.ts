import { formatFiles } from '@heddle/engine/model';
import { scheduleFiles } from '@heddle/engine/schedule';
import { readTree } from '../house/real-tree.ts';
import { joinSpec } from '../house/spec.ts';
import { inventoryPage } from '../server/src/store/index.ts';
import { keyTable } from './key-table.ts';

/** Every file that is made from others, by path from the root. A test compares them; `npm run schemas` writes them. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const tree = readTree(root);
  const guide = 'docs/guide/model-format.md';
  return new Map([
    ['engine/SPEC.md', joinSpec(tree)],
    ['docs/guide/data-inventory.md', inventoryPage()],
    ...[...formatFiles(), ...scheduleFiles()].map(({ name, schema }) => [`schemas/heddle-1/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`] as const),
    [guide, fillKeyTables(tree.get(guide) ?? '')],
  ]);
}

/** The guide is written by hand but for the tables between `<!-- keys of NAME -->` and `<!-- end -->`. */
export function fillKeyTables(guide: string): string {
  const tables = new Map(formatFiles().map(({ name, schema }) => [name, keyTable(schema)]));
  return guide.replaceAll(/(<!-- keys of ([a-z]+) -->\n)[\s\S]*?(<!-- end -->)/g, (whole: string, head: string, name: string, end: string) => {
    const table = tables.get(name);
    return table === undefined ? whole : `${head}\n${table}\n\n${end}`;
  });
}
