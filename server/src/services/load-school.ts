import { buildGraph } from '@heddle/engine/competency';
import type { CompetencyGraph } from '@heddle/engine/competency';
import { proposeBinding } from '@heddle/engine/model';
import type { AdoptedModel, ModelLimits } from '@heddle/engine/model';
import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import { addDays, schoolDayOn, weekOf } from '@heddle/engine/roster';
import type { Roster, SchoolDate, Unavailability } from '@heddle/engine/roster';
import type { DayFacts } from '@heddle/engine/schedule';
import { materialsToActivities } from '../interop/school/index.ts';
import type { SchoolReader } from '../store/index.ts';

/** A school as planning sees it: its records with what they leave open filled in, each guess listed. */
export type School = {
  readonly roster: Roster;
  readonly availability: readonly Unavailability[];
  readonly models: readonly AdoptedModel[];
  readonly graph: CompetencyGraph;
  readonly limits: ModelLimits;
  readonly notes: readonly Problem[];
};

/** Limits of a school that sets none of its own. */
const noLimits: ModelLimits = {
  teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
  preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
};

export async function loadSchool(tx: SchoolReader): Promise<School> {
  const imported = (await tx.readEntities('framework')).map(({ body }) => body);
  const materials = (await tx.readEntities('material')).map(({ body }) => body);
  const limits = (await tx.readEntities('school-limits'))[0]?.body ?? noLimits;
  const availability = (await tx.readEntities('unavailability')).map(({ body }) => body);
  const notes: Problem[] = [];
  let roster = await tx.readRoster();

  const parsed = await tx.readAdoptedModels();
  const built = buildGraph([...imported, ...parsed.flatMap(({ model }) => model.instruction.frameworks)]);
  notes.push(...built.problems);
  const models: AdoptedModel[] = [];
  for (const { adoption, model } of parsed) {
    const bound = proposeBinding({ roster, adoption, model });
    roster = bound.roster;
    const made = materialsToActivities({ materials, modalities: model.practice.modalities, graph: built.graph });
    notes.push(...bound.assumptions, ...made.problems);
    models.push({ model, adoption: { ...bound.adoption, activities: made.activities, exitChecks: made.exitChecks } });
  }
  return { roster, availability, models, graph: built.graph, limits, notes };
}

/** The facts of one day. Throws HeddleError `services.no-roster` when there is nobody yet, `services.closed-day` when no school is held. */
export async function loadDay(tx: SchoolReader, school: School, on: SchoolDate): Promise<DayFacts> {
  if (school.roster.people.length === 0) throw new HeddleError('services.no-roster', {});
  const day = schoolDayOn(school.roster, on);
  if (!day.isOpen) throw new HeddleError('services.closed-day', { date: on, note: day.note === '' ? 'none' : day.note });
  const rounds = await tx.readRoundPlans({ on, status: 'published' });
  const week = weekOf(school.roster, on);
  const roundStart = rounds.map((round) => round.from).sort()[0] ?? on;
  const from = [roundStart, week[0] ?? on, addDays(on, -21)].sort()[0] ?? on;
  const history = (await tx.readPublishedPlans({ from, until: addDays(on, -1) })).map((stored) => stored.plan);
  const locks = (await tx.readEntities('lock')).map(({ body }) => body).filter((lock) => lock.on === on);
  const wishes = (await tx.readEntities('wish')).map(({ body }) => body).filter((wish) => from <= wish.on && wish.on <= on);
  const { roster, availability, models, graph, limits } = school;
  return { day, roster, availability, models, graph, schoolLimits: limits, history, week, rounds, locks, wishes };
}
