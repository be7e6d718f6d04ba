import { describe, featureCount, firstFade, rightsColumn, wrongsColumn } from './features.ts';
import { remember } from './memory.ts';
import { askCompetency, askTypical } from './model.ts';
import type { IrtModel } from './model.ts';
import { observe } from './track.ts';
import type { Surprise } from './track.ts';
import { createAsked, own, slot } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';

/**
 * The chance that a question will be answered right, and what an answer does to everything that is believed of the student.
 *
 * The head is fitted freely, so that on its own it could say less after a right answer (the counts went up) or more after a wrong one.
 * No teacher would believe that, so each competency keeps a *guard*: what must be added to the head's own figure for a typical question
 * so that a right answer never lowers it, a wrong one never raises it, and help or a partly right answer moves it in between.
 */

/** Logit of P(right), with the guards of its competencies. */
export function logitOf(tracked: Tracked, asked: Asked, model: IrtModel): number {
  let guard = 0;
  for (let k = 0; k < asked.size; k += 1) guard += (tracked.slots[(asked.places[k] ?? 0) + slot.guard] ?? 0) / asked.size;
  return headOf(tracked, asked, model).now + guard;
}

/** Takes in one answer, guards kept. `credit` 0..1, `weight` 1 = alone. */
export function answer(tracked: Tracked, asked: Asked, of: { readonly credit: number; readonly weight: number; readonly model: IrtModel }): void {
  const { credit, weight, model } = of;
  const { slots } = tracked;
  const { settings } = model;
  const { size, places } = asked;
  const isPlain = weight === 1 && (credit === 0 || credit === 1);
  for (let k = 0; k < size; k += 1) {
    const guard = slots[(places[k] ?? 0) + slot.guard] ?? 0;
    const head = typical(tracked, asked, { k, at: asked.at, model });
    fresh[k] = head.fresh + guard;
    now[k] = head.now + guard;
  }
  if (!isPlain) {
    save(tracked, asked);
    observe(tracked, asked, { credit: 1, weight: 1, settings }, surprise);
    for (let k = 0; k < size; k += 1) ifRight[k] = typical(tracked, asked, { k, at: 0, model }).fresh;
    restore(tracked, asked);
    observe(tracked, asked, { credit: 0, weight: 1, settings }, surprise);
    for (let k = 0; k < size; k += 1) ifWrong[k] = typical(tracked, asked, { k, at: 0, model }).fresh;
    restore(tracked, asked);
  }
  observe(tracked, asked, { credit, weight, settings }, surprise);
  remember(tracked, asked, { credit, weight, total: tracked.student[own.count] ?? 0 });
  for (let k = 0; k < size; k += 1) {
    const head = typical(tracked, asked, { k, at: 0, model }).fresh;
    const [before, faded] = [fresh[k] ?? 0, now[k] ?? 0];
    // A right answer also takes back what time had let fade; a wrong one starts from there.
    const up = before + weight * (Math.max(isPlain ? head : ifRight[k] ?? 0, before) - before);
    const down = faded + weight * (Math.min(isPlain ? head : ifWrong[k] ?? 0, faded) - faded);
    slots[(places[k] ?? 0) + slot.guard] = down + (up - down) * credit - head;
  }
}

/** What the head says as if no time had passed, and with what time takes from it. */
type Said = { fresh: number; now: number };

/** The answer is overwritten by the next call. */
function headOf(tracked: Tracked, asked: Asked, { head }: IrtModel): Said {
  describe(tracked, asked, features);
  let fresh = asked.offset;
  for (let j = 0; j < firstFade; j += 1) fresh += (head[j] ?? 0) * (features[j] ?? 0);
  let faded = fresh;
  for (let j = firstFade; j < featureCount; j += 1) faded += (head[j] ?? 0) * (features[j] ?? 0);
  const [rights, wrongs] = [features[rightsColumn] ?? 0, features[wrongsColumn] ?? 0];
  for (let k = 0; k < asked.size; k += 1) {
    const own = ((asked.competencyOffset[k] ?? 0) + (asked.rightsSlope[k] ?? 0) * rights + (asked.wrongsSlope[k] ?? 0) * wrongs) / asked.size;
    fresh += own;
    faded += own;
  }
  said.fresh = fresh;
  said.now = faded;
  return said;
}

/** The head's figures for a typical question on the k-th competency alone. */
function typical(tracked: Tracked, asked: Asked, of: { readonly k: number; readonly at: number; readonly model: IrtModel }): Said {
  const { k } = of;
  askTypical(alone, of.model);
  alone.at = of.at;
  askCompetency(alone, of.model, { competency: asked.competency[k] ?? 0, place: asked.places[k] ?? 0, among: 1 });
  return headOf(tracked, alone, of.model);
}

function save({ student, slots }: Tracked, { size, places }: Asked): void {
  savedStudent.set(student);
  for (let k = 0; k < size; k += 1) savedSlots.set(slots.subarray(places[k] ?? 0, (places[k] ?? 0) + slot.size), k * slot.size);
}

function restore({ student, slots }: Tracked, { size, places }: Asked): void {
  student.set(savedStudent);
  for (let k = 0; k < size; k += 1) slots.set(savedSlots.subarray(k * slot.size, (k + 1) * slot.size), places[k] ?? 0);
}

// Room to work in, made once: an answer takes microseconds, and making arrays for each would take longer than the sums.
const alone = createAsked();
const said: Said = { fresh: 0, now: 0 };
const features = new Float64Array(featureCount);
const fresh = new Float64Array(alone.places.length);
const now = fresh.slice();
const ifRight = fresh.slice();
const ifWrong = fresh.slice();
const savedStudent = new Float64Array(own.size);
const savedSlots = new Float64Array(alone.places.length * slot.size);
const surprise: Surprise = { surprise: 0, information: 0 };
