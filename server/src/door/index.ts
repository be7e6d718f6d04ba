export { callDoor } from './call-door.ts';
export { claimDoor } from './claim-door.ts';
export { serveDoor } from './serve-door.ts';
export type { CallByName } from './serve-door.ts';
