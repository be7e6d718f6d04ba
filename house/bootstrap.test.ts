import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/**
 * The bootstrap runs here in a small project of its own, in a path with a space, with a stand-in for npm that writes what npm would
 * and notes each call: the real one needs a registry and half a minute. What the stand-in cannot show is tried from a fresh clone.
 */
let project = '';

const npm = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
const [command] = process.argv.slice(2);
appendFileSync('npm-calls', command + ' ' + (process.env.npm_config_omit ?? '') + '\\n');
if (process.env.FAKE_NPM === 'unreachable') { console.error('npm error network'); process.exit(1); }
if (process.env.FAKE_NPM === 'out of step' && command === 'ci') { console.error('npm error code EUSAGE'); process.exit(1); }
if (process.env.FAKE_NPM === 'slow') { await new Promise((resolve) => setTimeout(resolve, 800)); appendFileSync('npm-calls', 'gave up\\n'); process.exit(1); }
if (command === 'ci') rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/.bin', { recursive: true });
await new Promise((resolve) => setTimeout(resolve, 250));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
console.log('added packages');
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
appendFileSync('npm-calls', 'done\\n');
`;

/** Stands where the command does: says what it was given, then does as its first word says. */
const program = `
const [how, ...rest] = process.argv.slice(2);
if (how === 'wait') { process.on('SIGTERM', () => { console.log('told to stop'); process.exit(7); }); console.log('waiting'); setInterval(() => {}, 1000); }
else if (how === 'die') process.kill(process.pid, 'SIGKILL');
else { console.log(JSON.stringify({ args: rest, cwd: process.cwd() })); process.exitCode = how === 'fail' ? 3 : 0; }
`;

beforeEach(() => {
  project = join(mkdtempSync(join(tmpdir(), 'heddle-bootstrap-')), 'a school');
  mkdirSync(join(project, 'cli', 'src'), { recursive: true });
  cpSync(fileURLToPath(new URL('../bootstrap.mjs', import.meta.url)), join(project, 'bootstrap.mjs'));
  writeFileSync(join(project, 'package.json'), '{"type": "module", "optionalDependencies": {}}');
  writeLockfile('1.0.0');
  writeFileSync(join(project, 'cli', 'src', 'main.ts'), program);
  writeFileSync(join(project, 'npm-cli.js'), npm);
});
afterEach(() => rmSync(dirname(project), { recursive: true, force: true }));

function writeLockfile(version: string): void {
  const optional = { version: '1.0.0', optional: true };
  const packages = {
    '': {},
    'node_modules/zod': { version },
    'node_modules/elsewhere': { ...optional, os: ['plan9'], cpu: [process.arch] },
    'node_modules/only-for-elsewhere': optional,
    'node_modules/here': { ...optional, os: [process.platform], cpu: [process.arch] },
  };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }));
}

type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string };

type User = { readonly uid?: number; readonly gid?: number };

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}, user: User = {}, program = 'bootstrap.mjs'): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(project, program), ...args], {
    ...user,
    cwd: project,
    env: { PATH: process.env['PATH'], npm_execpath: join(project, 'npm-cli.js'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return { child, ended: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))) };
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> => start(args, env).ended;

function npmCalls(): readonly string[] {
  return existsSync(join(project, 'npm-calls')) ? readFileSync(join(project, 'npm-calls'), 'utf8').trim().split('\n').map((line) => line.trim()) : [];
}

/** As npm leaves it. */
function installByHand(packages: string): void {
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), `{"packages": ${packages}}`);
}
const complete = '{"node_modules/zod": {"version": "1.0.0"}, "node_modules/here": {"version": "1.0.0"}}';

describe('handing over', () => {
  beforeEach(() => installByHand(complete));

  test('arguments, exit code and the place where the person stands pass through', async () => {
    const { code, stdout } = await run(['heddle', 'fail', '--on', '2026-09-15', 'two words', '"'], { INIT_CWD: tmpdir() });
    expect({ code, ...JSON.parse(stdout) }).toEqual({ code: 3, args: ['--on', '2026-09-15', 'two words', '"'], cwd: tmpdir() });
  });

  test('start opens the demo school in the project\'s own folder', async () => {
    writeFileSync(join(project, 'cli', 'src', 'main.ts'), 'console.log(JSON.stringify(process.argv.slice(2)));');
    const { stdout } = await run(['start', '--port', '0'], { INIT_CWD: tmpdir() });
    expect(JSON.parse(stdout)).toEqual(['demo', '--school', join(project, '.heddle', 'demo'), '--port', '0']);
  });

  test('start in somebody else\'s project keeps the school in the person\'s own home', async () => {
    mkdirSync(join(project, '.heddle'));
    writeFileSync(join(project, 'cli', 'src', 'main.ts'), 'console.log(JSON.stringify(process.argv.slice(2)));');
    chmodSync(dirname(project), 0o755);
    for (const folder of ['.heddle', '.']) chmodSync(join(project, folder), 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { stdout } = await start(['start'], { HOME: tmpdir() }, nobody).ended;
    for (const folder of ['.', '.heddle']) chmodSync(join(project, folder), 0o755);
    expect(JSON.parse(stdout)).toEqual(['demo', '--school', join(tmpdir(), '.heddle', 'demo')]);
  });

  test('a signal reaches the step, and its answer comes back', async () => {
    const { child, ended } = start(['heddle', 'wait']);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('waiting')) child.kill('SIGTERM');
    });
    expect(await ended).toMatchObject({ code: 7, stdout: 'waiting\ntold to stop\n' });
  });

  test('a step ends when the npm that started it was told to', async () => {
    const likeNpm = `const { spawn } = require('node:child_process'); spawn(process.execPath, ['bootstrap.mjs', 'heddle', 'wait'], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'heddle' } });`;
    const npm = spawn(process.execPath, ['-e', likeNpm], { cwd: project, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (chunk.toString().includes('waiting')) npm.kill('SIGTERM');
    });
    // The pipe closes only when the last process that holds it has ended.
    await new Promise((resolve) => npm.once('close', resolve));
    expect(stdout).toBe('waiting\ntold to stop\n');
  });

  test('a step that was killed looks killed', async () => {
    expect(await run(['heddle', 'die'])).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  test('an unknown step is named, with those there are', async () => {
    expect(await run(['hedle'])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/no step "hedle".*start, heddle, test/) });
  });
});

describe('installing', () => {
  test('stdout is the step\'s alone, even when it had to install', async () => {
    const { stdout, stderr } = await run(['heddle', 'print']);
    expect(JSON.parse(stdout)).toMatchObject({ args: [] });
    expect(stderr).toContain('added packages');
  });

  test('happens once', async () => {
    await run(['heddle', 'print']);
    const second = await run(['heddle', 'print']);
    expect(npmCalls()).toEqual(['ci', 'done']);
    expect(second.stderr).toBe('');
  });

  test('happens again when the lockfile has changed', async () => {
    await run(['heddle', 'print']);
    writeLockfile('2.0.0');
    await run(['heddle', 'print']);
    expect(npmCalls()).toEqual(['ci', 'done', 'ci', 'done']);
  });

  test('is left out when somebody has run npm by hand', async () => {
    installByHand(complete);
    expect(await run(['heddle', 'print'])).toMatchObject({ code: 0, stderr: '' });
    expect(npmCalls()).toEqual([]);
  });

  test.each([
    ['without the packages for development', '{"node_modules/here": {"version": "1.0.0"}}'],
    ['without the packages made for this platform', '{"node_modules/zod": {"version": "1.0.0"}}'],
  ])('is made good when somebody has run npm by hand %s', async (_, packages) => {
    installByHand(packages);
    await run(['heddle', 'print'], { npm_config_omit: 'dev', NODE_ENV: 'production' });
    expect(npmCalls()).toEqual(['ci', 'done']);
  });

  test('goes on where the lockfile lags behind package.json', async () => {
    expect(await run(['heddle', 'print'], { FAKE_NPM: 'out of step' })).toMatchObject({ code: 0 });
    expect(npmCalls()).toEqual(['ci', 'install', 'done']);
  });

  test('says in a sentence when npm cannot, and runs nothing', async () => {
    const { code, stdout, stderr } = await run(['heddle', 'print'], { FAKE_NPM: 'unreachable' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/npm could not install what Heddle needs.*Maybe/);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(project, '.heddle', 'install.lock'))).toBe(false);
  });

  test('three commands at once install once, and all run', async () => {
    const all = await Promise.all([1, 2, 3].map((each) => run(['heddle', 'print', String(each)])));
    expect(all.map(({ code, stdout }) => [code, JSON.parse(stdout).args])).toEqual([[0, ['1']], [0, ['2']], [0, ['3']]]);
    expect(npmCalls()).toEqual(['ci', 'done']);
  });

  test('waits while the lock of another installer moves, and goes on when it is gone', async () => {
    const lock = join(project, '.heddle', 'install.lock');
    mkdirSync(dirname(lock));
    writeFileSync(lock, 'another');
    const { child, ended } = start(['heddle', 'print']);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    // Beats for as long as the command takes to start, however busy the machine is, and some more after it has seen the lock.
    for (let after = 0; after < 3; after += said.includes('waiting for it') ? 1 : 0) {
      await sleep(200);
      utimesSync(lock, new Date(), new Date());
    }
    expect(npmCalls()).toEqual([]);
    rmSync(lock);
    expect(await ended).toMatchObject({ code: 0, stderr: expect.stringContaining('waiting for it') });
  });

  test('waits for the npm of an installer that was killed, then goes on', async () => {
    const { child, ended } = start(['heddle', 'print'], { FAKE_NPM: 'slow' });
    while (npmCalls().length === 0) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(project, '.heddle', 'install.lock'))).toBe(true);
    expect(await run(['heddle', 'print'])).toMatchObject({ code: 0, stderr: expect.stringContaining('waiting for it') });
    expect(npmCalls()).toEqual(['ci', 'gave up', 'ci', 'done']);
    expect(existsSync(join(project, '.heddle', 'install.lock'))).toBe(false);
  });

  test('names a folder that this user may not write to', async () => {
    chmodSync(dirname(project), 0o755);
    chmodSync(project, 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code, stderr } = await start(['heddle', 'print'], {}, nobody).ended;
    chmodSync(project, 0o755);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(`into ${project}, and this user may not write there`)]);
  });
});

describe('on an older Node', () => {
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } }); process.argv.splice(1, 1, 'bootstrap.mjs'); await import('./bootstrap.mjs');";
  const runOnOlder = (): Promise<Ended> => {
    writeFileSync(join(project, 'older.mjs'), older.replace("'bootstrap.mjs'", JSON.stringify(join(project, 'bootstrap.mjs'))));
    return start(['heddle', 'print'], {}, {}, 'older.mjs').ended;
  };

  test('with none from npm for this platform, one sentence says which to get, before anything is installed', async () => {
    const { code, stderr } = await runOnOlder();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/needs Node 24 or newer; this is 20\.20\.2.*nodejs\.org/)]);
    expect(npmCalls()).toEqual([]);
  });

  test('the step runs under the one that npm brought', async () => {
    const name = `node-${process.platform}-${process.arch}`;
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', optionalDependencies: { [name]: '24' } }));
    const bin = join(project, 'node_modules', name, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'node'), `#!/bin/sh\necho brought by npm >&2\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
    installByHand(complete);
    expect(await runOnOlder()).toMatchObject({ code: 0, stderr: expect.stringMatching(/^brought by npm$/m) });
    // npm 10 leaves out the link in node_modules/.bin, which people put into their PATH.
    expect(npmCalls()).toEqual(['rebuild', 'done']);
  });
});
