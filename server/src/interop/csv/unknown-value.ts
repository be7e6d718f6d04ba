import { findNearest, hintParams } from '@heddle/engine/model';

/** Parameters of a sentence about a word that is none of those allowed, with the one that was most likely meant. */
export function unknownValue(value: string, allowed: readonly string[]) {
  return { value, allowed, ...hintParams(findNearest(value, allowed)) };
}
