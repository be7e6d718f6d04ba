import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Material } from '@heddle/engine/model';
import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import { isZone } from '@heddle/engine/roster';
import type { Accommodation, BellPeriod, CalendarDay, Equipment, KeepApart, Roster, Service, Space, StaffOffer, WalkingTime } from '@heddle/engine/roster';
import { readTable } from '../csv/index.ts';
import type { Columns, Entry } from '../csv/index.ts';
import { decodeText, megabyte, readSource, takeNotes } from '../files/index.ts';
import type { Notes } from '../files/index.ts';
import { accommodationColumns, takeAccommodation } from './accommodations.ts';
import { bellColumns, takeBell } from './bell.ts';
import { calendarColumns, takeCalendarDay } from './calendar.ts';
import { readCells } from './cells.ts';
import type { Cells } from './cells.ts';
import { equipmentColumns, takeEquipment } from './equipment.ts';
import { keepApartColumns, takeKeepApart } from './keep-apart.ts';
import { knownNames } from './known.ts';
import { materialColumns, takeMaterial } from './materials.ts';
import { readYamlTables } from './read-yaml.ts';
import { serviceColumns, takeService } from './services.ts';
import { spaceColumns, takeSpace } from './spaces.ts';
import { staffColumns, takeStaffOffer } from './staff.ts';
import { takeWalking, walkingColumns } from './walking.ts';

/** The facts about a school that no roster standard carries. A part is undefined where no file brings it: what is known then stays. */
export type SchoolFacts = {
  readonly spaces: readonly Space[] | undefined;
  readonly bell: readonly BellPeriod[] | undefined;
  readonly calendar: readonly CalendarDay[] | undefined;
  readonly staffOffers: readonly StaffOffer[] | undefined;
  readonly accommodations: readonly Accommodation[] | undefined;
  /** From services.csv, and from the adults of accommodations.csv. */
  readonly services: readonly Service[] | undefined;
  readonly keepApart: readonly KeepApart[] | undefined;
  readonly equipment: readonly Equipment[] | undefined;
  readonly walking: readonly WalkingTime[] | undefined;
  readonly materials: readonly Material[] | undefined;
  /** Only school.yaml can say it. */
  readonly timeZone: string | undefined;
};

/** All or nothing: with an error among the problems `facts` is undefined. */
type SchoolReading = { readonly facts: SchoolFacts | undefined; readonly problems: readonly Problem[] };

/**
 * Reads a folder with any of spaces, bell, calendar, staff, accommodations, services, keep-apart, equipment, walking and materials as .csv, or in
 * school.yaml. `roster` is what is known already: names in the files are looked up in it.
 * Throws HeddleError `interop.no-such-file` when there is no such folder.
 */
export async function readSchool(folder: string, { roster }: { readonly roster: Pick<Roster, 'people' | 'spaces' | 'bell'> }): Promise<SchoolReading> {
  const notes = takeNotes();
  const found = await readFolder(folder, notes);
  if (found.entries.size === 0 && found.timeZone === undefined && !notes.hasErrors()) notes.error('interop.school-nothing', { allowed: Object.keys(tables).map((name) => `${name}.csv`) }, { file: folder });
  if (found.timeZone !== undefined && !isZone(found.timeZone)) notes.error('roster.zone.unknown', { value: found.timeZone }, { file: yamlName, field: 'time-zone' });
  if (notes.hasErrors()) return { facts: undefined, problems: notes.problems };
  const facts = takeFacts(found, { roster, notes });
  return { facts: notes.hasErrors() ? undefined : facts, problems: notes.problems };
}

const yamlName = 'school.yaml';

const columnsOf = (columns: { readonly required: readonly string[]; readonly optional: readonly string[] }): Columns => ({ ...columns, unknown: 'error' });
const tables: Readonly<Record<string, Columns>> = {
  'spaces': columnsOf(spaceColumns), 'bell': columnsOf(bellColumns), 'calendar': columnsOf(calendarColumns), 'staff': columnsOf(staffColumns),
  'accommodations': columnsOf(accommodationColumns), 'services': columnsOf(serviceColumns), 'keep-apart': columnsOf(keepApartColumns), 'equipment': columnsOf(equipmentColumns), 'walking': columnsOf(walkingColumns), 'materials': columnsOf(materialColumns),
};

type Found = { readonly entries: ReadonlyMap<string, readonly Entry[]>; readonly timeZone: string | undefined };

