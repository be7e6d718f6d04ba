import { english } from '@heddle/engine/messages';
import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '../engine/src/messages/placeholders.test-suite.ts';
import { codeLikeIn, emissionsIn, headsIn, readSources } from './emitted-codes.ts';

const sources = readSources(new URL('../', import.meta.url));
const emissions = sources.flatMap(emissionsIn);
const stages = new Set(Object.keys(english).map((code) => code.split('.')[0] ?? ''));
const asked = (code: string) => {
  const sentence = english[code];
  return sentence === undefined ? [] : [...new Set((typeof sentence === 'string' ? [sentence] : Object.values(sentence)).flatMap(placeholdersOf))];
};

describe('codes and sentences', () => {
  test('[ME11] every code that any part emits has a sentence', () => {
    expect(emissions.length).toBeGreaterThan(100);
    expect(emissions.filter(({ code }) => !Object.hasOwn(english, code))).toEqual([]);
    const codeLike = sources.flatMap((source) => codeLikeIn(source, stages).map((code) => ({ path: source.path, code })));
    expect(codeLike.filter(({ code }) => !Object.hasOwn(english, code))).toEqual([]);
  });

  test('[ME11] every limit that a plan can go beyond has a sentence', () => {
    const schedule = sources.filter(({ path }) => /engine.src.schedule/.test(path));
    const ids = new Set(schedule.flatMap(({ text }) => [...text.matchAll(/\bconstraintId: '([a-z-]+)'/g)].map((match) => match[1] ?? '')));
    const limits = Object.keys(english).filter((code) => code.startsWith('limit.')).map((code) => code.slice('limit.'.length));
    expect([...ids].filter((id) => !limits.includes(id))).toEqual([]);
    const all = schedule.map(({ text }) => text).join('\n');
    expect(limits.filter((id) => !all.includes(`'${id}'`))).toEqual([]);
    expect(limits.length).toBeGreaterThan(20);
  });

  test('[ME11] every sentence belongs to a code that some part emits', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const heads = sources.flatMap(headsIn);
    expect(Object.keys(english).filter((code) => !all.includes(`'${code}'`) && !heads.some((head) => code.startsWith(head)))).toEqual([]);
  });

  test('[ME10] whoever emits a code gives every value that any of its wordings asks for', () => {
    const told = emissions.filter(({ params }) => params !== null);
    expect(told.length).toBeGreaterThan(emissions.length / 2);
    // The reader of a row adds the cell's own text to what its cell readers tell.
    const isAdded = (code: string, name: string) => code.startsWith('interop.row-') && name === 'value';
    const missing = told.flatMap(({ path, code, params }) => asked(code).filter((name) => !(params ?? []).includes(name) && !isAdded(code, name)).map((name) => `${path}: ${code} asks for {${name}}`));
    expect(missing).toEqual([]);
  });

  test('[ME11] the reading of sources finds what it should and nothing else', () => {
    const source = {
      path: 'a.ts',
      text: "return { code: 'path.one', params: { student, count: list.filter((x) => x.a), 'odd-name': `${f({ y: 1 })}` } };\nthrow new HeddleError('path.two');\n"
        + "throw new HeddleError('path.three', { ...all });\nconst file = 'path.csv'; const other = 'path.four'; say(`path.${kind}`);",
    };
    expect(emissionsIn(source)).toEqual([
      { path: 'a.ts', code: 'path.one', params: ['student', 'count', 'odd-name'] }, { path: 'a.ts', code: 'path.two', params: null }, { path: 'a.ts', code: 'path.three', params: null },
    ]);
    expect(codeLikeIn(source, new Set(['path']))).toEqual(['path.one', 'path.two', 'path.three', 'path.four']);
    expect(headsIn(source)).toEqual(['path.']);
  });
});
