import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exceptions } from './architecture/exceptions.ts';
import { describeViolation, rules, violationsIn } from './architecture.ts';
import type { Tree } from './architecture.ts';
import { readTree } from './real-tree.ts';

test('the project keeps every rule of the house', () => {
  const tree = readTree(fileURLToPath(new URL('..', import.meta.url)));
  expect(tree.size).toBeGreaterThan(50);
  expect(violationsIn(tree, exceptions).map(describeViolation)).toEqual([]);
});

/** A small project that keeps every rule, in which faults are planted. */
const sound: Readonly<Record<string, string>> = {
  'package.json': '{"name": "heddle", "devDependencies": {"vitest": "1"}}',
  'engine/package.json': '{"name": "@heddle/engine", "exports": {"./roster": "./src/roster/index.ts", "./path": "./src/path/index.ts", "./schedule": "./src/schedule/index.ts", "./messages": "./src/messages/index.ts"}, "dependencies": {"zod": "4", "yaml": "2"}}',
  'engine/src/roster/index.ts': "export * from './seat.ts';",
  'engine/src/roster/seat.ts': "import { z } from 'zod';\nexport const seat = z.string();\nexport const zero = [0] as const;",
  'engine/src/roster/seat.test.ts': "import { readFileSync } from 'node:fs';\nimport { test } from 'vitest';\nimport { seat } from './seat.ts';\ntest(`${Date.now()}`, () => { console.log(seat, readFileSync); });",
  'engine/src/path/index.ts': "export type { Option } from './option.ts';\nexport { next } from './option.ts';",
  'engine/src/path/option.ts': "import { seat, zero } from '../roster/index.ts';\n// Date.now() in a comment\nexport type Option = { readonly fetch: string };\nexport function next(asOf: string): string { return `${seat}${zero} Math.random() ${new Date(asOf).toISOString()}`; }",
  'engine/src/schedule/index.ts': "export { verify } from './verify/verify.ts';\nexport { draft } from './compile/draft.ts';",
  'engine/src/schedule/verify/verify.ts': "import { seats } from '../constraints/seats.ts';\nexport const verify = () => seats();",
  'engine/src/schedule/constraints/seats.ts': "import type { Draft } from '../compile/draft.ts';\nexport const seats = (draft?: Draft) => draft;",
  'engine/src/schedule/compile/draft.ts': 'export type Draft = string;\nexport const draft: Draft = "";',
  'engine/src/messages/index.ts': "import type { Option } from '../path/index.ts';\nexport const english: Readonly<Record<string, Option>> = {};",
  'server/package.json': '{"name": "@heddle/server", "exports": {".": "./src/index.ts"}, "dependencies": {"@heddle/engine": "*", "kysely": "0"}}',
  'server/src/index.ts': "export { serve } from './main.ts';",
  'server/src/main.ts': "import { openStore } from './store/index.ts';\nimport { plan } from './services/index.ts';\nexport const serve = () => plan(openStore());",
  'server/src/store/index.ts': "import { sql } from 'kysely';\nimport { seat } from '@heddle/engine/roster';\nexport type Store = string;\nexport const openStore = (): Store => `${seat}${sql}`;",
  'server/src/interop/case/index.ts': 'export const readCase = 1;',
  'server/src/services/index.ts': "import type { Store } from '../store/index.ts';\nimport { readCase } from '../interop/case/index.ts';\nimport { next } from '@heddle/engine/path';\nimport { draft, verify } from '@heddle/engine/schedule';\nimport { english } from '@heddle/engine/messages';\nexport const plan = (store: Store): unknown => [store, readCase, next, draft, verify, english];",
  'cli/package.json': '{"name": "@heddle/cli", "dependencies": {"@heddle/server": "*"}}',
  'cli/src/main.ts': "import { serve } from '@heddle/server';\nserve();",
  'web/package.json': '{"name": "@heddle/web", "dependencies": {"@heddle/server": "*"}}',
  'web/src/main.tsx': "import type { Plan } from '@heddle/server';\nexport const page = (plan: Plan) => <p>{plan}</p>;",
  'models/maths-lab/model.yaml': 'id: maths-lab',
  'house/check.ts': "import { test } from 'vitest';\nexport const check = test;",
  'package-lock.json': '{\n"node_modules/zod": {"version": "4", "integrity": "sha512"},\n"node_modules/@heddle/web": {"resolved": "web", "link": true}}',
};

