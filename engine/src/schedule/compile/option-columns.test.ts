import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashInstance, listOptions, packOptions, pickOptions, startOptions } from '../index.ts';
import { smallInstance } from '../verify/small-instance.test-data.ts';
import { canonicalJson } from './hash-instance.ts';
import { sha256 } from './sha256.ts';

const index = fc.nat(4_000_000);
const number = fc.double({ noNaN: true, min: -1e6, max: 1e9 }).map((value) => value + 0);
const rows = fc.array(fc.record({ id: fc.string(), demand: index, task: index, value: number, price: number, minutes: number, checkMinutes: number, screenMinutes: number }), { maxLength: 40 });

test('[SC131] columns give back each number as it was written, from lists and row by row alike', () => {
  fc.assert(fc.property(rows, fc.nat(5), (written, spare) => {
    const column = <Name extends keyof (typeof written)[number]>(name: Name) => written.map((row) => row[name]);
    const lists = {
      id: column('id'), demand: column('demand'), task: column('task'), value: column('value'), price: column('price'),
      minutes: column('minutes'), checkMinutes: column('checkMinutes'), screenMinutes: column('screenMinutes'),
    };
    const one = startOptions(written.length + spare);
    for (const row of written) one.add(row);
    expect(listOptions(packOptions(lists))).toEqual(lists);
    expect(listOptions(one.end())).toEqual(lists);
    const last = written.map((_, row) => written.length - 1 - row);
    expect(listOptions(pickOptions(packOptions(lists), last)).value).toEqual(lists.value.toReversed());
  }), { numRuns: 100, seed: 1 });
});

test('[SC131] a copy that is sent to a thread reads the same memory', () => {
  const sent = structuredClone(smallInstance.options);
  expect(sent).toEqual(smallInstance.options);
  const bufferOf = (column: unknown) => (ArrayBuffer.isView(column) ? column.buffer : undefined);
  expect(bufferOf(sent.value)).toBeInstanceOf(SharedArrayBuffer);
});

test('[SC50] the hash is of the file: columns are lists in it, and long ones are written piece by piece', () => {
  const many = Array.from({ length: 2_500 }, (_, row) => row);
  const lists = { id: many.map((row) => `ö${row}`), demand: many, task: many, value: many.map((row) => row / 3), price: many, minutes: many, checkMinutes: many, screenMinutes: many };
  const known = { ...smallInstance, continuations: [{ demand: 0, tasks: [0], adults: [1], price: 15 }] };
  const file = { ...known, options: lists };
  const inOrder = (part: unknown): unknown => (typeof part !== 'object' || part === null || Array.isArray(part) ? part
    : Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1))));
  const whole = JSON.stringify(file, (_key, part: unknown) => inOrder(part));
  const instance = { ...known, options: packOptions(lists) };
  expect(canonicalJson(instance)).toBe(whole);
  expect(hashInstance(instance)).toBe(sha256([whole]));
});
