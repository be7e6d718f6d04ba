import type { Activity, AdoptedModel, ExitCheck } from '../../model/index.ts';

type Materials = { readonly activities: ReadonlyMap<string, Activity>; readonly exitChecks: ReadonlyMap<string, ExitCheck> };

/** Activities and exit checks by id: the model's, and the school's own beside them, which are meant where both use an id. */
export function listMaterials(): (adopted: AdoptedModel) => Materials {
  const known = new Map<AdoptedModel, Materials>();
  return (adopted) => {
    const found = known.get(adopted);
    if (found !== undefined) return found;
    const { model, adoption } = adopted;
    const materials = {
      activities: new Map([...model.instruction.activities, ...adoption.activities].map((activity) => [activity.id, activity])),
      exitChecks: new Map([...model.instruction.exitChecks, ...adoption.exitChecks].map((check) => [check.id, check])),
    };
    known.set(adopted, materials);
    return materials;
  };
}
