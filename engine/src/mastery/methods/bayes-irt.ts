import { creditOf } from '../../evidence/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import type { Reason } from '../../problem/index.ts';
import { askCompetency, askItem, askTypical, compileModel, questionOf } from '../bayes-irt/model.ts';
import type { IrtModel, IrtParameters } from '../bayes-irt/model.ts';
import { afterAnswer } from '../bayes-irt/in-sequence.ts';
import { memory } from '../bayes-irt/memory.ts';
import { answer, logitOf } from '../bayes-irt/predict.ts';
import { priorShift } from '../bayes-irt/prior.ts';
import { startSlot, startStudent } from '../bayes-irt/track.ts';
import type { Estimate, EstimateQuestion, MasteryMethod, MasteryState } from '../mastery.ts';
import { ninePlaces } from '../nine-places.ts';
import { createAsked, own, slot, unpackCount } from '../bayes-irt/layout.ts';
import type { Tracked } from '../bayes-irt/layout.ts';

/**
 * The recommended way to estimate: an item response model that follows the student, answer by answer, with how sure it is, and a small
 * logistic head that turns what is believed into a chance that means what it says. Formulas and sources stand in bayes-irt/track.ts,
 * traits.ts, features.ts and predict.ts, figures in docs/guide/mastery-figures.md, failure cases in mastery-methods.md.
 *
 * The state holds eight numbers a competency and, under '', what is believed of the student as a whole; and, where questions come back, five
 * for each that was asked. Grade and map join only when asked.
 */
export function createBayesIrt(parameters: IrtParameters): MasteryMethod {
  const model = compileModel(parameters);
  return {
    id: 'bayes-irt',
    parameters: parameters.id,
    // 2: traits are kept with four places.
    fold: 2,
    reads: 'answers',
    start: () => ({}),
    apply: (state, evidence) => applyAll({ parameters, model, state, evidence }),
    estimate: (state, question) => estimate({ parameters, model, state, question }),
  };
}

function applyAll(of: { readonly parameters: IrtParameters; readonly model: IrtModel; readonly state: MasteryState; readonly evidence: readonly Evidence[] }): MasteryState {
  const { parameters, model, state } = of;
  const evidence = of.evidence.filter(({ trust }) => trust !== 'context');
  if (evidence.length === 0) return state;
  const asksAgain = evidence.flatMap(({ itemId }) => (model.remembers && itemId !== null ? [itemId] : []));
  const { tracked, places, memories } = unpack(model, state, { competencyIds: evidence.flatMap(({ competencyIds }) => competencyIds), itemIds: asksAgain });
  const asked = createAsked();
  for (const record of evidence) {
    const competencyIds = [...new Set(record.competencyIds)];
    askItem(asked, model, questionOf(model, { itemId: record.itemId, competencyIds, before: tracked.student[own.before] ?? 0 }));
    asked.at = Date.parse(record.occurredAt) / 1000;
    asked.memory = memories.get(record.itemId ?? '') ?? -1;
    for (const id of competencyIds) askCompetency(asked, model, { competency: model.indexOfCompetency(id), place: places.get(id) ?? 0, among: competencyIds.length });
    const credit = creditOf(record.result);
    answer(tracked, asked, { credit, weight: parameters.helpWeights[record.help], model });
    if (model.readsOrder) tracked.student[own.before] = afterAnswer(competencyIds, tracked.student[own.before] ?? 0, credit);
    // At every step, so that folding in one go and in several gives the same bytes.
    round(tracked.student, 0, own.size);
    for (const id of competencyIds) round(tracked.slots, places.get(id) ?? 0, slot.size);
  }
  const next = new Map(Object.entries(state));
  next.set('', Array.from(model.readsOrder ? tracked.student : tracked.student.subarray(0, own.before)));
  for (const [id, place] of places) next.set(id, Array.from(tracked.slots.subarray(place, place + slot.size)));
  for (const [id, place] of memories) next.set(memoryKey(id), Array.from(tracked.memories.subarray(place, place + memory.size), ninePlaces));
  return Object.fromEntries(next);
}

