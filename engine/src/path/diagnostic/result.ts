import { ninePlaces } from '../../mastery/index.ts';
import type { Reason } from '../../problem/index.ts';
import { nextSchoolDay } from '../../roster/index.ts';
import type { Roster, SchoolDate } from '../../roster/index.ts';
import { believe } from './believe.ts';
import type { DiagnosedCompetency, DiagnosticParameters, DiagnosticResult, DiagnosticState, MappedCompetency } from './diagnostic.ts';

/** What does the student know, how sure is that, and until when is it provisional? `roster` gives the school days that are counted. */
export function result(state: DiagnosticState, { asOf, roster }: { readonly asOf: SchoolDate; readonly roster: Roster }): DiagnosticResult {
  const { known } = believe(state);
  const { answers, parameters } = state;
  const competencies = state.map.competencies.map((competency, i) => diagnosed(competency, { p: trusted(known[i] ?? 0, parameters), state }));
  const error = expectedError(state);
  const { provisionalUntil: until, isProvisional } = provisionalOn(state, { asOf, roster });
  const percent = Math.round(error * 100);
  const reasons: Reason[] = [{ code: 'diagnostic.how-sure', params: { count: answers.length, percent } }];
  if (until !== null && isProvisional) reasons.push({ code: 'diagnostic.provisional', params: { date: until } });
  return {
    competencies, expectedError: error, questions: answers.length, probes: answers.filter(({ isProbe }) => isProbe).length,
    provisionalUntil: until, isProvisional, reasons,
  };
}

/** Share of the map expected to be judged wrongly when each competency is called known at one half and more: mean of min(p, 1 - p). */
export function expectedError(state: DiagnosticState): number {
  const { known } = believe(state);
  let sum = 0;
  for (const raw of known) {
    const p = trusted(raw, state.parameters);
    sum += Math.min(p, 1 - p);
  }
  return ninePlaces(sum / known.length);
}

/** By place on the map: is it called known? */
export function sides(state: DiagnosticState): readonly boolean[] {
  return Array.from(believe(state).known, (p) => p >= 0.5);
}

/** Temperature scaling (Guo, Pleiss, Sun & Weinberger 2017, ICML): log-odds times one number that probes have found; no side ever changes. */
export function trusted(p: number, { trust }: DiagnosticParameters): number {
  if (trust === 1 || p <= 0 || p >= 1) return p;
  return ninePlaces(1 / (1 + ((1 - p) / p) ** trust));
}

/** Nine of ten is sure enough to plan with, three of four is worth a first look. Our own marks. */
const sureFrom = 0.9;
export const likelyFrom = 0.75;

function diagnosed({ id }: MappedCompetency, { p, state }: { readonly p: number; readonly state: DiagnosticState }): DiagnosedCompetency {
  const own = state.answers.filter(({ competencyId }) => competencyId === id);
  const correct = own.filter(({ isCorrect }) => isCorrect).length;
  const side = Math.max(p, 1 - p);
  const percent = Math.round(p * 100);
  return {
    competencyId: id, p, isKnown: p >= 0.5,
    sureness: side >= sureFrom ? 'sure' : side >= likelyFrom ? 'likely' : 'open',
    asked: own.length,
    reasons: [own.length > 0
      ? { code: 'diagnostic.answered', params: { competency: id, correct, of: own.length, percent } }
      : { code: 'diagnostic.inferred', params: { competency: id, percent } }],
  };
}

/** Needs no reading of the answers. */
export function provisionalOn(state: DiagnosticState, { asOf, roster }: { readonly asOf: SchoolDate; readonly roster: Roster }): Pick<DiagnosticResult, 'provisionalUntil' | 'isProvisional'> {
  const until = provisionalUntil(state, roster);
  return { provisionalUntil: until, isProvisional: until === null || asOf <= until };
}

/** The last day on which daily work has still to bear it out; null until there is an answer. */
export function provisionalUntil({ answers, parameters }: DiagnosticState, roster: Roster): SchoolDate | null {
  const last = answers.map(({ on }) => on).toSorted().at(-1);
  return last === undefined ? null : schoolDaysAfter(roster, last, parameters.provisionalSchoolDays);
}

/** The last of so many school days after the date; the calendar's last where it ends before. */
function schoolDaysAfter(roster: Roster, on: SchoolDate, count: number): SchoolDate {
  let day = on;
  for (let passed = 0; passed < count; passed += 1) {
    const next = nextSchoolDay(roster, day);
    if (next === undefined) break;
    day = next;
  }
  return day;
}
