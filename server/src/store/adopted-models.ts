import { parsePackage } from '@heddle/engine/model';
import type { LearningModel } from '@heddle/engine/model';
import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import { readEntities } from './entities.ts';
import type { Scope } from './ledger.ts';
import type { EntityBodies } from './store.ts';
import { withBody } from './with-body.ts';

type AdoptedPackage = { readonly adoption: EntityBodies['adoption']; readonly model: LearningModel };

/**
 * What the school has adopted, each with the model it runs. Throws HeddleError `services.model-missing` when the ledger lacks a package,
 * `services.model-not-sound` when it cannot be read.
 */
export async function readAdoptedModels(scope: Scope): Promise<readonly AdoptedPackage[]> {
  return joinModels(await readEntities(scope, 'adoption'), (id) => readModel(scope, id));
}

/** Each adoption with its model, by `id@version`; a model that several have adopted is asked for once. */
export async function joinModels(adoptions: readonly { readonly body: EntityBodies['adoption'] }[], modelOf: (id: string) => Promise<LearningModel>): Promise<readonly AdoptedPackage[]> {
  const nameOf = ({ modelId, modelVersion }: EntityBodies['adoption']) => `${modelId}@${modelVersion}`;
  const models = new Map<string, LearningModel>();
  for (const id of new Set(adoptions.map(({ body }) => nameOf(body)))) models.set(id, await modelOf(id));
  return adoptions.flatMap(({ body: adoption }) => {
    const model = models.get(nameOf(adoption));
    return model === undefined ? [] : [{ adoption, model }];
  });
}

/** Parsing a large package takes a while and never differs for the same content, so a process does it once for each. */
const parsed = new Map<string, LearningModel>();

async function readModel({ tx, schoolId }: Scope, id: string): Promise<LearningModel> {
  const { rows: [inForce] } = await sql<{ number: number; hash: string }>`
    select l.number, l.hash from entity e join ledger l on l.school_id = e.school_id and l.number = e.number
    where e.school_id = ${schoolId} and e.kind = 'model-package' and e.entity_id = ${id} and e.is_active`.execute(tx);
  if (inForce === undefined) return parseModel(id, undefined);
  const known = parsed.get(inForce.hash);
  if (known !== undefined) return known;
  const { rows: [row] } = await sql<{ body: string }>`
    select p.body from ledger l ${withBody('l')} where l.school_id = ${schoolId} and l.number = ${inForce.number}`.execute(tx);
  const { body } = JSON.parse(row?.body ?? '{}') as { readonly body: EntityBodies['model-package'] };
  const model = parseModel(id, body.files);
  parsed.set(inForce.hash, model);
  return model;
}

export function parseModel(id: string, files: EntityBodies['model-package']['files'] | undefined): LearningModel {
  if (files === undefined) throw new HeddleError('services.model-missing', { model: id });
  const { model, problems } = parsePackage(files);
  if (model === undefined) throw new HeddleError('services.model-not-sound', { model: id }, problems);
  return model;
}
