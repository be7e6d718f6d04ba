import { thirdNames } from '@heddle/engine/mastery';
import type { Move } from '@heddle/engine/path';

export type MoveCounts = {
  /** Students who stand elsewhere in anything. */
  readonly students: number;
  readonly levelUp: number;
  readonly levelDown: number;
  readonly readyUp: number;
  readonly readyDown: number;
  readonly reviewUp: number;
  readonly reviewDown: number;
  /** By how fast the student learns elsewhere: a version that helps the quick and holds the slow is seen here. */
  readonly byThird: readonly { readonly third: (typeof thirdNames)[number] | 'unknown'; readonly up: number; readonly down: number }[];
};

/** Each count is of students times competencies. */
export function countMoves(moves: readonly Move[]): MoveCounts {
  const count = (what: Move['what'], isUp: boolean) => moves.filter((move) => move.what === what && move.isUp === isUp).length;
  return {
    students: new Set(moves.map(({ studentId }) => studentId)).size,
    levelUp: count('level', true), levelDown: count('level', false), readyUp: count('ready', true), readyDown: count('ready', false),
    reviewUp: count('review', true), reviewDown: count('review', false),
    byThird: [...thirdNames, 'unknown' as const].map((third) => {
      const own = moves.filter((move) => (move.third ?? 'unknown') === third);
      return { third, up: own.filter(({ isUp }) => isUp).length, down: own.filter(({ isUp }) => !isUp).length };
    }),
  };
}
