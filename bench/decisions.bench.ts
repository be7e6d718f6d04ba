import { studentsOf } from '@heddle/engine/mastery';
import type { Responses } from '@heddle/engine/mastery';
import { readResponsesCsv } from '../server/src/interop/responses-csv/index.ts';
import type { Benchmark } from './benchmark.ts';
import { decisionFigures } from './decisions/figures.ts';
import type { Part } from './decisions/figures.ts';
import { followStudents } from './decisions/follow-students.ts';

/**
 * How many fewer questions does it take to say "this student can go on", and is that said as rightly? `--data FILE.csv.gz` names answers with
 * times (columns of docs/guide/mastery-methods.md), `--folds N` holds every student out once instead of those that the file holds out.
 * Everything printed is of held-out students; their mark is chosen on the decisions about others, who were held out in turn, and knows nothing
 * of how theirs came out.
 */
export const benchmark: Benchmark = {
  about: 'Fewer questions asked in all than with BKT at .95, in percent, at equal delayed success; held-out students, undecided practices count to their end',
  anchor: { value: 20, unit: '%', source: 'target of the project; BKT at .95 (Corbett & Anderson 1995), its chances fitted on the same students' },
  better: 'higher',
  async measure(options) {
    const path = options['data'];
    if (path === undefined) throw new Error('Which answers? Give --data FILE.csv.gz with the columns split, user, item, t, correct, skills.');
    const { responses, problems } = await readResponsesCsv(path);
    if (responses === undefined) throw new Error(`${path} cannot be read: ${JSON.stringify(problems.slice(0, 3))}`);
    if (responses.at.every((at) => at === 0)) throw new Error(`${path} has no times. What a student knows a day later can only be seen where answers have times.`);
    const { fewerAskedInAll, detail } = decisionFigures(partsOf(responses, Number(options['folds'] ?? 1)));
    return { value: fewerAskedInAll, detail };
  },
};

/** By a rule that knows nothing of the students: the first of every so many are held out together, then the second. */
function partsOf(responses: Responses, folds: number): readonly Part[] {
  const everybody = responses.studentIds.map((_, student) => student);
  if (folds > 1) {
    const followed = inTurn(responses, everybody, folds);
    return followed.map((judged, fold) => ({ judged, others: followed.flatMap((own, i) => (i === fold ? [] : own)) }));
  }
  const [fitOn, heldOut] = [studentsOf(responses, false), studentsOf(responses, true)];
  if (fitOn.length === 0 || heldOut.length === 0) throw new Error('The file must hold students of both splits. Maybe give --folds 5.');
  return [{ judged: followStudents(responses, { fitOn, follow: heldOut }), others: inTurn(responses, fitOn, 5).flat() }];
}

/** Each fold of these students, followed with what was fitted on the others of them. */
function inTurn(responses: Responses, students: readonly number[], folds: number) {
  return Array.from({ length: folds }, (_, fold) => followStudents(responses, {
    fitOn: students.filter((__, i) => i % folds !== fold), follow: students.filter((__, i) => i % folds === fold),
  }));
}
