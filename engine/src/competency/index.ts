export type * from './framework.ts';
export { titleOf } from './title-of.ts';
export { buildGraph } from './build-graph.ts';
export { learningOrder, prerequisiteDistances } from './distance.ts';
