import type { DiagnosticState } from './diagnostic.ts';

/**
 * The independent checker: writes out every possible state of knowledge at every ability and adds up. Shares no code with what it
 * checks, and is only possible on a dozen competencies.
 */
export function everyState({ map, parameters, answers }: DiagnosticState): readonly number[] {
  const { competencies } = map;
  const levels = competencies.map(({ level }) => level);
  const [low, high] = [Math.min(...levels) - 0.5, Math.max(...levels) + 1];
  const known = competencies.map(() => 0);
  let total = 0;
  for (let world = 0; world < 13; world += 1) {
    const ability = low + ((high - low) * world) / 12;
    for (let mask = 0; mask < 2 ** competencies.length; mask += 1) {
      const knows = (index: number) => (mask >> index) % 2 === 1;
      let chance = 1;
      competencies.forEach(({ before, level }, index) => {
        const ready = Math.min(0.985, Math.max(0.003, 1 / (1 + Math.exp(-parameters.readyOdds - parameters.steepness * (ability - level)))));
        const knowing = before.every(knows) ? ready : ready * parameters.leak;
        chance *= knows(index) ? knowing : 1 - knowing;
      });
      for (const { competencyId, isCorrect } of answers) {
        const right = knows(Number(competencyId.slice(1))) ? 1 - parameters.slip : parameters.guess;
        chance *= isCorrect ? right : 1 - right;
      }
      total += chance;
      competencies.forEach((_, index) => { if (knows(index)) known[index] = (known[index] ?? 0) + chance; });
    }
  }
  return known.map((sum) => sum / total);
}
