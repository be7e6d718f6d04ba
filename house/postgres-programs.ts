import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The oldest PostgreSQL that Heddle supports. */
export const oldestPostgres = 15;

/**
 * The folder with PostgreSQL's server programs, the newest version first; Debian keeps them out of PATH.
 * Throws one plain sentence when there is none.
 */
export function findPostgresPrograms(places: { readonly debian: string; readonly path: string } = {
  debian: '/usr/lib/postgresql',
  path: process.env['PATH'] ?? '',
}): string {
  const onDebian = versionsIn(places.debian).map((version) => join(places.debian, String(version), 'bin'));
  const found = [...onDebian, ...places.path.split(delimiter)].find(hasServer);
  if (found === undefined) {
    throw new Error(
      `PostgreSQL ${oldestPostgres} or newer is not installed: no initdb and postgres in ${places.debian}/*/bin or in PATH. ` +
        'Maybe install it first; on Debian: apt-get install postgresql',
    );
  }
  return dirname(realpathSync(join(found, 'initdb')));
}

function versionsIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number).filter((version) => version >= oldestPostgres).sort((a, b) => b - a);
  } catch {
    return [];
  }
}

function hasServer(folder: string): boolean {
  return folder !== '' && ['initdb', 'postgres'].every((program) => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
