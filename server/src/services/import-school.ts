import { hasErrors } from '@heddle/engine/problem';
import { checkRoster } from '@heddle/engine/roster';
import type { EffectiveDated, Roster } from '@heddle/engine/roster';
import { z } from 'zod';
import { readSchool } from '../interop/school/index.ts';
import type { SchoolFacts } from '../interop/school/index.ts';
import type { SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { recordImport } from './record-import.ts';
import type { Incoming } from './record-import.ts';
import { refuse, whenRefused } from './refusal.ts';
import type { ImportResult } from './service.ts';
import { notesFrom } from './words.ts';

/** Takes in what no roster standard carries. A table that is given replaces what was known of its kind; one that is not given stays. */
export const importSchool = defineService<{ path: string }, ImportResult>({
  name: 'import-school',
  summary: 'Take in spaces, bell, calendar, staff, accommodations and materials',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  isLong: true,
  run: (context, { path }) =>
    whenRefused({}, () =>
      context.store.transact(acting(context, 'import school facts'), async (tx) => {
        const { facts, problems } = await readSchool(path, { roster: await tx.readRoster() });
        if (facts === undefined || hasErrors(problems)) refuse(problems);
        const change = await recordImport(tx, incoming(facts), context.now);
        if (facts.timeZone !== undefined) await keepZone(tx, facts.timeZone, context.now);
        const school = await loadSchool(tx);
        const found = [...problems, ...checkRoster(school.roster)];
        if (hasErrors(found)) refuse(found);
        await tx.audit({ action: 'import-school', object: 'school facts', detail: { added: change.added, updated: change.updated } });
        return { ...change, rejected: 0, isRefused: false, says: [], notes: notesFrom([...found, ...school.notes]) };
      })),
});

function incoming(facts: SchoolFacts): readonly Incoming[] {
  const { spaces, bell, calendar, staffOffers, accommodations, services, keepApart, equipment, walking, materials } = facts;
  const tables: (Incoming | undefined)[] = [
    spaces && { kind: 'space', entries: spaces.map((body) => ({ id: body.id, body, studentIds: [] })) },
    bell && { kind: 'bell', entries: bell.map((body) => ({ id: [body.periodId, body.dayType ?? '', body.weekdays.join('')].join('/'), body, studentIds: [] })) },
    calendar && { kind: 'calendar-day', entries: calendar.map((body) => ({ id: `${body.date}/${body.kind}`, body, studentIds: [] })) },
    staffOffers && { kind: 'staff-offer', entries: staffOffers.map((body) => ({ id: `${body.personId}/${body.from}`, body, studentIds: [] })) },
    accommodations && { kind: 'accommodation', entries: numbered(accommodations, (one) => `${one.studentId}/${one.kind}`, (one) => [one.studentId]) },
    services && { kind: 'service', entries: numbered(services, (one) => `${one.studentId}/${one.personId}`, (one) => [one.studentId]) },
    equipment && { kind: 'equipment', entries: numbered(equipment, ({ id }) => id, () => []) },
    walking && { kind: 'walking', entries: numbered(walking, ({ between, and }) => `${between}/${and}`, () => []) },
    keepApart && { kind: 'keep-apart', entries: numbered(keepApart, (one) => one.studentIds.toSorted().join('/'), (one) => one.studentIds) },
    materials && { kind: 'material', entries: materials.map((body) => ({ id: body.id, body, studentIds: [] })) },
  ];
  return tables.filter((table) => table !== undefined);
}

/** One student may have two accommodations of a kind from different dates on: the second gets a number of its own. */
function numbered<Body extends EffectiveDated>(bodies: readonly Body[], idOf: (body: Body) => string, studentIds: (body: Body) => readonly string[]) {
  const seen = new Map<string, number>();
  return bodies.map((body) => {
    const id = idOf(body);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { id: count === 1 ? id : `${id}/${count}`, body, studentIds: studentIds(body) };
  });
}

async function keepZone(tx: SchoolTransaction, timeZone: string, occurredAt: string): Promise<void> {
  const { school }: Roster = await tx.readRoster();
  await tx.recordEntities([{ kind: 'organization', id: school.id, body: { ...school, timeZone }, studentIds: [], occurredAt }]);
}
