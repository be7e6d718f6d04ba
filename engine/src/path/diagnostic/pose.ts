import type { CompetencyGraph } from '../../competency/index.ts';
import { compareText } from '../../evidence/index.ts';
import { drawItem } from '../../model/index.ts';
import type { ItemTemplate } from '../../model/index.ts';
import type { DiagnosticQuestion, DiagnosticState } from './diagnostic.ts';
import { draw } from './draw.ts';
import type { PosedQuestion } from './event.ts';
import { nextQuestion } from './next-question.ts';
import type { DiagnosticRun } from './replay.ts';

/** The question that a student reads, with the words of its item. The key stays with whoever draws the item again. */
export type Posed = PosedQuestion & Pick<DiagnosticQuestion, 'reasons'> & { readonly prompt: string };

/** By competency of the map: its items, in order of id. An item of another framework serves its exact match. */
export function itemsFor(items: readonly ItemTemplate[], graph: Pick<CompetencyGraph, 'matchesOf'>): ReadonlyMap<string, readonly ItemTemplate[]> {
  const pairs = items.toSorted((a, b) => compareText(a.id, b.id)).flatMap((item) => [item.competencyId, ...graph.matchesOf(item.competencyId)].map((id) => ({ id, item })));
  return new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, own]) => [id, own.map(({ item }) => item)]));
}

/** What is asked now: the same run and items, the same question to the letter. Undefined when nothing may be asked any more. */
export function poseQuestion(run: Pick<DiagnosticRun, 'state' | 'seed' | 'answered'>, items: ReadonlyMap<string, readonly ItemTemplate[]>): Posed | undefined {
  const question = nextQuestion(stillAskable(run.state, items), run.seed);
  return question === undefined ? undefined : withItem(question, { run, items, count: run.answered.length });
}

/** A competency whose last item was taken out of the model since the start can not be asked any more. */
export function stillAskable(state: DiagnosticState, items: ReadonlyMap<string, unknown>): DiagnosticState {
  const isGone = ({ id, isAskable }: DiagnosticState['map']['competencies'][number]) => isAskable && !items.has(id);
  if (!state.map.competencies.some(isGone)) return state;
  return { ...state, map: { ...state.map, competencies: state.map.competencies.map((one) => (isGone(one) ? { ...one, isAskable: false } : one)) } };
}

/** Of a competency's items one that this student has not met yet, where there is one, drawn by lot; and numbers of its own. */
export function withItem(question: DiagnosticQuestion, of: {
  readonly run: Pick<DiagnosticRun, 'seed' | 'answered'>;
  readonly items: ReadonlyMap<string, readonly ItemTemplate[]>;
  /** The how-manieth question of the diagnostic it is. */
  readonly count: number;
}): Posed | undefined {
  const { run, count } = of;
  const own = of.items.get(question.competencyId) ?? [];
  const met = new Set(run.answered.map((one) => one.question.itemId));
  const fresh = own.filter(({ id }) => !met.has(id));
  const from = fresh.length > 0 ? fresh : own;
  const item = from[Math.floor(draw(run.seed ^ itemSalt, count) * from.length)];
  if (item === undefined) return undefined;
  const itemSeed = Math.floor(draw(run.seed ^ numberSalt, count) * 2 ** 31);
  const { competencyId, isProbe, reasons } = question;
  return { competencyId, isProbe, reasons, itemId: item.id, itemSeed, prompt: drawItem(item, itemSeed).prompt };
}

/** So that which item, which numbers and which probe are three draws and not one. */
const itemSalt = 0x5bd1e995;
const numberSalt = 0x1b873593;
