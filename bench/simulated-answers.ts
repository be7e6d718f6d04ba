import { createRandom } from '@heddle/engine/simulate';
import type { ResponseRow } from '@heddle/engine/mastery';

/**
 * Answers of students who follow none of the models that are fitted on them: skill is a scale that practice raises by steps of uneven size
 * and time wears down by a power law (Wixted & Ebbesen 1991), chance answers slip and guess, questions differ, some need two competencies.
 * Made, not measured: free to ship what is fitted on it.
 */
export function simulatedAnswers(of: { readonly students: number; readonly competencies: number; readonly days: number; readonly seed: number }): readonly ResponseRow[] {
  const hardness = Array.from({ length: of.competencies }, (_, c) => 0.7 * createRandom(of.seed, 'competency', c).normal());
  return Array.from({ length: of.students }, (_, s) => {
    const random = createRandom(of.seed, 'student', s);
    const ability = 0.9 * random.normal() + 0.7;
    const pace = 0.1 + 0.25 * random.next();
    const [slip, guess] = [0.02 + 0.08 * random.next(), 0.05 + 0.2 * random.next()];
    const skills = hardness.map((hard) => ({ level: ability - hard + 0.7 * random.normal(), gain: 0, day: 0 }));
    const rows: ResponseRow[] = [];
    let focus = Math.floor(random.next() * of.competencies);
    for (let day = 0; day < of.days; day += 1 + Math.floor(3 * random.next() ** 3)) {
      // A few weeks off now and then, as schools have.
      if (random.next() < 0.02) day += 14;
      const mood = 0.3 * random.normal();
      for (let i = 0; i < 6; i += 1) {
        if (random.next() < 0.3) focus = (focus + 1 + Math.floor(2 * random.next())) % of.competencies;
        const asked = random.next() < 0.15 ? [focus, (focus + 5) % of.competencies] : [focus];
        const item = Math.floor(25 * random.next());
        const hard = 0.8 * createRandom(of.seed, 'item', focus, item).normal();
        const level = Math.min(...asked.map((c) => {
          const skill = skills[c] ?? { level: 0, gain: 0, day: 0 };
          return skill.level + skill.gain * (1 + (day - skill.day) / 7) ** -0.25;
        }));
        const isRight = random.next() < guess + (1 - guess - slip) * logistic(1.3 * (level + mood - hard));
        rows.push({ studentId: `s${s}`, isHeldOut: s % 5 === 4, itemId: `c${focus}-q${item}`, at: 1_700_000_000 + day * 86_400 + i * 60, credit: isRight ? 1 : 0, competencyIds: asked.map((c) => `c${c}`) });
        for (const c of asked) {
          const skill = skills[c] ?? { level: 0, gain: 0, day: 0 };
          skill.gain = skill.gain * (1 + (day - skill.day) / 7) ** -0.25 + (random.next() < 0.5 ? 2 * pace * logistic(2 - skill.level - skill.gain) : 0);
          skill.day = day;
        }
      }
    }
    return rows;
  }).flat();
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
