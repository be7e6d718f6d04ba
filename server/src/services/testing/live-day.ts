import type { CompetencyGraph } from '@heddle/engine/competency';
import type { Evidence } from '@heddle/engine/evidence';
import { addDays, instantAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { simulateAbsences, simulateDay } from '@heddle/engine/simulate';
import type { Truth } from '@heddle/engine/simulate';
import { loadDay, loadSchool } from '../load-school.ts';
import type { PlanResult } from '../plan-day.ts';
import type { TestSchool } from './open-test-school.ts';

/** A day of a school as people and products live it: every word goes in by a file and a service, as in a real school. */
export type LivedDay = { readonly on: SchoolDate; readonly planned: PlanResult; readonly truth: Truth };

const zone = 'America/Denver';
export const nightBefore = (on: SchoolDate) => ({ now: instantAt(zone, { on: addDays(on, -1), minute: 22 * 60 }) });
const afternoon = (on: SchoolDate) => ({ now: instantAt(zone, { on, minute: 17 * 60 }) });

/**
 * Who is away, the plan, its approvals by the school's leader, its publication, and what students then showed. Checks may go missing,
 * a share of all and all of some students.
 */
export async function liveDay(school: TestSchool, of: { readonly on: SchoolDate; readonly truth: Truth; readonly iterations: number; readonly missing?: number; readonly lost?: ReadonlySet<string> }): Promise<LivedDay> {
  const { on, truth } = of;
  const away = simulateAbsences({ truth, on }).map(({ subject }) => `${subject.id},${on},,away`);
  if (away.length > 0) await mustTake(school.call('import-availability', { path: await school.file('away.csv', ['who,date,periods,reason', ...away, ''].join('\n')) }, nightBefore(on)));
  const planned = await planAndPublish(school, on, of.iterations);
  const { lived, graph } = await school.transact(async (tx) => {
    const facts = await loadDay(tx, await loadSchool(tx), on);
    const published = await tx.findPlan(on, 'published');
    if (published === undefined) throw new Error(`${on} was not published`);
    const missing = of.missing === undefined ? {} : { missing: of.missing };
    return { graph: facts.graph, lived: simulateDay({ plan: published.plan, day: facts.day, models: facts.models, graph: facts.graph, truth, ...missing }) };
  });
  const arrived = lived.evidence.filter(({ studentId }) => of.lost?.has(studentId) !== true);
  for (const [sourceId, evidence] of Map.groupBy(arrived, (one) => one.sourceId)) {
    const [path, mapping] = await Promise.all([school.file('shown.csv', asExport(evidence, graph)), school.file('shown.yaml', mappingOf(sourceId))]);
    await mustTake(school.call('import-evidence', { path, mapping, isPartial: false, from: on, until: on }, afternoon(on)));
  }
  return { on, planned, truth: lived.truth };
}

export async function planAndPublish(school: TestSchool, on: SchoolDate, iterations: number): Promise<PlanResult> {
  const planned = await school.call<PlanResult>('plan-day', { on, seed: 1, iterations }, nightBefore(on));
  if (planned.approvals > 0) await school.call('approve-plan', { on, limit: 'all', by: 'lead-1', reason: 'A simulated yes' }, nightBefore(on));
  await school.call('publish-day', { on }, nightBefore(on));
  return planned;
}

async function mustTake(call: Promise<Readonly<Record<string, unknown>>>): Promise<void> {
  const { isRefused, rejected, notes } = await call;
  if (isRefused !== false || rejected !== 0) throw new Error(`not taken: ${JSON.stringify(notes)}`);
}

/** As a product exports it: one answer a row. */
function asExport(evidence: readonly Evidence[], graph: CompetencyGraph): string {
  const rows = evidence.map((one) => [
    one.id, one.occurredAt, one.studentId, graph.competencies.get(one.competencyIds[0] ?? '')?.code ?? '', one.result.kind === 'score' ? one.result.score : '',
    one.kind, one.help, one.itemId ?? '', one.taskId ?? '', one.activityId ?? '',
  ].join(','));
  return ['record,at,student,code,score,kind,help,item,task,activity', ...rows, ''].join('\n');
}

const mappingOf = (sourceId: string): string => `
format: heddle-evidence/1
source: { id: ${sourceId}, trust: awards }
record: record
student: { column: student, identifier: sourcedId }
competency: { column: code }
result: { score: score, of: 1 }
time: { column: at, format: iso, zone: utc }
kind: { column: kind, values: { exit-check: exit-check, quiz: quiz, observation: observation } }
help: { column: help, values: { none: none, hint: hint } }
item: item
activity: activity
task: [task]
`;
