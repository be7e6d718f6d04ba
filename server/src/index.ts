/** The front door of the server: what the command may use. */
export { openHeddle, serve } from './main.ts';
export type { Heddle } from './main.ts';
export { say } from './services/index.ts';
export type { Progress } from './services/index.ts';