function soundWith(planted: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries({ ...sound, ...planted }));
}

/** Adds lines to a file of the sound project. */
function and(path: string, text: string): Readonly<Record<string, string>> {
  return { [path]: `${sound[path]}\n${text}` };
}

/** Written in pieces, or this file would break the rule itself. */
const somebodysHome = ['', 'home', 'ada', 'heddle'].join('/');
const somebodysRegistry = ['registry', 'npmjs', 'org'].join('.');

/** One fault, one rule: planting it breaks that rule and no other. */
const faults: readonly (readonly [rule: string, fault: string, planted: Readonly<Record<string, string>>])[] = [
  ['engine-pure', 'the engine reads files', and('engine/src/path/option.ts', "import { readFileSync } from 'node:fs';")],
  ['engine-pure', 'the engine reads files by their old name, later', and('engine/src/path/option.ts', "export const read = () => import('fs/promises');")],
  ['engine-pure', 'the engine takes a package that no stage may', and('engine/src/path/option.ts', "import { parse } from 'yaml';")],
  ['engine-pure', 'the engine knows a type of the server', and('engine/src/path/option.ts', "export type Serve = import('@heddle/server').Serve;")],
  ['engine-order', 'a stage knows a type of one that comes after it', and('engine/src/roster/seat.ts', "import type { Option } from '../path/index.ts';")],
  ['engine-order', 'a stage has no place in the order', {
    ...and('engine/src/path/index.ts', "export { mood } from '../mood/index.ts';"),
    'engine/src/mood/index.ts': "import { seat } from '../roster/index.ts';\nexport const mood = seat;",
  }],
  ['messages-leaf', 'a stage speaks English', and('engine/src/path/option.ts', "export { english } from '../messages/index.ts';")],
  ['front-door', 'a stage is entered past its index', and('engine/src/path/option.ts', "export { zero } from '../roster/seat.ts';")],
  ['front-door', 'a part of the server is entered past its index', {
    'server/src/store/rows.ts': 'export type Row = string;',
    'server/src/store/index.ts': `${sound['server/src/store/index.ts']}\nexport type * from './rows.ts';`,
    'server/src/services/index.ts': `${sound['server/src/services/index.ts']}\nimport type { Row } from '../store/rows.ts';`,
  }],
  ['front-door', 'a workspace is entered by its path', and('server/src/main.ts', "import { seat } from '../../engine/src/roster/index.ts';")],
  ['resolvable', 'a workspace is entered where it has no door', and('server/src/main.ts', "import { seat } from '@heddle/engine/roster/seat';")],
  ['resolvable', 'an import leads nowhere', and('server/src/main.ts', "import { gone } from './gone.ts';")],
  ['resolvable', 'a package is used that the workspace does not name', and('server/src/store/index.ts', "import { parse } from 'yaml';")],
  ['resolvable', 'production uses a package for development', and('server/src/store/index.ts', "import { test } from 'vitest';")],
  ['server-parts', 'the store knows a standard', and('server/src/store/index.ts', "import { readCase } from '../interop/case/index.ts';")],
  ['server-parts', 'a standard knows the store', and('server/src/interop/case/index.ts', "export type { Store } from '../../store/index.ts';")],
  ['server-parts', 'a page reaches past the services', {
    'server/src/http/index.ts': "import type { Store } from '../store/index.ts';\nexport const listen = (store: Store): string => store;",
    'server/src/main.ts': `${sound['server/src/main.ts']}\nexport { listen } from './http/index.ts';`,
  }],
  ['adapters-in-main', 'a service opens a store of its own', and('server/src/services/index.ts', "import { openStore } from '../store/index.ts';")],
  ['web-types-only', 'the page takes a value from the server', and('web/src/main.tsx', "export { serve } from '@heddle/server';")],
  ['web-types-only', 'the page reads files', and('web/src/main.tsx', "import { readFileSync } from 'node:fs';")],
  ['no-tests', 'production uses a test', {
    'engine/src/path/made-up.fixture.ts': 'export const madeUp = 1;',
    ...and('engine/src/path/option.ts', "export { madeUp } from './made-up.fixture.ts';"),
  }],
  ['verify-alone', 'the check of a plan uses what made the plan, by way of a constraint', {
    'engine/src/schedule/constraints/seats.ts': "import { limits } from '../compile/limits.ts';\nexport const seats = () => limits;",
    'engine/src/schedule/compile/limits.ts': 'export const limits = 1;',
  }],
  ['no-cycles', 'two files need each other', {
    'engine/src/roster/person.ts': "import { seat } from './seat.ts';\nexport const person = () => seat;",
    ...and('engine/src/roster/seat.ts', "import { person } from './person.ts';\nexport const who = () => person();"),
  }],
  ['no-orphans', 'nothing leads to a file', { 'engine/src/roster/forgotten.ts': 'export const forgotten = 1;' }],
  ['no-orphans', 'only a test leads to a file', {
    'engine/src/roster/forgotten.ts': 'export const forgotten = 1;',
    'engine/src/roster/forgotten.test.ts': "export * from './forgotten.ts';",
  }],
  ['no-dead-exports', 'nobody takes a name', and('engine/src/path/option.ts', 'export const spare = 1;')],
  ['no-dead-exports', 'nobody takes a name that a door hands on with all others', and('engine/src/roster/seat.ts', 'export const spare = 1;')],
  ['no-dead-exports', 'nobody takes a type that a door hands on', and('engine/src/schedule/index.ts', "export type { Draft } from './compile/draft.ts';")],
  ['no-dead-exports', 'only a test runs it', {
    ...and('engine/src/path/option.ts', 'export const spare = 1;'),
    'engine/src/path/option.test.ts': "import { spare } from './option.ts';\nspare;",
  }],
  ['no-clock', 'the engine reads the clock', and('engine/src/path/option.ts', 'export const now = Date.now();')],
  ['no-clock', 'the engine reads the clock by another spelling', and('engine/src/path/option.ts', "export const now = Date['now']();")],
  ['no-clock', 'a date without an argument', and('engine/src/path/option.ts', 'export const now = new Date();')],
  ['no-clock', 'the engine waits', and('engine/src/path/option.ts', 'setTimeout(next, 1);')],
  ['no-dice', 'the engine rolls dice', and('engine/src/path/option.ts', 'export const chance = Math.random();')],
  ['no-world', 'the engine reads the environment', and('engine/src/path/option.ts', 'export const zone = process.env.TZ;')],
  ['no-world', 'the engine prints', and('engine/src/path/option.ts', 'console.log(next);')],
  ['no-world', 'the engine calls the network', and('engine/src/path/option.ts', 'export const get = () => fetch(next(""));')],
  ['no-casts', 'the engine asserts a type', and('engine/src/path/option.ts', 'export const made = {} as Option;')],
  ['no-casts', 'the engine asserts a type by the old spelling', and('engine/src/path/option.ts', 'export const made = <Option>{};')],
  ['no-any', 'any', and('server/src/main.ts', 'export const loose: any = 1;')],
  ['no-enum', 'enum', and('server/src/main.ts', 'export enum Status { Draft }')],
  ['named-exports', 'a default export', and('server/src/main.ts', 'export default serve;')],
  ['named-exports', 'a default export by another spelling', and('server/src/main.ts', 'export { serve as default };')],
  ['models-are-data', 'code among the models', { 'models/maths-lab/score.ts': '' }],
  ['models-are-data', 'a script among the models', { 'models/maths-lab/install.sh': '' }],
  ['file-length', 'a file that says too much', and('server/src/main.ts', '// line\n'.repeat(500))],
  ['named-for-an-idea', 'a file named for its technique', { 'house/utils.ts': '' }],
  ['named-for-an-idea', 'a folder named for its technique', { 'house/lib/week.ts': '' }],
  ['kebab-case', 'a file in camel case', { 'house/dayPlan.ts': '' }],
  ['no-machine-paths', 'a path of one machine', { 'README.md': `Clone it into ${somebodysHome}.` }],
  ['no-machine-paths', 'the address of one registry', { '.npmrc': `registry=https://${somebodysRegistry}/` }],
  ['lockfile', 'the lockfile says where from', { 'package-lock.json': `{"node_modules/zod": {\n  "resolved": "https://example.org/zod.tgz"}}` }],
];

