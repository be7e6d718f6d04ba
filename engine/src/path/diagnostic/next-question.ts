import { believe, netOf } from './believe.ts';
import type { DiagnosticQuestion, DiagnosticState, MappedCompetency } from './diagnostic.ts';
import { draw } from './draw.ts';

/**
 * What to ask next; undefined when nothing may be asked any more. Same state and seed, same question.
 * Mostly the question that is worth most: one whose answer nobody can foretell, with many unsettled neighbours that the answer would
 * settle too. One in `probeEvery` is drawn by lot instead, whatever is believed, so that the diagnostic meets what it feels sure of.
 */
export function nextQuestion(state: DiagnosticState, seed: number): DiagnosticQuestion | undefined {
  const probe = probeAt(state, { seed, count: state.answers.length });
  if (probe !== undefined) {
    return { competencyId: probe, isProbe: true, reasons: [{ code: 'diagnostic.probe', params: { competency: probe } }] };
  }
  return tellingQuestion(state);
}

/**
 * The question worth most. `alreadyPosed` are competencies asked about with the answer still out, as on paper: none comes twice, and
 * what they will settle counts as less open, so that the next question goes elsewhere.
 */
export function tellingQuestion(state: DiagnosticState, alreadyPosed: readonly string[] = []): DiagnosticQuestion | undefined {
  const chosen = mostTelling(state, new Set(alreadyPosed));
  if (chosen === undefined) return undefined;
  return { competencyId: chosen.id, isProbe: false, reasons: [{ code: chosen.code, params: { competency: chosen.id } }] };
}

/**
 * The probe at this count of answers, if there is one. Looks at the map, the seed and the count, never at an answer: that is what makes
 * its right or wrong an unbiased check of the claim (a held-out sample in the sense of survey auditing).
 */
export function probeAt({ map, parameters }: DiagnosticState, { seed, count }: { readonly seed: number; readonly count: number }): string | undefined {
  const { probeEvery } = parameters;
  if (probeEvery <= 0 || count % probeEvery !== probeEvery - 1) return undefined;
  const askable = map.competencies.filter(({ isAskable }) => isAskable);
  return askable[Math.floor(draw(seed, count) * askable.length)]?.id;
}

/** Probes do not use up a unit's questions: they serve the school, and a student should not lose a question to them. */
export function mayAsk(state: DiagnosticState, posed: ReadonlySet<string> = new Set()): (competency: MappedCompetency) => boolean {
  const { mostAsksPerCompetency, mostQuestionsPerUnit } = state.parameters;
  const unitOf = new Map(state.map.competencies.map(({ id, unitId }) => [id, unitId]));
  const asks = new Map<string, number>();
  const inUnit = new Map<string, number>();
  for (const { competencyId, isProbe } of state.answers) {
    asks.set(competencyId, (asks.get(competencyId) ?? 0) + 1);
    const unit = unitOf.get(competencyId) ?? '';
    if (!isProbe) inUnit.set(unit, (inUnit.get(unit) ?? 0) + 1);
  }
  for (const id of posed) inUnit.set(unitOf.get(id) ?? '', (inUnit.get(unitOf.get(id) ?? '') ?? 0) + 1);
  return ({ id, unitId, isAskable }) => isAskable && !posed.has(id) && (asks.get(id) ?? 0) < mostAsksPerCompetency && (inUnit.get(unitId) ?? 0) < mostQuestionsPerUnit;
}

/** How much a neighbour's openness adds to one's own: found on simulated students, and flat round its best. */
const neighbourWeight = 1.4;

function mostTelling(state: DiagnosticState, posed: ReadonlySet<string>): { readonly id: string; readonly code: string } | undefined {
  const { known } = believe(state);
  const net = netOf(state);
  const isOpen = mayAsk(state, posed);
  const open = posed.size === 0 ? known.map((p) => p * (1 - p)) : openUnder(state, posed);
  const aroundOf = new Float64Array(net.size);
  for (let above = 0; above < net.size; above += 1) {
    for (let edge = net.into[above] ?? 0; edge < (net.into[above + 1] ?? 0); edge += 1) {
      const below = net.lower[edge] ?? 0;
      aroundOf[above] = (aroundOf[above] ?? 0) + (open[below] ?? 0);
      aroundOf[below] = (aroundOf[below] ?? 0) + (open[above] ?? 0);
    }
  }
  let best: { readonly id: string; readonly value: number; readonly around: number } | undefined;
  state.map.competencies.forEach((competency, i) => {
    if (!isOpen(competency)) return;
    const around = neighbourWeight * (aroundOf[i] ?? 0);
    const value = (open[i] ?? 0) * (1 + around);
    if (best === undefined || value > best.value) best = { id: competency.id, value, around };
  });
  return best === undefined ? undefined : { id: best.id, code: best.around >= 1 ? 'diagnostic.settles-neighbours' : 'diagnostic.most-open' };
}

/** What is open once the questions on a sheet are answered, roughly: those halved, what stands directly beside them a third less. Our own choice. */
function openUnder(state: DiagnosticState, posed: ReadonlySet<string>): Float64Array {
  const { map } = state;
  const open = believe(state).known.map((p) => p * (1 - p));
  map.competencies.forEach(({ id, before }, index) => {
    if (posed.has(id)) {
      open[index] = (open[index] ?? 0) / 2;
      for (const below of before) open[below] = ((open[below] ?? 0) * 2) / 3;
    }
    for (const below of before) if (posed.has(map.competencies[below]?.id ?? '')) open[index] = ((open[index] ?? 0) * 2) / 3;
  });
  return open;
}
