import { expect, test } from 'vitest';
import { buildGraph } from './build-graph.ts';
import { learningOrder, prerequisiteDistances } from './distance.ts';
import { framework } from './small-framework.test-data.ts';

const { graph } = buildGraph([framework('f', ['e', 'd', 'c', 'b', 'a'], ['a<b', 'b<c', 'a<c', 'c<d'])]);

test('[CO8] everything before a competency is listed with its fewest steps, nearest first', () => {
  expect([...prerequisiteDistances(graph, 'd')]).toEqual([['c', 1], ['a', 2], ['b', 2]]);
  expect([...prerequisiteDistances(graph, 'a')]).toEqual([]);
});

test('[CO8] in the learning order everything stands after what comes before it', () => {
  expect(learningOrder(graph)).toEqual(['a', 'e', 'b', 'c', 'd']);
});

test('[CO8] a circle neither hangs the walk nor drops anything', () => {
  const round = buildGraph([framework('f', ['a', 'b', 'c'], ['a<b', 'b<a', 'c<a'])]).graph;
  expect([...prerequisiteDistances(round, 'a')]).toEqual([['b', 1], ['c', 1]]);
  expect(learningOrder(round)).toEqual(['c', 'a', 'b']);
});