async function readFolder(folder: string, notes: Notes): Promise<Found> {
  const names = await listFiles(folder);
  const entries = new Map<string, readonly Entry[]>();
  let timeZone: string | undefined;
  const add = (name: string, rows: readonly Entry[]) => {
    const first = entries.get(name)?.[0];
    if (first === undefined) entries.set(name, rows);
    else notes.error('interop.school-twice', { value: name, first: first.file }, { file: rows[0]?.file ?? yamlName });
  };
  for (const file of names) {
    const table = /^(.+)\.csv$/.exec(file)?.[1];
    const columns = table === undefined ? undefined : tables[table];
    if (columns === undefined && file !== yamlName) continue;
    const inFile = takeNotes(file);
    const bytes = await readSource(join(folder, file), { bytes: mostBytes, notes: inFile });
    const text = bytes === undefined ? undefined : decodeText(bytes, inFile);
    if (text !== undefined && table !== undefined && columns !== undefined) add(table, readTable(text, { file, columns, notes: inFile }) ?? []);
    if (text !== undefined && file === yamlName) {
      const yaml = readYamlTables(text, { file, tables, notes: inFile });
      for (const [name, rows] of yaml.entries) add(name, rows);
      timeZone = yaml.timeZone?.value;
    }
    for (const { severity, code, params, place } of inFile.problems) notes[severity](code, params, place);
  }
  const unread = names.filter((file) => /\.(csv|ya?ml)$/i.test(file) && file !== yamlName && tables[file.replace(/\.csv$/, '')] === undefined);
  if (unread.length > 0) notes.assumption('interop.school-unread', { values: unread });
  return { entries, timeZone };
}

const mostBytes = 16 * megabyte;

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    throw new HeddleError('interop.no-such-file', { file: folder });
  }
}

function takeFacts({ entries, timeZone }: Found, { roster, notes }: { readonly roster: Pick<Roster, 'people' | 'spaces' | 'bell'>; readonly notes: Notes }): SchoolFacts {
  const take = <Item>(name: string, mapping: (cells: Cells) => Item | undefined, keyOf: (item: Item) => string): readonly Item[] | undefined => {
    const seen = new Map<string, number>();
    return entries.get(name)?.flatMap((row): readonly Item[] => {
      const item = mapping(readCells(row, notes));
      if (item === undefined) return [];
      const first = seen.get(keyOf(item));
      seen.set(keyOf(item), row.line);
      if (first !== undefined) notes.error('interop.row-twice', { first }, { file: row.file, line: row.line });
      return [item];
    });
  };
  const spaces = take('spaces', takeSpace, ({ id, from }) => `${id} ${from}`);
  const bell = take('bell', takeBell, ({ periodId, weekdays, dayType }) => `${periodId} ${weekdays.join()} ${dayType}`);
  const known = knownNames(roster, { spaceIds: (spaces ?? []).map(({ id }) => id), bell });
  const inForce = [...(bell ?? roster.bell)].sort((left, right) => (left.start < right.start ? -1 : 1));
  const day = {
    known, notes, bellPeriodIds: [...new Set(inForce.map(({ periodId }) => periodId))],
    dayTypes: new Set(inForce.flatMap(({ dayType }) => dayType ?? [])),
  };
  const owed = take('accommodations', (cells) => takeAccommodation(cells, { known }), (one) => JSON.stringify(one));
  const services = take('services', (cells) => takeService(cells, { known }), (one) => JSON.stringify(one));
  const brought = (owed ?? []).flatMap((one) => ('service' in one ? [one.service] : []));
  const numbers = new Map<string, number>();
  // Services come from two files. One that arrives without the other would take the other's away.
  if ((owed === undefined) !== (services === undefined) && services !== undefined) notes.warning('interop.services-alone', {}, { file: 'services.csv' });
  if (roster.people.length === 0 && ['staff', 'accommodations', 'services', 'keep-apart'].some((name) => entries.has(name))) notes.warning('interop.school-before-roster');
  return {
    spaces, bell, timeZone,
    calendar: take('calendar', (cells) => takeCalendarDay(cells, day), ({ date, kind }) => `${date} ${kind}`),
    staffOffers: take('staff', (cells) => takeStaffOffer(cells, { known }), ({ personId, from }) => `${personId} ${from}`),
    accommodations: owed?.flatMap((one) => ('accommodation' in one ? [one.accommodation] : [])),
    services: owed === undefined && services === undefined ? undefined : [...brought, ...(services ?? [])],
    keepApart: take('keep-apart', (cells) => takeKeepApart(cells, { known }), ({ studentIds, from }) => `${studentIds.join(' ')} ${from}`),
    equipment: take('equipment', takeEquipment, ({ id, from }) => `${id} ${from}`),
    walking: take('walking', takeWalking, (way) => `${way.between} ${way.and} ${way.from}`),
    materials: take('materials', (cells) => takeMaterial(cells, numbers), ({ id }) => id),
  };
}
