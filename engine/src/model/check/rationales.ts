import { findNearest, hintParams } from '../did-you-mean.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/** A rationale that names a key which does not exist explains nothing, and the number it meant stands bare. */
export const checkRationales: CheckRule = ({ instruction: { path }, operations }, context) => {
  const pathKeys = [...Object.keys(path), ...Object.keys(path.weights).map((id) => `weights.${id}`)];
  const operationsKeys = [...Object.keys(operations), ...Object.keys(operations.limits).map((key) => `limits.${key}`)];
  const stray = (rationales: Readonly<Record<string, unknown>> | undefined, known: readonly string[]) => Object.keys(rationales ?? {}).filter((key) => !known.includes(key));
  return [
    ...stray(path.rationales, pathKeys).map((key) =>
      tellFinding({ code: 'model.stray-rationale', params: { key, ...hintParams(findNearest(key, pathKeys)) }, on: { kind: 'path', id: 'path' }, field: ['rationales', key] }, context)),
    ...stray(operations.rationales, operationsKeys).map((key) =>
      tellFinding({ code: 'model.stray-rationale', params: { key, ...hintParams(findNearest(key, operationsKeys)) }, on: { kind: 'operations', id: 'operations' }, field: ['rationales', key] }, context)),
  ];
};
