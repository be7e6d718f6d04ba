import type { Messages } from '../catalogue.ts';

export const store = {
  'store.engine-pglite':
    'The data is kept by PGlite, the database that comes with Heddle. It survives a program that is killed, but not a power cut: use it to try, develop and test. For real students set {variable} to a PostgreSQL server.',
  'store.engine-postgres': 'The data is kept by PostgreSQL {version}.',
  'store.pglite-in-production':
    'This runs in production mode, but {variable} is not set. The built-in database can lose records in a power cut, so it does not hold real students. Maybe start PostgreSQL 15 or newer and set {variable} to it.',
  'store.old-postgres': 'This PostgreSQL is version {version}; Heddle needs version 15 or newer. Maybe {variable} points to an old server.',
  'store.newer-database': 'The database was set up by a newer version of Heddle: it knows the step "{migration}" and this program does not. Maybe update Heddle.',
  'store.migration-edited': 'The step "{migration}" was changed after it was applied to this database. Maybe put the file back as it was, and write the change as a new step.',
  'store.table-without-row-security': 'The table "{table}" does not keep schools apart, so the store stays shut. Maybe add row-level security and a policy for it in a migration.',
  'store.role-may-too-much': 'The role "heddle_app" may do more than it should (table "{table}"), so the store stays shut. Maybe somebody granted it rights by hand; take them back.',
  'store.unknown-school': 'There is no school "{school}" in this database. Maybe it was not made yet, or its id has a typing mistake.',
  'store.school-exists': 'The school "{school}" is here already. Maybe choose another folder or another id.',
  'store.unknown-student': 'No student "{value}" is known, so nothing was erased. Maybe the id has a typing mistake, or the student was erased before.',
  'store.nested-transaction': 'A service began a second transaction inside its first one. Maybe use the transaction it was given.',
  'store.transaction-over': 'A service used "{method}" after its transaction had ended. Maybe an await is missing.',
  'store.which-school': 'This database holds several schools: {schools}. Maybe say which one.',
  'door.not-private': 'Others may have made or opened the folder "{folder}", so no data passes through it. Maybe remove it and start again as the user who owns the school\'s folder.',
  'door.too-large': 'The message is larger than the running program takes in at once. Maybe split the input.',
  'door.not-json': 'The running program was sent something it could not read. Maybe the command and the program are of different versions.',
  'door.owner-gone': 'The program that holds the data ended in the middle of "{service}". Either all of it was done or nothing. Maybe run the command again: what is in already is not taken in twice.',
  'door.failed': 'The program that holds the data met a fault of its own: {said}. Maybe report it with these words.',
  'store.parameters-unreadable': 'The parameters {value} that the school has taken cannot be read by this program. Maybe it is older than the one that took them; or take another version by "heddle mastery take".',
} as const satisfies Messages;
