/** Seconds that a search has used, as its lanes see them. */
export type Stopwatch = {
  seconds(): number;
  /** The other lane has come so far: whoever waited for it has used as much. */
  waitedUntil(seconds: number): void;
};

/**
 * `wall` is the clock of the room. `cpu` counts what this thread computes, and waiting as if the other lane had a core of its own: what the
 * clock would say on two idle cores. Figures measured beside other work would tell of that work otherwise.
 */
export type ClockKind = 'wall' | 'cpu';

export function startStopwatch(clock: ClockKind, from: number): Stopwatch {
  if (clock === 'wall') return { seconds: () => (Date.now() - from) / 1000, waitedUntil: () => {} };
  let waited = 0;
  const seconds = () => {
    const { user, system } = process.threadCpuUsage();
    return waited + (user + system) / 1e6;
  };
  return { seconds, waitedUntil: (other) => { waited += Math.max(0, other - seconds()); } };
}
