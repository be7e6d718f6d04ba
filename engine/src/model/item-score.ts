import { drawKey, isGiven } from './item-draw.ts';
import type { ItemTemplate } from './learning-model.ts';

/** What one answer shows. A misconception is named only where its own wrong way leads exactly to the answer given. */
type ScoredAnswer = { readonly isCorrect: boolean; readonly misconceptionIds: readonly string[] };

/** Scores what a student gave to the question of this template and seed. Works on the server, where the key is. */
export function scoreAnswer(template: ItemTemplate, seed: number, given: string): ScoredAnswer {
  const { answer, distractors } = drawKey(template, seed);
  if (isGiven(answer, given)) return { isCorrect: true, misconceptionIds: [] };
  const shown = distractors.filter(({ value }) => isGiven(value, given)).map(({ misconceptionId }) => misconceptionId);
  return { isCorrect: false, misconceptionIds: [...new Set(shown)].toSorted() };
}
