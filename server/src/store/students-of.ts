import { assertNever } from '@heddle/engine/problem';
import type { EntityChange } from './store.ts';

/**
 * Students whose data an entity's body holds, read from the body itself: what may have to be erased is not left to whoever calls.
 * `mayBeStudent` are people of whom the body does not say whether they are students.
 */
export function studentsOf(change: EntityChange): { readonly studentIds: readonly string[]; readonly mayBeStudent: readonly string[] } {
  const named = (...ids: readonly string[]) => ({ studentIds: [...change.studentIds, ...ids], mayBeStudent: [] });
  if (change.body === null) return named();
  switch (change.kind) {
    case 'person':
      return change.body.role === 'student' ? named(change.body.id) : named();
    case 'enrollment':
      return change.body.role === 'student' ? named(change.body.personId) : named();
    case 'accommodation':
    case 'service':
    case 'lock':
    case 'wish':
      return named(change.body.studentId);
    case 'keep-apart':
      return named(...change.body.studentIds);
    case 'unavailability':
      return { studentIds: change.studentIds, mayBeStudent: change.body.subject.kind === 'person' ? [change.body.subject.id] : [] };
    case 'organization':
    case 'section':
    case 'space':
    case 'bell':
    case 'calendar-day':
    case 'staff-offer':
    case 'equipment':
    case 'walking':
    case 'framework':
    case 'adoption':
    case 'material':
    case 'model-package':
    case 'school-limits':
      return named();
    default:
      return assertNever(change);
  }
}
