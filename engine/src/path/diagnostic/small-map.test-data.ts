import fc from 'fast-check';
import type { DiagnosticMap, DiagnosticParameters, DiagnosticState } from './diagnostic.ts';
import { defaultParameters } from './parameters.ts';

/** A map from who comes before whom: `[[], [0], [0, 1]]`. Levels rise by place, units hold four. */
export function smallMap(before: readonly (readonly number[])[], levelOf: (index: number) => number = (index) => index % 3): DiagnosticMap {
  return {
    destinationIds: [`c${before.length - 1}`], grade: null,
    competencies: before.map((ids, index) => ({
      id: `c${index}`, before: ids, level: levelOf(index), unitId: `u${Math.floor(index / 4)}`, isAskable: true, record: null,
    })),
  };
}

export function stateOn(map: DiagnosticMap, answers: readonly (readonly [number, boolean])[] = [], changed: Partial<DiagnosticParameters> = {}): DiagnosticState {
  return {
    map, parameters: { ...defaultParameters, ...changed }, sittingMinutes: 0,
    answers: answers.map(([index, isCorrect]) => ({ competencyId: `c${index}`, isCorrect, isProbe: false, on: '2026-09-14' })),
  };
}

/** Up to ten competencies joined without a loop, whichever way the edges point. */
export const treeMap = fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.double({ min: 0, max: 3, noNaN: true })), { minLength: 1, maxLength: 10 }).map((picks) => {
  // Each new one is tied to one that is there; a new root below is numbered after, so places are given out once all are known.
  const edges = picks.slice(1).map(([pick, isAbove], index): readonly [number, number] => (isAbove ? [pick % (index + 1), index + 1] : [index + 1, pick % (index + 1)]));
  const order = picks.map((_, index) => index);
  const depth = (node: number): number => Math.max(0, ...edges.filter(([, to]) => to === node).map(([from]) => 1 + depth(from)));
  order.sort((left, right) => depth(left) - depth(right) || left - right);
  const place = new Map(order.map((node, index) => [node, index]));
  const before = order.map((node) => edges.filter(([, to]) => to === node).map(([from]) => place.get(from) ?? 0).toSorted((a, b) => a - b));
  return smallMap(before, (index) => picks[index]?.[2] ?? 0);
});

/** Any graph without a circle, loops and all. */
export const loopyMap = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 3 }), fc.double({ min: 0, max: 3, noNaN: true })), { minLength: 2, maxLength: 10 }).map((picks) => (
  smallMap(picks.map(([ids], index) => [...new Set(index === 0 ? [] : ids.map((id) => id % index))].toSorted((a, b) => a - b)), (index) => picks[index]?.[1] ?? 0)
));

export const answersOn = (map: DiagnosticMap) => fc.array(fc.tuple(fc.nat({ max: map.competencies.length - 1 }), fc.boolean()), { maxLength: 6 });
