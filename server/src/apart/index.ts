export { callApart } from './call-apart.ts';
