import type { Params, Problem } from '../../problem/index.ts';
import type { LearningModel } from '../learning-model.ts';
import type { Component, SourceMap } from '../source-map.ts';
import type { FieldPath } from '../yaml-file.ts';

/** One family of questions about a model whose parts each have the right shape: do they fit together, and are they fair to people? */
export type CheckRule = (model: LearningModel, context: CheckContext) => readonly Problem[];

type CheckContext = {
  readonly places: SourceMap;
  /** Ids of the terms of value that exist; undefined where the caller does not know them, and then no weight is questioned. */
  readonly terms: readonly string[] | undefined;
};

type Finding = {
  readonly code: string;
  readonly params: Params;
  readonly on: Component;
  readonly field?: FieldPath;
  /** A warning lets the model in: it can be planned with, and somebody should look. */
  readonly severity?: Problem['severity'];
};

export function tellFinding({ code, params, on, field = [], severity = 'error' }: Finding, { places }: CheckContext): Problem {
  return { severity, code, params, place: places.placeOf(on, field) };
}
