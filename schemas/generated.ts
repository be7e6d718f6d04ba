import { readTree } from '../house/real-tree.ts';
import { joinSpec } from '../house/spec.ts';

/** Every file that is made from others, by path from the root. A test compares them; `npm run schemas` writes them. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  return new Map([['engine/SPEC.md', joinSpec(readTree(root))]]);
}