function estimate(of: { readonly parameters: IrtParameters; readonly model: IrtModel; readonly state: MasteryState; readonly question: EstimateQuestion }): Estimate {
  const { parameters, model, state, question } = of;
  const { competencyId, itemId, togetherWith = [] } = question;
  // The one asked about stands first, so that its numbers are at place 0.
  const ids = [...new Set([competencyId, ...togetherWith])];
  const { tracked, places, memories } = unpack(model, state, { competencyIds: ids, itemIds: itemId === undefined ? [] : [itemId] });
  const asked = createAsked();
  if (itemId === undefined) askTypical(asked, model);
  else askItem(asked, model, questionOf(model, { itemId, competencyIds: ids, before: tracked.student[own.before] ?? 0 }));
  for (const id of ids) askCompetency(asked, model, { competency: model.indexOfCompetency(id), place: places.get(id) ?? 0, among: ids.length });
  if (model.remembers && itemId !== undefined) asked.memory = memories.get(itemId) ?? -1;
  const prior = priorOf(parameters, { state, question, ids });
  const chance = (at: number) => {
    asked.at = at;
    return 1 / (1 + Math.exp(-(logitOf(tracked, asked, model) + prior.grade + prior.neighbours)));
  };
  const unfaded = chance(0);
  const p = chance(Date.parse(question.asOf) / 1000);
  const count = unpackCount(tracked.slots[slot.count] ?? 0);
  const lastAt = (tracked.slots[slot.lastAt] ?? 0) * 1000;
  const variance = (tracked.student[own.variance] ?? 0) + (tracked.slots[slot.variance] ?? 0) + (asked.competencyVariance[0] ?? 0);
  return {
    p: ninePlaces(p),
    // The delta method: how far p moves when the logit moves by its own standard deviation.
    sd: ninePlaces(Math.min(0.5, p * (1 - p) * Math.sqrt(variance))),
    count,
    lastAt: count === 0 ? null : new Date(Math.round(lastAt)).toISOString(),
    reasons: reasonsFor({ question, count, others: tracked.student[own.count] ?? 0, lost: unfaded - p, lastAt, neighbours: prior.neighbours }),
  };
}

/** A question on several competencies is as expected as they are on average. */
function priorOf(parameters: IrtParameters, of: { readonly state: MasteryState; readonly question: EstimateQuestion; readonly ids: readonly string[] }): { readonly grade: number; readonly neighbours: number } {
  const shifts = of.ids.map((competencyId) => priorShift({ prior: parameters.prior, state: of.state, question: { ...of.question, competencyId } }));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return { grade: mean(shifts.map(({ grade }) => grade)), neighbours: mean(shifts.map(({ neighbours }) => neighbours)) };
}

function reasonsFor(of: { readonly question: EstimateQuestion; readonly count: number; readonly others: number; readonly lost: number; readonly lastAt: number; readonly neighbours: number }): readonly Reason[] {
  const competency = of.question.competencyId;
  const reasons: Reason[] = [];
  if (of.count > 0) reasons.push({ code: 'mastery.estimate-by-answers', params: { competency, count: of.count } });
  else if (of.others > 0) reasons.push({ code: 'mastery.estimate-by-others', params: { competency, count: of.others } });
  else reasons.push({ code: 'mastery.estimate-by-grade', params: { competency } });
  if (of.count > 0 && of.lost >= worthTelling) reasons.push({ code: 'mastery.estimate-faded', params: { competency, days: Math.floor((Date.parse(of.question.asOf) - of.lastAt) / 86_400_000) } });
  if (Math.abs(of.neighbours) >= neighboursWorthTelling) reasons.push({ code: 'mastery.estimate-by-neighbours', params: { competency } });
  return reasons;
}

const worthTelling = 0.05;
const neighboursWorthTelling = 0.1;

/** The student, the competencies and the questions asked for, as flat arrays: what was stored, or a beginning. */
function unpack(model: IrtModel, state: MasteryState, of: { readonly competencyIds: readonly string[]; readonly itemIds: readonly string[] }): { readonly tracked: Tracked; readonly places: ReadonlyMap<string, number>; readonly memories: ReadonlyMap<string, number> } {
  const places = new Map([...new Set(of.competencyIds)].map((id, i) => [id, i * slot.size]));
  const memories = new Map([...new Set(of.itemIds)].map((id, i) => [id, i * memory.size]));
  const tracked: Tracked = { student: new Float64Array(own.size), slots: new Float64Array(places.size * slot.size), memories: new Float64Array(memories.size * memory.size) };
  const student = stored(state, '');
  if (student === undefined) startStudent(tracked.student, model.settings);
  else tracked.student.set(student);
  for (const [id, place] of places) {
    const numbers = stored(state, id);
    if (numbers === undefined) startSlot(tracked.slots, place, model.settings);
    else tracked.slots.set(numbers, place);
  }
  for (const [id, place] of memories) tracked.memories.set(stored(state, memoryKey(id)) ?? [], place);
  return { tracked, places, memories };
}

/** Under which name a state keeps a question that comes back; no competency is called so (DEL cannot stand in an id that a person writes). */
const memoryKey = (itemId: string) => `\u007f${itemId}`;

function stored(state: MasteryState, id: string): readonly number[] | undefined {
  return Object.hasOwn(state, id) ? state[id] : undefined;
}

function round(numbers: Float64Array, from: number, size: number): void {
  for (let i = from; i < from + size; i += 1) numbers[i] = ninePlaces(numbers[i] ?? 0);
}
