import { HeddleError, hasErrors } from '@heddle/engine/problem';
import { isZone } from '@heddle/engine/roster';
import { z } from 'zod';
import { readModelPackage } from '../interop/model-package/index.ts';
import { notesFrom } from './words.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';

/** A new school that runs one model. The package's files go into the ledger, so that what judged and planned can be read for ever. */
export const initSchool = defineService<{ model: string; name: string | null; timeZone: string | null }, { school: string; model: string; timeZone: string; notes: readonly string[] }>({
  name: 'init-school',
  summary: 'Make a school that runs a learning model',
  input: z.strictObject({ model: machinePath, name: z.string().max(200).nullable(), timeZone: z.string().max(100).nullable() }),
  policy: 'operate-machine',
  async run(context, { model: named, name, timeZone }) {
    const { files, model, problems } = await readModelPackage(named);
    if (model === undefined || hasErrors(problems)) throw new HeddleError('services.model-not-sound', { model: named }, problems);
    if (timeZone !== null && !isZone(timeZone)) throw new HeddleError('services.unknown-zone', { value: timeZone });
    const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const who = acting(context, 'make the school');
    const isBegun = (await context.store.schools()).some((school) => school.id === context.schoolId);
    if (!isBegun) await context.store.createSchool(who, { id: context.schoolId, name: name ?? 'School', timeZone: zone });
    await context.store.transact(who, async (tx) => {
      // Without a model the making was cut short after its first step: it goes on from there.
      if ((await tx.readEntities('adoption')).length > 0) throw new HeddleError('services.school-exists', { school: context.schoolId });
      const packageId = `${model.id}@${model.version}`;
      await tx.recordEntities([
        { kind: 'model-package', id: packageId, body: { id: model.id, version: model.version, files }, studentIds: [], occurredAt: context.now },
        {
          kind: 'adoption', id: model.id, studentIds: [], occurredAt: context.now,
          body: {
            id: model.id, modelId: model.id, modelVersion: model.version, from: context.now.slice(0, 10), until: null,
            claims: { subject: model.scope.subject, sectionIds: [] }, spaceIds: [], staffIds: [], frameworkId: null, activities: [], exitChecks: [],
          },
        },
      ]);
      await tx.audit({ action: 'init', object: packageId, detail: {} });
    });
    const assumed = timeZone === null ? [{ code: 'services.assumed-zone', params: { value: zone }, severity: 'assumption' as const, place: {} }] : [];
    return { school: context.schoolId, model: `${model.id}@${model.version}`, timeZone: zone, notes: notesFrom([...problems, ...assumed]) };
  },
});
