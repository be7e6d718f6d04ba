import type { Actor, PolicyName } from '../services/index.ts';

/**
 * Who may do what. One function a policy, closed by default: an actor that no rule names is refused.
 * Until people sign in (a later release) only the local operator and tests act.
 */
export function isAllowed(policy: PolicyName, actor: Actor): boolean {
  if (actor.kind === 'operator') return true;
  switch (policy) {
    case 'operate-machine':
      // A role in the school gives no right to the files of the machine that serves it.
      return false;
    case 'operate-school':
      return actor.role === 'leader';
    case 'read-school':
    case 'run-diagnostic':
      // An adult sits the student down. A student's own sign-in, when there is one, reaches that student's questions only.
      return actor.role === 'leader' || actor.role === 'teacher' || actor.role === 'aide';
    case 'judge-levels':
      // Whose students, and that nobody judges in another's name, the service sees (services/who-may-judge.ts).
      return actor.role === 'leader' || actor.role === 'teacher';
    default:
      return false;
  }
}
