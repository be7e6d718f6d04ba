export type * from './framework.ts';
export { titleOf } from './title-of.ts';
export { buildGraph } from './build-graph.ts';
export { codeKey } from './code-key.ts';
export { distanceBetween, learningOrder, prerequisiteDistances, successorDistances } from './distance.ts';
