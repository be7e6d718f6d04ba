import type { Instance, Solution } from '@heddle/engine/schedule';

/** Looks for a plan of one compiled day. Same instance, seed and iterations, same answer, wherever it runs. */
export type Search = (request: { readonly instance: Instance; readonly seed: number; readonly iterations: number; /** A plan to go on from. */ readonly start?: Solution; onProgress?(done: number, of: number): void }) => Promise<Solution>;
