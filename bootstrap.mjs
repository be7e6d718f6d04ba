// What stands between a fresh clone and every command: `npm start` on a machine that has nothing but npm and a Node of 2023.
// It installs what is missing, finds a Node that runs TypeScript as it is, and hands over. Plain JavaScript without dependencies,
// because it runs before there are any. It speaks on stderr only: stdout belongs to the step, whose --json must stay pure.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, appendFileSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(fileURLToPath(import.meta.url));
const modules = join(project, 'node_modules');
const stamp = join(modules, '.heddle-install');
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const packagedNode = join(modules, nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const oldestNode = 24;

/** Each step is a script of npm and becomes one TypeScript program; `here` steps read paths from where the person stands. */
const steps = {
  start: { program: 'cli/src/main.ts', args: ['demo', '--school', demoFolder()] },
  heddle: { program: 'cli/src/main.ts', args: [], here: true },
  test: { program: 'house/run-tests.ts', args: [] },
  'test:postgres': { program: 'house/run-tests.ts', args: ['--postgres'] },
  bench: { program: 'bench/main.ts', args: [], here: true },
  schemas: { program: 'schemas/write.ts', args: [] },
};

/** A sentence for the person at the keyboard, not a stack for a programmer. */
class Trouble extends Error {}
/** Ctrl-C and its like: tidy up, then end the way the signal asks for. */
class Interrupted extends Error {}

main().catch((error) => {
  if (error instanceof Interrupted) return process.kill(process.pid, error.message);
  say(error instanceof Trouble ? error.message : String(error?.stack ?? error));
  process.exitCode = 1;
});

async function main() {
  const [name, ...rest] = process.argv.slice(2);
  if (!Object.hasOwn(steps, name ?? '')) throw new Trouble(`There is no step "${name ?? ''}". Maybe one of: ${Object.keys(steps).join(', ')}.`);
  const step = steps[name];
  const ownNodeServes = major(process.versions.node) >= oldestNode;
  if (!ownNodeServes) refuseWithoutPackagedNode();
  if (!isStamped(ownNodeServes)) await prepare(ownNodeServes);
  await handOver(ownNodeServes ? process.execPath : packagedNode, [join(project, step.program), ...step.args, ...rest], step.here);
}

/** In the project, where it is easy to find and to throw away; in the person's home when the project belongs to somebody else. */
function demoFolder() {
  const inProject = join(project, '.heddle', 'demo');
  const nearest = [inProject, dirname(inProject), project].find((folder) => existsSync(folder));
  return isWritable(nearest) ? inProject : join(homedir(), '.heddle', 'demo');
}

// --- which Node

/** npm has Node 24 for Linux with glibc and for Windows; elsewhere the person must bring it, and hears so before a minute of installing. */
function refuseWithoutPackagedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  if (nodePackage in optionalDependencies && !isMusl()) return;
  throw new Trouble(`Heddle needs Node ${oldestNode} or newer; this is ${process.versions.node}, and npm has no Node ${oldestNode} for ${process.platform}-${process.arch}${isMusl() ? ' with musl' : ''}. Please install it from https://nodejs.org and run the command again.`);
}

function isMusl() {
  if (process.platform !== 'linux' || existsSync('/etc/debian_version')) return false;
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}

function major(version) {
  return Number(version.split('.')[0]);
}

// --- installing

/** Installs what is missing, one command at a time; where somebody has run npm by hand there may be nothing left to do. */
async function prepare(ownNodeServes) {
  const isReady = () => isComplete(ownNodeServes) && (isNodeLinked() || !isWritable(modules));
  if (!isReady()) {
    await whileAlone(join(project, '.heddle', 'install.lock'), async (noteHelper) => {
      if (!isComplete(ownNodeServes)) await install(ownNodeServes, noteHelper);
      // npm 10 does not link the programs of optional packages, and people put node_modules/.bin into their PATH.
      if (!isNodeLinked()) await npm(['rebuild', nodePackage], noteHelper);
    });
  }
  writeStamp();
}

function isStamped(ownNodeServes) {
  return (ownNodeServes || existsSync(packagedNode)) && readIfThere(stamp) === lockfileHash();
}

/** npm's own record of what it put into node_modules agrees with the lockfile. */
function isComplete(ownNodeServes) {
  const record = readIfThere(join(modules, '.package-lock.json'));
  return (ownNodeServes || existsSync(packagedNode)) && record !== undefined && agrees(JSON.parse(record).packages);
}

function isNodeLinked() {
  return !existsSync(packagedNode) || existsSync(join(modules, '.bin', 'node')) || existsSync(join(modules, '.bin', 'node.cmd'));
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Somebody ran `npm ci` or `npm install` by hand. What is optional counts only where it is made for this very platform. */
function agrees(installed) {
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, ...needs }]) =>
    path === '' || (optional === true && !isForThisPlatform(needs)) || installed[path]?.version === version);
}

function isForThisPlatform({ os, cpu, libc }) {
  return os?.includes(process.platform) === true && cpu?.includes(process.arch) === true && (libc?.includes(isMusl() ? 'musl' : 'glibc') ?? true);
}

function lockfileHash() {
  return createHash('sha256').update(readFileSync(join(project, 'package-lock.json'))).digest('hex');
}

function writeStamp() {
  try {
    writeFileSync(`${stamp}.${process.pid}`, lockfileHash());
    renameSync(`${stamp}.${process.pid}`, stamp);
  } catch {
    // Somebody else's folder: the stamp only saves a few milliseconds.
  }
}

