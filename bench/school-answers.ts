import { createRandom } from '@heddle/engine/simulate';
import type { Evidence } from '@heddle/engine/evidence';

/**
 * A school year of answers, in the order in which they happened: each student sits a check of five questions on one competency after the
 * other, some twice. The shape of real records (ids as the CSV import makes them), not a model of learning.
 */
export function* schoolAnswers(of: { readonly responses: number; readonly students: number; readonly competencyIds: readonly string[]; readonly seed: number }): Generator<Evidence> {
  const { responses, students, competencyIds } = of;
  const random = createRandom(of.seed, 'school');
  const first = Date.parse('2025-09-01T14:00:00.000Z');
  for (let done = 0, round = 0; done < responses; round += 1) {
    for (let s = 0; s < students && done < responses; s += 1) {
      const competency = competencyIds[(s * 7 + Math.floor(round * 0.9)) % competencyIds.length] ?? '';
      const at = first + round * 2 * 86_400_000 + (s % 300) * 60_000;
      for (let q = 0; q < 5 && done < responses; q += 1, done += 1) {
        const occurredAt = new Date(at + q * 20_000).toISOString();
        yield {
          id: `checks-${hex(random)}${hex(random)}`, studentId: `stu-${String(s).padStart(5, '0')}`, competencyIds: [competency], kind: 'exit-check',
          result: { kind: 'score', score: random.next() < 0.35 + 0.4 * ((s % 17) / 17) ? 1 : 0 }, help: random.next() < 0.05 ? 'hint' : 'none',
          itemId: `${competency}-item-${q}`, taskId: `checks-task-${s}-${round}`, activityId: `${competency}-check`, misconceptionIds: [], sourceId: 'exit-checks', trust: 'awards',
          occurredAt, recordedAt: new Date(at + 3_600_000).toISOString(),
        };
      }
    }
  }
}

const hex = (random: ReturnType<typeof createRandom>) => Math.floor(random.next() * 2 ** 48).toString(16).padStart(12, '0');
