import { packResponses, riskOfNoRun, studentsOf } from '@heddle/engine/mastery';
import type { Responses } from '@heddle/engine/mastery';
import { readResponsesCsv } from '../server/src/interop/responses-csv/index.ts';
import type { Benchmark } from './benchmark.ts';
import { followStudents } from './decisions/follow-students.ts';
import type { Followed } from './decisions/follow-students.ts';
import { simulatedAnswers } from './simulated-answers.ts';

/**
 * Who will be stuck, told after five tries? Stuck is what Beck & Gong (2013) call wheel-spinning: ten tries on a competency and never three right
 * in a row. Risk is told after the fifth try to those who have not had three in a row; whoever stops before the tenth without is unknown and left
 * out. The alarm is a risk of one half and more; besides, the risk that gives the
 * best F1 on the students that the estimate is fitted on. Precision and recall are of held-out ones.
 * Simulated students always; `--data FILE.csv.gz` adds real answers.
 */
export const benchmark: Benchmark = {
  about: 'Precision of the alarm "more likely stuck than not" after five tries, in percent; held-out students',
  anchor: { value: 70, unit: '%', source: 'our own mark: of ten students an adult is sent to, at least seven need one' },
  better: 'higher',
  async measure(options) {
    const simulated = measureOn('simulated', packResponses(simulatedAnswers({ students: 300, competencies: 30, days: 90, seed: 5 })));
    const path = options['data'];
    if (path === undefined) return { value: simulated['simulated precision'] ?? NaN, detail: simulated };
    const { responses, problems } = await readResponsesCsv(path);
    if (responses === undefined) throw new Error(`${path} cannot be read: ${JSON.stringify(problems.slice(0, 3))}`);
    const real = measureOn('data', responses);
    return { value: real['data precision'] ?? NaN, detail: { ...real, ...simulated } };
  },
};

function measureOn(name: string, responses: Responses): Readonly<Record<string, number>> {
  const fitOn = studentsOf(responses, false);
  const held = new Set(studentsOf(responses, true).map((student) => responses.studentIds[student]));
  const followed = followStudents(responses, { fitOn, follow: responses.studentIds.map((_, student) => student) });
  const fittedOn = followed.filter(({ studentId }) => !held.has(studentId)).flatMap(caseOf);
  const heldOut = followed.filter(({ studentId }) => held.has(studentId)).flatMap(caseOf);
  const known = (all: readonly Case[]) => all.filter(({ isStuck }) => isStuck !== null);
  const marks = Array.from({ length: 97 }, (_, i) => (i + 2) / 100);
  const [best] = marks.map((mark) => ({ mark, f1: rates(known(fittedOn), mark).f1 })).toSorted((a, b) => b.f1 - a.f1 || a.mark - b.mark);
  const mark = best?.mark ?? 0.5;
  const even = rates(known(heldOut), 0.5);
  const atMark = rates(known(heldOut), mark);
  const stuck = known(heldOut).filter(({ isStuck }) => isStuck === true).length;
  return {
    [`${name} told`]: heldOut.length, [`${name} outcome known`]: known(heldOut).length, [`${name} stuck`]: stuck, [`${name} base rate`]: percent(stuck / known(heldOut).length),
    [`${name} flagged`]: even.flagged, [`${name} precision`]: percent(even.precision), [`${name} recall`]: percent(even.recall),
    [`${name} mark of best F1`]: mark, [`${name} precision at that mark`]: percent(atMark.precision), [`${name} recall at that mark`]: percent(atMark.recall),
    [`${name} mean risk`]: percent(mean(known(heldOut).map(({ risk }) => risk))), [`${name} auc`]: Math.round(auc(known(heldOut)) * 1000) / 1000,
  };
}

type Case = { readonly risk: number; readonly isStuck: boolean | null };

function caseOf({ moments, now, sd }: Followed): readonly Case[] {
  const isRight = moments.map(({ credit }) => credit >= 0.5);
  const runAt = isRight.findIndex((_, i) => i >= run - 1 && isRight.slice(i - run + 1, i + 1).every((one) => one));
  const masteredAt = runAt === -1 ? Infinity : runAt + 1;
  if (moments.length < told || masteredAt <= told) return [];
  let streak = 0;
  while (streak < run && isRight[told - 1 - streak] === true) streak += 1;
  const risk = riskOfNoRun({ p: now[told - 1] ?? 0.5, sd: sd[told - 1] ?? 0.2, run, streak, left: limit - told });
  return [{ risk, isStuck: masteredAt <= limit ? false : moments.length >= limit ? true : null }];
}

const [run, told, limit] = [3, 5, 10];

function rates(cases: readonly Case[], mark: number): { readonly precision: number; readonly recall: number; readonly f1: number; readonly flagged: number } {
  const flagged = cases.filter(({ risk }) => risk >= mark);
  const hits = flagged.filter(({ isStuck }) => isStuck === true).length;
  const stuck = cases.filter(({ isStuck }) => isStuck === true).length;
  const [precision, recall] = [hits / flagged.length, hits / stuck];
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall), flagged: flagged.length };
}

/** The chance that one who was stuck was given the higher risk than one who was not. */
function auc(cases: readonly Case[]): number {
  const [stuck, free] = [true, false].map((isStuck) => cases.filter((one) => one.isStuck === isStuck).map(({ risk }) => risk));
  const wins = (stuck ?? []).flatMap((a) => (free ?? []).map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  return mean(wins);
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const percent = (share: number) => Math.round(share * 1000) / 10;