async function install(ownNodeServes, noteHelper) {
  say('Installing what Heddle needs. The first time this takes about half a minute.');
  const since = Date.now();
  const ticking = setInterval(() => say(`  still installing, ${Math.round((Date.now() - since) / 1000)} s`), 10_000);
  try {
    const clean = await npm(['ci', '--prefer-offline'], noteHelper);
    // A lockfile that lags behind package.json, as in the middle of somebody's change, stops `npm ci`; the work should not.
    if (clean.code !== 0 && /EUSAGE|in sync/.test(clean.output)) await npm(['install', '--no-save'], noteHelper);
    if (!existsSync(join(modules, '.package-lock.json'))) {
      throw new Trouble('npm could not install what Heddle needs; its own message stands above. Maybe this machine has no way to the npm registry, or the disk is full.');
    }
    if (!ownNodeServes && !existsSync(packagedNode)) {
      throw new Trouble(`npm left out its Node ${oldestNode} (${nodePackage}). Maybe install Node ${oldestNode} from https://nodejs.org, then run the command again.`);
    }
    say(`Installed in ${Math.round((Date.now() - since) / 1000)} s.`);
  } finally {
    clearInterval(ticking);
  }
}

/** Runs the npm that called us, so that a machine with several has no say; what it prints goes to stderr. */
function npm(args, noteHelper) {
  const callers = process.env.npm_execpath ?? '';
  const isNpm = callers.endsWith('npm-cli.js') && existsSync(callers);
  const [program, first] = isNpm ? [process.execPath, [callers]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  // The caller's own settings (a workspace, production only) are about its command and would leave half of the parts out.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_(workspaces?|omit|include|only|production|global|dry_run)$/i.test(name)));
  delete env.NODE_ENV;
  const all = [...first, ...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'], shell: program.endsWith('.cmd') });
    if (child.pid !== undefined) noteHelper(child.pid);
    const signals = forwardSignals(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => {
      output = (output + chunk).slice(-10_000);
      process.stderr.write(chunk);
    });
    child.once('error', (error) => reject(new Trouble(`npm cannot be run (${error.code}). Maybe it is not in PATH.`)));
    child.once('close', (code, signal) => {
      signals.stop();
      const interrupted = signal ?? signals.seen();
      if (interrupted === undefined) resolve({ code, output });
      else reject(new Interrupted(interrupted));
    });
  });
}

// --- one installer at a time

/**
 * Two commands started at once must not both rewrite node_modules. The lock is a file with the process ids of its owner and of the
 * npm that works for it, touched every second. Whoever finds it dead replaces it, and goes on if still in place a moment later.
 */
async function whileAlone(lock, work) {
  const token = `${process.pid} ${hostname()} ${Math.random()}`;
  try {
    mkdirSync(dirname(lock), { recursive: true });
    await acquire(lock, token);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    throw new Trouble(`Heddle must install what it needs into ${project}, and this user may not write there. Maybe run the command once as the owner of the folder, or clone it into a folder of your own.`);
  }
  const isMine = () => readIfThere(lock)?.startsWith(token) === true;
  const beating = setInterval(() => {
    if (isMine()) utimesSync(lock, new Date(), new Date());
  }, 1000);
  try {
    await work((pid) => {
      if (isMine()) appendFileSync(lock, `\n${pid}`);
    });
  } finally {
    clearInterval(beating);
    if (isMine()) rmSync(lock, { force: true });
  }
}

async function acquire(lock, token) {
  let seen = { beat: NaN, at: 0 };
  let told = false;
  for (;;) {
    try {
      writeFileSync(lock, token, { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!told) say('Another command is installing; waiting for it.');
    told = true;
    const beat = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (beat !== seen.beat) seen = { beat, at: Date.now() };
    else if (Date.now() - seen.at > patienceWith(readIfThere(lock) ?? '')) {
      writeFileSync(`${lock}.${process.pid}`, token);
      renameSync(`${lock}.${process.pid}`, lock);
      await pause(300);
      if (readIfThere(lock) === token) return;
    }
    await pause(250);
  }
}

/**
 * How long a lock may stand still. On this machine we can see whether its processes live: an npm goes on when the command that
 * started it was killed. Of another machine that shares the folder we see only that nothing moves.
 */
function patienceWith(content) {
  const [owner = '', ...helpers] = content.split('\n');
  const [pid, host] = owner.split(' ');
  if (host !== hostname()) return 15_000;
  return [pid, ...helpers].some(isAlive) ? 300_000 : 3_000;
}

function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

// --- handing over

function handOver(node, args, here) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: here ? (process.env.INIT_CWD ?? process.cwd()) : project,
      env: {
        // Stripping the types of a few hundred files takes half a second; the second time they come from here.
        NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
        ...process.env,
        // Programs that the step starts by the name `node` get the same one.
        PATH: [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter),
      },
      stdio: 'inherit',
    });
    const signals = forwardSignals(child);
    child.once('error', (error) => reject(new Trouble(`${node} does not run here (${error.code}). Maybe install Node ${oldestNode} from https://nodejs.org, then run the command again.`)));
    child.once('exit', (code, signal) => {
      signals.stop();
      if (signal !== null) return reject(new Interrupted(signal));
      process.exitCode = code;
      resolve();
    });
  });
}

/**
 * At a terminal Ctrl-C reaches the child by itself; a second one from us would look like impatience. An npm that is told to end
 * passes nothing on: we see only that our parent has gone, and a server that nobody can find any more would keep its port.
 */
function forwardSignals(child) {
  const names = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let seen;
  const forward = (signal) => {
    seen = signal;
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
  };
  for (const name of names) process.on(name, forward);
  const parent = process.ppid;
  const watching = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) {
      clearInterval(watching);
      forward('SIGTERM');
    }
  }, 500).unref();
  const stop = () => {
    clearInterval(watching);
    for (const name of names) process.off(name, forward);
  };
  return { seen: () => seen, stop };
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
