/**
 * For tests only: what a shipped item must answer, found another way than its own expression does. An oracle sees only the numbers
 * that a student sees in the question, in their order. `isRight` solves back, searches or counts; `wrong` acts out each misconception.
 * A text answer, such as a ratio, is told as the text itself.
 */
export type Oracle = NumberOracle | TextOracle;

export type NumberOracle = {
  readonly isRight: (answer: number, ...numbers: number[]) => boolean;
  readonly wrong: Readonly<Record<string, (...numbers: number[]) => number>>;
};

export type TextOracle = {
  readonly text: (...numbers: number[]) => string;
  readonly wrong: Readonly<Record<string, (...numbers: number[]) => string>>;
};

/** By item id without the leading "ml." */
export type Oracles = Readonly<Record<string, Oracle>>;

/** Equal but for the rounding of floats, which the oracles use and the items do not. */
export const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Every number of a question, in order. A minus counts as a sign only where it touches the number and nothing stands before it. */
export const numbersIn = (text: string): number[] => [...text.matchAll(/(?<![\d)])-?\d+(?:\.\d+)?/g)].map(([found]) => Number(found));

/** An answer as it is shown, as a float: "3/4", "1 3/4", "-7", "0.35", "28 4/7%". */
export function valueOf(shown: string): number {
  if (shown.endsWith('%')) return valueOf(shown.slice(0, -1)) / 100;
  const found = /^(-?)(?:(\d+(?:\.\d+)?)(?: |$))?(?:(\d+)\/(\d+))?$/.exec(shown);
  if (found === null) return Number.NaN;
  const [, sign, whole = '0', top = '0', bottom = '1'] = found;
  return (sign === '-' ? -1 : 1) * (Number(whole) + Number(top) / Number(bottom));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** All numbers that divide both, largest first; by trial, where the items use Euclid. */
export function commonDivisors(a: number, b: number): readonly number[] {
  return Array.from({ length: Math.min(a, b) }, (_, index) => Math.min(a, b) - index).filter((d) => a % d === 0 && b % d === 0);
}

/** The first number that both count up to. */
export function firstMeeting(a: number, b: number): number {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x < y) x += a;
    else y += b;
  }
  return x;
}

/** Area inside a line of corners, by the shoelace formula. */
export function areaOf(corners: readonly (readonly [number, number])[]): number {
  const turns = corners.map(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [0, 0];
    return x * nextY - nextX * y;
  });
  return Math.abs(sum(turns)) / 2;
}

/** So many equal steps, one at a time. */
export const repeat = (times: number, step: (value: number) => number, start: number): number => Array.from({ length: times }).reduce<number>(step, start);

export const twoPlaces = (value: number): number => Math.round(value * 100) / 100;
