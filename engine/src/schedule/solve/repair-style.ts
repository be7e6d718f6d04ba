import type { Random } from './random.ts';

/** How one repair goes about its choices; drawn anew each time, so that the search does not always fall into the same plan. */
export type RepairStyle = {
  readonly random: Random;
  /** Share of a seat's worth elsewhere that has to be beaten: low fills stations, high lets small groups of great gain win. */
  readonly share: number;
  /** 0 = always the best station, 0.5 = gains shaken by a quarter either way. */
  readonly noise: number;
  /** Which adults may be used in which period, beside what their limits allow. */
  mayUse(adult: number, period: number): boolean;
  /** May those who have a seat be drawn out of it, and stations change hands? Not where a plan in force is mended. */
  readonly mayDisturb: boolean;
  /** Stations that stay keep adult and space, although students may be drawn out of them: what a search near a plan in force does. */
  readonly staysPut?: boolean;
  /** Tasks that do not open again this time, and kinds of which no new station opens: or the search would build what it took down. */
  readonly barredTasks: ReadonlySet<number>;
  readonly barredKinds: ReadonlySet<number>;
};
