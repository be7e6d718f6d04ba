import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/**
 * A real browser for the journeys: the system's Chromium where there is one, else the one that npm brought (Linux on x64).
 * Without either this throws, and the journeys fail with the sentence: a journey that nobody walked is not a journey that passed.
 */
export async function openBrowser(): Promise<Browser> {
  const system = await firstThatRuns(systemBrowsers);
  if (system !== undefined) return chromium.launch({ executablePath: system });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpacked();
    return chromium.launch({
      executablePath: join(folder, 'chromium'),
      // Its own list of arguments is left alone: it switches web security off, and what is tested here is just that.
      env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf'), HOME: folder },
    });
  }
  throw new Error('NOT RUN: no browser was found, so this journey counts as failed. Maybe install Chromium, or name one in HEDDLE_CHROMIUM.');
}

const systemBrowsers = [
  process.env['HEDDLE_CHROMIUM'],
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

async function firstThatRuns(paths: readonly (string | undefined)[]): Promise<string | undefined> {
  for (const path of paths) {
    if (path === undefined) continue;
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not here: the next one.
    }
  }
  return undefined;
}

/** The folder of the unpacked browser, made once a version and user, and renamed into place so that nobody ever sees half of it. */
async function unpacked(): Promise<string> {
  const folder = join(tmpdir(), `heddle-chromium-${await packageVersion()}-${userInfo().uid}`);
  if (await isOurs(folder)) return folder;
  const making = await mkdtemp(`${folder}-`);
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))], { env: { ...process.env, TMPDIR: making } });
  await writeFile(join(making, 'fonts.conf'), fontsConf(folder));
  try {
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true });
    if (!(await isOurs(folder))) throw error;
  }
  return folder;
}

/** Anybody may write to the temporary folder, so a folder there is believed only when it is ours and nobody else can change it. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const { uid, mode } = await stat(folder);
    return uid === userInfo().uid && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}

/** The fonts that came along, then the system's. Written here because the package's own file names a folder that may not be this one. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`;
}

async function packageVersion(): Promise<string> {
  const packageFile = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'package.json');
  const { version }: { readonly version: string } = JSON.parse(await readFile(packageFile, 'utf8'));
  return version;
}