describe('each kind of fault is caught', () => {
  test('there is none in the sound project', () => {
    expect(violationsIn(soundWith({})).map(describeViolation)).toEqual([]);
  });

  test.each(faults)('%s: %s', (rule, _, planted) => {
    const violations = violationsIn(soundWith(planted));
    expect(violations.filter((violation) => violation.rule === rule).length).toBeGreaterThan(0);
    // What is planted is seldom taken by anybody, and that is no other fault.
    expect(violations.filter((violation) => violation.rule !== rule && violation.rule !== 'no-dead-exports').map(describeViolation)).toEqual([]);
  });

  test('a name is not dead where its own file uses it and a test looks at it, nor a type that only tests name', () => {
    const looked = soundWith({
      ...and('engine/src/path/option.ts', 'export const half = 0.5;\nexport type Half = number;\nnext(String(half));'),
      'engine/src/path/option.test.ts': "import { half } from './option.ts';\nimport type { Half } from './option.ts';\nconst same: Half = half;",
    });
    expect(violationsIn(looked).map(describeViolation)).toEqual([]);
  });

  test('every rule has a planted fault and a sentence that says why', () => {
    const planted = new Set(faults.map(([rule]) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
    expect(rules.filter(({ why }) => !/^[A-Z`].{30,}[.?]$/.test(why)).map(({ id }) => id)).toEqual([]);
  });
});

describe('an exception', () => {
  const fault = soundWith({ 'server/src/main.ts': `${sound['server/src/main.ts']}\nexport default serve;` });

  test('excuses its rule in its place only', () => {
    expect(violationsIn(fault, [{ rule: 'named-exports', path: 'server/src/', reason: 'A framework asks for it.' }])).toEqual([]);
    expect(violationsIn(fault, [{ rule: 'no-any', path: 'server/src/', reason: 'Another rule.' }]).map(({ rule }) => rule)).toEqual(['named-exports', 'exception']);
  });

  test('without a reason, or without use, is itself a fault', () => {
    expect(violationsIn(fault, [{ rule: 'named-exports', path: 'server/src/main.ts', reason: ' ' }]).map(({ rule }) => rule)).toEqual(['exception']);
    expect(violationsIn(soundWith({}), [{ rule: 'no-any', path: 'house/', reason: 'No longer needed.' }]).map(({ rule }) => rule)).toEqual(['exception']);
  });
});

test('a fault is described with its place, what was found and why it matters', () => {
  const [violation] = violationsIn(soundWith({ 'house/utils.ts': '' }));
  expect(violation === undefined ? '' : describeViolation(violation)).toBe('house/utils.ts:1 [named-for-an-idea] the name house/utils.ts. A folder or file named for its technique grows without limit. Maybe name the idea: clamp.ts, week.ts.');
});
