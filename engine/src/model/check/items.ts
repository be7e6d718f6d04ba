import type { Problem } from '../../problem/index.ts';
import { checkItem } from '../item-check.ts';
import type { FieldPath } from '../yaml-file.ts';
import type { CheckRule } from './check-rule.ts';

/** Can every question be asked? A broken one would meet a student in the middle of a check. */
export const checkItems: CheckRule = (model, { places }) =>
  model.instruction.items.flatMap((item) =>
    checkItem(item).map((problem): Problem => ({ ...problem, place: places.placeOf({ kind: 'item', id: item.id }, pathOf(problem.place.field ?? '')) })),
  );

/** `distractors[0].value` as the steps that lead there. */
function pathOf(field: string): FieldPath {
  return field.split(/[.[\]]+/).filter((step) => step !== '').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
