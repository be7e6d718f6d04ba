export type * from './framework.ts';
export { buildGraph } from './build-graph.ts';
export { codeKey } from './code-key.ts';
export { distanceBetween, learningOrder, prerequisiteDistances, successorDistances } from './distance.ts';
