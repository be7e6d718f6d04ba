import type { Params, Problem } from '../../problem/index.ts';

/** Something a solution does not keep, at the field of the solution or instance where it shows. */
export type SolutionFault = Problem;

export function faultAt(field: string, code: string, params: Params): SolutionFault {
  return { severity: 'error', code, params, place: { field } };
}
