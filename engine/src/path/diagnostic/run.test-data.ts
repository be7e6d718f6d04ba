import type { ItemTemplate } from '../../model/index.ts';
import type { DiagnosticMap } from './diagnostic.ts';
import type { DiagnosticEvent, EventBody } from './event.ts';
import { defaultParameters } from './parameters.ts';
import { replayDiagnostic } from './replay.ts';
import type { DiagnosticRun } from './replay.ts';

/** "2026-09-14 16:05" as the hour at which an event happened; the school's day is the date. */
export type Happened = EventBody & { readonly when: string };

export const answered = (when: string, competencyId: string, isCorrect: boolean, more: { readonly isProbe?: boolean; readonly itemId?: string; readonly form?: number } = {}): Happened => ({
  when, kind: 'answered', given: isCorrect ? '1' : null, isCorrect, misconceptionIds: [], form: more.form ?? null,
  question: { competencyId, isProbe: more.isProbe ?? false, itemId: more.itemId ?? `${competencyId}.a`, itemSeed: 1 },
});

/** A diagnostic begun on Monday 14 September at 16:00. */
export function eventsOf(map: DiagnosticMap, happened: readonly Happened[], studentId = 's1'): readonly DiagnosticEvent[] {
  const all: readonly Happened[] = [{ when: '2026-09-14 16:00', kind: 'started', map, parameters: { ...defaultParameters, probeEvery: 0 }, seed: 5 }, ...happened];
  return all.map(({ when, ...body }, number) => ({ ...body, id: `d-${studentId}`, number, studentId, at: `${when.replace(' ', 'T')}:00.000Z`, on: when.slice(0, 10) }));
}

export function runOf(map: DiagnosticMap, happened: readonly Happened[] = [], on = '2026-09-14'): DiagnosticRun {
  return replayDiagnostic(eventsOf(map, happened), { on });
}

/** Two items for each competency: "<id>.a" and "<id>.b", asking for a + 1. */
export function itemsOf(ids: readonly string[]): readonly ItemTemplate[] {
  return ids.flatMap((competencyId) => ['a', 'b'].map((name): ItemTemplate => ({
    id: `${competencyId}.${name}`, competencyId, kind: name, parameters: { a: { from: 1, to: 900, step: 1 } }, where: [], prompt: `${name}: {a} + 1 = ?`, answer: 'a + 1', distractors: [],
  })));
}
