import type { CompetencyGraph } from '../competency/index.ts';
import type { Modality } from '../model/index.ts';
import type { SchoolDate } from '../roster/index.ts';
import { createRandom } from './random.ts';
import { keptGain, logistic, skillOn } from './truth.ts';
import type { TrueStudent, Truth } from './truth.ts';

/** What a meeting does to what a student knows. Less where prerequisites are missing, where little is left to learn, and on a bad day. */
export function learnIn(meeting: {
  readonly truth: Truth;
  readonly student: TrueStudent;
  readonly competencyId: string;
  readonly modality: Modality;
  readonly adultId: string;
  readonly minutes: number;
  readonly on: SchoolDate;
  readonly graph: CompetencyGraph;
}): TrueStudent {
  const { truth, student, competencyId, modality, on, graph } = meeting;
  const skill = skillOn(meeting);
  const readiness = graph.prerequisitesOf(competencyId).reduce((least, id) => Math.min(least, logistic(1 + skillOn({ ...meeting, competencyId: id }))), 1);
  const room = logistic(2 - skill);
  const day = Math.max(0, 1 + 0.4 * createRandom(truth.seed, 'day', student.id, on, competencyId).normal());
  const learnt = student.pace * effectOf(truth, modality, meeting.adultId, skill) * (meeting.minutes / 30) * readiness * room * day;
  return { ...student, gains: new Map([...student.gains, [competencyId, { gain: keptGain(student, competencyId, on) + learnt, on }]]) };
}

/** New work is learnt best from a person, practice alone is worth little before one can do it and much after; adults differ. */
function effectOf(truth: Truth, modality: Modality, adultId: string, skill: number): number {
  const canDo = logistic(skill);
  const form = { 'teacher-led': 1.2 - 0.4 * canDo, collaborative: 0.7 + 0.2 * canDo, independent: 0.35 + 0.7 * canDo }[modality.delivery];
  const adult = modality.adult.task === 'supervises' ? 1 : Math.max(0.5, 1 + 0.2 * createRandom(truth.seed, 'adult', adultId).normal());
  return form * adult;
}
