export { isAllowed } from './policy.ts';
