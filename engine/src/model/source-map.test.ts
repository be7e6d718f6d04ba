import { describe, expect, test } from 'vitest';
import { noSources, startSourceMap } from './source-map.ts';
import { readYaml } from './yaml-file.ts';

const { file } = readYaml('practice/modalities.yaml', 'modalities:\n  - id: a\n    title: A\n  - id: b\n    adult:\n      task: teaches\n');
if (file === undefined) throw new Error('the text should be valid');

describe('the source map', () => {
  const builder = startSourceMap();
  const first = builder.add({ kind: 'modality', id: 'a' }, { file, at: ['modalities', 0] });
  const second = builder.add({ kind: 'modality', id: 'a' }, { file, at: ['modalities', 1] });
  builder.add({ kind: 'modality', id: 'b' }, { file, at: ['modalities', 1] });
  builder.add({ kind: 'path', id: 'path' }, { file, at: [] });
  const places = builder.build();

  test('[MO6] remembers the first component of an id and says so to the second', () => {
    expect(first).toEqual({ isNew: true, first: { file: 'practice/modalities.yaml', line: 2, field: 'modalities[0]' } });
    expect(second).toEqual({ isNew: false, first: { file: 'practice/modalities.yaml', line: 2, field: 'modalities[0]' } });
    expect(places.placeOf({ kind: 'modality', id: 'a' })).toMatchObject({ line: 2 });
  });

  test('[MO2] finds a field inside a component, and the nearest line where the field is not written', () => {
    expect(places.placeOf({ kind: 'modality', id: 'b' }, ['adult', 'task'])).toEqual({ file: 'practice/modalities.yaml', line: 6, field: 'modalities[1].adult.task' });
    expect(places.placeOf({ kind: 'modality', id: 'b' }, ['adult', 'ratio', 0])).toEqual({ file: 'practice/modalities.yaml', line: 5, field: 'modalities[1].adult.ratio[0]' });
  });

  test('[MO2] a component that is a whole file has no field of its own', () => {
    expect(places.placeOf({ kind: 'path', id: 'path' })).toEqual({ file: 'practice/modalities.yaml', line: 1 });
  });

  test('[MO2] what was never written is told by its name', () => {
    expect(places.placeOf({ kind: 'activity', id: 'x' }, ['minutes'])).toEqual({ field: 'activity x: minutes' });
    expect(noSources.placeOf({ kind: 'activity', id: 'x' })).toEqual({ field: 'activity x' });
  });
});
