import type { ResponseRow } from '@heddle/engine/mastery';

/**
 * Answers unlike those on which the estimate's settings were chosen, each odd in one way, by students who follow no model that is fitted on
 * them: is it still ahead there? Figures stand in docs/guide/mastery-figures.md ("Files unlike these"). Every fifth student is held out.
 */
export const oddAnswers: Readonly<Record<string, () => readonly ResponseRow[]>> = {
  /** Few answers a student, no times. */
  short: () => made(1, (draw, add) => {
    const hard = list(60, draw.normal);
    const items = list(600, () => ({ c: draw.below(60), hard: 0.8 * draw.normal() }));
    for (let s = 0; s < 4000; s += 1) {
      const ability = draw.normal();
      const answers = 8 + draw.below(15);
      const own = new Map<number, { level: number; gain: number }>();
      for (let i = 0; i < answers; i += 1) {
        const item = draw.below(600);
        const { c, hard: itemHard } = items[item] ?? { c: 0, hard: 0 };
        const skill = own.get(c) ?? { level: 0.5 * draw.normal(), gain: 0 };
        own.set(c, skill);
        add({ s, item: `i${item}`, credit: draw.hit(logistic(0.5 + ability + skill.level + skill.gain - (hard[c] ?? 0) - itemHard)), on: [c] });
        skill.gain += 0.1;
      }
    }
  }),
  /** Known or not, in one step; each leaves a competency after three rights in a row. */
  leaving: () => made(3, (draw, add) => {
    const chances = list(40, () => ({ known: 0.1 + 0.5 * draw.next(), learn: 0.1 + 0.4 * draw.next(), slip: 0.03 + 0.12 * draw.next(), guess: 0.1 + 0.25 * draw.next() }));
    for (let s = 0; s < 800; s += 1) {
      const pace = Math.exp(0.5 * draw.normal());
      for (const [c, { known, learn, slip, guess }] of chances.entries()) {
        if (draw.next() < 0.6) continue;
        let knows = draw.next() < known;
        for (let i = 0, run = 0; i < 15 && run < 3; i += 1) {
          const credit = draw.hit(knows ? 1 - slip : guess);
          run = credit === 1 ? run + 1 : 0;
          add({ s, item: `c${c}-${draw.below(10)}`, credit, on: [c] });
          if (!knows && draw.next() < Math.min(0.9, learn * pace)) knows = true;
        }
      }
    }
  }),
  /** Guessed right in 20 to 40 %, nobody learns. */
  guessing: () => made(4, (draw, add) => {
    const items = list(400, () => ({ c: draw.below(25), hard: draw.normal() * 1.2, steep: Math.exp(0.4 * draw.normal()), guess: 0.2 + 0.2 * draw.next() }));
    for (let s = 0; s < 1000; s += 1) {
      const ability = draw.normal();
      const own = list(25, () => 0.4 * draw.normal());
      for (let i = 0; i < 60; i += 1) {
        const item = draw.below(400);
        const { c, hard, steep, guess } = items[item] ?? { c: 0, hard: 0, steep: 1, guess: 0 };
        add({ s, item: `i${item}`, at: 1.5e9 + s * 1e4 + i * 30, credit: draw.hit(guess + (1 - guess) * logistic(1.5 * steep * (ability + (own[c] ?? 0) - hard))), on: [c] });
      }
    }
  }),
  /** The same questions for all, in one order. */
  test: () => made(6, (draw, add) => {
    const hard = list(50, draw.normal);
    for (let s = 0; s < 1500; s += 1) {
      const ability = draw.normal() * 1.1;
      for (const [i, one] of hard.entries()) add({ s, item: `i${i}`, credit: draw.hit(logistic(ability - one + 0.3)), on: [i % 8] });
    }
  }),
  /** Words that come back: what counts is how often this one was met, and how long ago. */
  deck: () => made(10, (draw, add) => {
    const words = list(1500, () => ({ c: draw.below(20), hard: draw.normal() }));
    for (let s = 0; s < 400; s += 1) {
      const ability = 0.7 * draw.normal();
      const met = new Map<number, { times: number; at: number }>();
      const hand: number[] = [];
      for (let i = 0, at = 1.6e9; i < 200; i += 1) {
        at += draw.next() < 0.06 ? 86_400 * (1 + draw.below(4)) : 15;
        const isNew = hand.length < 5 || draw.next() < 0.35;
        const word = isNew ? draw.below(1500) : hand[draw.below(hand.length)] ?? 0;
        if (isNew) hand.push(word);
        const { c, hard } = words[word] ?? { c: 0, hard: 0 };
        const before = met.get(word) ?? { times: 0, at };
        const p = before.times === 0 ? 0.15 + 0.5 * logistic(ability - hard) : 0.1 + 0.88 * logistic(1 + ability + 0.6 * before.times - 0.6 * hard - 0.35 * Math.log1p((at - before.at) / 3600));
        const credit = draw.hit(p);
        met.set(word, { times: before.times + (credit === 1 ? 1 : 0.5), at });
        add({ s, item: `w${word}`, at, credit, on: [c] });
      }
    }
  }),
};

type Add = (answer: { readonly s: number; readonly item: string; readonly at?: number; readonly credit: number; readonly on: readonly number[] }) => void;
type Draw = { next(): number; normal(): number; below(end: number): number; hit(chance: number): number };

function made(seed: number, make: (draw: Draw, add: Add) => void): readonly ResponseRow[] {
  const rows: ResponseRow[] = [];
  make(drawFrom(seed), ({ s, item, at = 0, credit, on }) => {
    rows.push({ studentId: `u${s}`, isHeldOut: s % 5 === 4, itemId: item, at, credit, competencyIds: on.map((c) => `c${c}`) });
  });
  return rows;
}

/** Mulberry32, and the normal by Box & Muller (1958). */
function drawFrom(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    below: (end) => Math.floor(next() * end),
    hit: (chance) => (next() < chance ? 1 : 0),
  };
}

const list = <T>(length: number, one: () => T): readonly T[] => Array.from({ length }, () => one());
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
