import type { Competency, CompetencyGraph } from '@heddle/engine/competency';
import { HeddleError } from '@heddle/engine/problem';

/** By id, or by the code that people use. Throws HeddleError `services.unknown-competency`. */
export function competencyCalled(graph: CompetencyGraph, called: string): Competency {
  const found = graph.competencies.get(called) ?? graph.findByCode(called);
  if (found === undefined) throw new HeddleError('services.unknown-competency', { value: called });
  return found;
}
