import type { DiagnosticState } from '@heddle/engine/path';

/** Seeded chance of the benchmark (Mulberry32): all methods and settings meet the same students. */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How simulated students answer, and whether they skip steps: what the diagnostic can only guess at. */
export type TrueRates = { readonly slip: number; readonly guess: number; readonly leak: number };

/**
 * A student's true state: ability uniform on 25 steps from half a grade below the map to a grade above it; each competency known by a
 * logistic chance in ability less level when all before it is known, and with `leak` of that chance otherwise.
 */
export function simulateStudent(map: DiagnosticState['map'], { leak, chance }: { readonly leak: number; readonly chance: Chance }): readonly boolean[] {
  const levels = map.competencies.map(({ level }) => level);
  const highest = Math.max(...levels.map(Math.round)) + 1;
  const lowest = Math.min(...levels.map(Math.round)) - 0.5;
  const ability = lowest + ((highest - lowest) * Math.floor(chance() * 25)) / 24;
  const knows: boolean[] = [];
  for (const { level, before } of map.competencies) {
    const ready = Math.min(0.985, Math.max(0.003, 1 / (1 + Math.exp(-1.3 * (ability - level + 0.8) - 1))));
    knows.push(chance() < ready * (before.every((index) => knows[index] === true) ? 1 : leak));
  }
  return knows;
}

export function answersRight(isKnown: boolean, { rates, chance }: { readonly rates: TrueRates; readonly chance: Chance }): boolean {
  return chance() < (isKnown ? 1 - rates.slip : rates.guess);
}

/** A record of two earlier answers on two competencies of five, as the chance of a right answer that they suggest (rule of succession). */
export function withRecord(map: DiagnosticState['map'], of: { readonly knows: readonly boolean[]; readonly rates: TrueRates; readonly chance: Chance }): DiagnosticState['map'] {
  const competencies = map.competencies.map((competency, index) => {
    if (of.chance() >= 0.4) return competency;
    const right = [1, 2].filter(() => answersRight(of.knows[index] === true, of)).length;
    return { ...competency, record: { p: (1 + right) / 4, before: 0.5 } };
  });
  return { ...map, competencies };
}
