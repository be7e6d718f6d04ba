import { creditOf } from '../../evidence/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import { packResponses } from './responses.ts';
import type { Responses } from './responses.ts';

/**
 * A school's own evidence as answers to fit on. What is only context says nothing of mastery, and an answer with help is not the student's
 * alone: both are left out. Of every five students, in the order of their ids, the last is held out, so that the same school has the same
 * split whatever the order of its evidence.
 *
 * Takes sorted evidence, so that students stand in the order in which they came.
 */
export function responsesOf(evidence: readonly Evidence[]): Responses {
  const alone = evidence.filter(({ trust, help }) => trust !== 'context' && help === 'none');
  const place = new Map([...new Set(alone.map(({ studentId }) => studentId))].toSorted().map((id, i) => [id, i]));
  return packResponses(alone.map(({ studentId, itemId, occurredAt, result, competencyIds }) => ({
    studentId, isHeldOut: (place.get(studentId) ?? 0) % oneOf === oneOf - 1, itemId: itemId ?? '', at: Date.parse(occurredAt) / 1000, credit: creditOf(result), competencyIds,
  })));
}

const oneOf = 5;
