import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchoolDate } from '@heddle/engine/roster';
import { readModelPackage } from '../../server/src/interop/model-package/index.ts';
import { openStore } from '../../server/src/store/index.ts';
import type { EntityChange, SchoolTransaction } from '../../server/src/store/index.ts';
import { nightAfter } from '../schedule/real-day.ts';

type Lived = { readonly on: SchoolDate; readonly before: SchoolDate; readonly studentId: string };

/** A drawn school in a folder, with so many days planned, published and answered. Made once; the next run finds it. Answers the day to plan, the last planned one, and a student. */
export async function livedSchool(folder: string, of: { readonly students: number; readonly days: number }): Promise<Lived> {
  const note = join(folder, 'lived.json');
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  const store = await openStore({ folder: join(folder, 'data') });
  const record = (now: string, work: (tx: SchoolTransaction) => Promise<unknown>) => store.transact({ ...who, now }, work);
  try {
    await store.createSchool({ ...who, now: founded }, { id: who.schoolId, name: 'Drawn School', timeZone: 'America/Denver' });
    const days: SchoolDate[] = [];
    const night = await nightAfter({ ...of, seed: 1 }, async ({ night: { facts, asOf }, planned, evidence }) => {
      const seen = { watermark: 0, inputHash: planned.plan.instanceHash, versions: planned.plan.modelVersions };
      days.push(facts.day.on);
      await record(asOf, async (tx) => {
        await tx.recordJudgements(planned.newJudgements, seen);
        await tx.recordPlan(planned.plan, 'published', { ...seen, seconds: 0 });
      });
      await record(facts.day.periods.at(-1)?.startsAt ?? asOf, (tx) => tx.recordEvidence(evidence));
    });
    await record(founded, async (tx) => tx.recordEntities(await entitiesOf(night.facts)));
    const { day, roster } = night.facts;
    const lived: Lived = { on: day.on, before: days.at(-1) ?? day.on, studentId: roster.people.find(({ role }) => role === 'student')?.id ?? '' };
    writeFileSync(note, JSON.stringify(lived));
    return lived;
  } finally {
    await store.close();
  }
}

const who = { actor: { kind: 'operator', id: 'bench' }, actingAs: null, purpose: 'bench', schoolId: 'drawn' } as const;
const founded = '2026-08-20T08:00:00.000Z';

async function entitiesOf({ roster, models }: Awaited<ReturnType<typeof nightAfter>>['facts']): Promise<readonly EntityChange[]> {
  const common = { studentIds: [], occurredAt: founded };
  const { files } = await readModelPackage('maths-lab');
  return [
    ...roster.organizations.map((body) => ({ ...common, kind: 'organization' as const, id: body.id, body })),
    ...roster.people.map((body) => ({ ...common, kind: 'person' as const, id: body.id, body, studentIds: body.role === 'student' ? [body.id] : [] })),
    ...roster.sections.map((body) => ({ ...common, kind: 'section' as const, id: body.id, body })),
    ...roster.enrollments.map((body) => ({ ...common, kind: 'enrollment' as const, id: body.id, body, studentIds: [body.personId] })),
    ...roster.spaces.map((body) => ({ ...common, kind: 'space' as const, id: body.id, body })),
    ...roster.bell.map((body) => ({ ...common, kind: 'bell' as const, id: `bell-${body.periodId}`, body })),
    ...roster.staffOffers.map((body) => ({ ...common, kind: 'staff-offer' as const, id: body.personId, body })),
    ...roster.accommodations.map((body) => ({ ...common, kind: 'accommodation' as const, id: `time-${body.studentId}`, body, studentIds: [body.studentId] })),
    ...models.flatMap(({ adoption, model }): readonly EntityChange[] => [
      { ...common, kind: 'model-package', id: `${model.id}@${model.version}`, body: { id: model.id, version: model.version, files } },
      { ...common, kind: 'adoption', id: adoption.id, body: adoption },
    ]),
  ];
}
