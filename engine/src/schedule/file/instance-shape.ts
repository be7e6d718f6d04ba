import { z } from 'zod';
import { prices as schoolPrices } from '../compile/prices.ts';

/**
 * An instance as a file: the shape that `readInstance` holds it to and that its JSON Schema is made from (schemas/heddle-1/).
 * What each key means to a plan is told once, at the type `Instance`; here stand the forms, the sizes, and what may be left out.
 */

/** More than any school; a file beyond them is refused before anything is computed with it. */
const most = { periods: 60, students: 20_000, adults: 5_000, spaces: 5_000, kinds: 2_000, tasks: 200_000, demands: 200_000, options: 4_000_000, rules: 400_000, own: 2_000 };

type ListName = 'periods' | 'students' | 'adults' | 'spaces' | 'equipment' | 'kinds' | 'tasks' | 'demands' | 'options';

/** A number that points into another list, from 0. `indexInto` stands in the JSON Schema too, so that other tools can follow it. */
export const indexInto = (list: ListName, least = 0) => z.int().min(least).max(most.options).meta({ indexInto: list });

const id = z.string().min(1).max(300);
const count = z.int().min(0).max(1_000_000);
const countOrNone = z.int().min(1).max(1_000_000).nullable();
const minutes = z.number().min(0).max(10_000);
const points = z.number().min(0).max(1e9);
const indices = (list: ListName, atMost = most.own) => z.array(indexInto(list)).max(atMost);
const optional = <Item extends z.ZodType>(item: Item, atMost = most.rules) => z.array(item).max(atMost).default([]);

const prices = z.strictObject({
  fallback: z.number().min(-1e6).max(1e6).describe('A student in fallback, beside the value lost; below 0, fallback is worth something.'),
  unplaced: points.describe('A student without any place.'),
  never: points.describe('One limit that nobody may break.'),
  approval: points.describe('One limit that a named person may allow.'),
  perStudent: points.describe('Each student by which a group misses its size, on top.'),
  perPreparation: points.describe('Each preparation beyond an adult\'s limit, on top.'),
  preferred: points.describe('One wish not kept.'),
}).default({ ...schoolPrices }).describe('Points for going without; a student\'s best option is worth about 100. Left out: what a school pays.');

const atOnce = z.array(count.nullable()).max(most.periods).describe('By period: stations at once. 0 = not there, null = any number.');

const adult = z.strictObject({
  id,
  stationsAtOnce: atOnce,
  neverAll: optional(indices('periods'), 100).describe('Sets of periods of which at least one stays free of stations.'),
  busyAtMost: minutes.nullable().default(null).describe('Minutes in stations over the day.'),
  preparationsAtMost: count.nullable().default(null).describe('Different preparations before a person has to agree.'),
});

const kind = z.strictObject({
  adoptionId: id,
  modalityId: id.nullable().describe('null = fallback.'),
  spaces: indices('spaces', most.spaces),
  adults: indices('adults', most.adults).describe('Who may be the responsible adult.'),
  ratio: z.array(z.strictObject({ throughRank: z.int().min(-10).max(100), students: z.int().min(1).max(100_000) })).max(50).default([])
    .describe('Most students by the youngest rank present: the first entry whose rank is not below it. Empty = no limit.'),
  studentsPerAdult: countOrNone.default(null),
  groupMin: z.int().min(1).max(100_000).default(1),
  groupMax: countOrNone.default(null),
  groupsPerStation: countOrNone.default(null),
  rooms: optional(z.strictObject({ space: indexInto('spaces'), students: count.nullable(), groups: count.nullable() }), most.spaces)
    .describe('Spaces that hold fewer students or groups of this kind than their seats say.'),
  periods: z.union([z.literal(1), z.literal(2)]).default(1).describe('2 = a station runs on into the period that its period names as next.'),
  isPrepared: z.boolean().default(false),
});

const task = z.strictObject({
  kind: indexInto('kinds'),
  purpose: z.enum(['competency', 'project', 'routine']),
  competencyId: id.nullable(),
  activityIds: z.array(id).max(100).default([]),
  exitCheckId: id.nullable().default(null),
  unit: z.strictObject({ id, step: z.int().min(0).max(100_000) }).nullable().default(null).describe('The unit whose lessons stay in order, and the lesson\'s place in it.'),
  needs: optional(z.strictObject({ equipment: indexInto('equipment'), amount: z.number().min(0).max(1e6), per: z.enum(['group', 'student']) }), 100),
});

const demand = z.strictObject({
  student: indexInto('students'),
  period: indexInto('periods'),
  adoptionId: id,
  spaces: indices('spaces', most.spaces).nullable().default(null).describe('Spaces the student has to be in; null = any that the kind allows.'),
  withAdults: z.array(indexInto('adults', -1)).max(most.own).default([]).describe('Adults who must all be in the station; -1 = one who cannot be had.'),
  groupAtMost: countOrNone.default(null),
});

const column = <Item extends z.ZodType>(item: Item) => z.array(item).max(most.options);
const options = z.strictObject({
  id: column(id),
  demand: column(indexInto('demands')),
  task: column(indexInto('tasks')),
  value: column(z.number().min(-1e6).max(1e6)),
  price: column(points),
  minutes: column(minutes),
  checkMinutes: column(minutes),
  screenMinutes: column(minutes),
}).describe('Columns of one length; row i of each is one option. Sorted by demand.');

/** The whole file. Lists that may be left out are empty then. */
export const instanceShape = z.strictObject({
  format: z.literal('heddle-instance/2'),
  on: z.iso.date().describe('The day, as YYYY-MM-DD.'),
  prices,
  periods: z.array(z.strictObject({ id, minutes, next: indexInto('periods').nullable().default(null) })).min(1).max(most.periods).describe('In order of time.'),
  students: z.array(z.strictObject({ id, rank: z.int().min(-10).max(100) })).max(most.students).describe('rank = grade as a number, kindergarten 0.'),
  adults: z.array(adult).max(most.adults),
  spaces: z.array(z.strictObject({ id, seats: count.nullable(), stationsAtOnce: atOnce })).max(most.spaces),
  equipment: optional(z.strictObject({ id, amountIn: z.array(z.number().min(0).max(1e6)).max(most.periods) }), 1_000).describe('Sets that are counted, by period.'),
  kinds: z.array(kind).max(most.kinds).describe('What a station can be set up as: a form of work, or fallback.'),
  tasks: z.array(task).max(most.tasks).describe('What one group does.'),
  demands: z.array(demand).max(most.demands).describe('One student who needs one place in one period.'),
  options,
  apart: optional(z.tuple([indexInto('students'), indexInto('students')])).describe('Pairs of students who are never in one station.'),
  contacts: optional(z.strictObject({
    constraintId: id,
    demands: z.array(z.strictObject({ demand: indexInto('demands'), amount: z.number().min(0).max(1e6).nullable() })).max(most.own),
    adults: indices('adults'), isResponsible: z.boolean(), kinds: indices('kinds').nullable(),
    atLeast: z.number().min(0).max(1e6), price: points,
  })).describe('Time that a student is owed with given adults.'),
  ceilings: optional(z.strictObject({ constraintId: id, demands: indices('demands'), atMost: minutes, price: points })).describe('Screen minutes of a student.'),
  dayRules: optional(z.strictObject({ rule: z.enum(['activity-once', 'competency-once', 'unit-in-order']), demands: indices('demands'), except: indices('kinds').default([]), price: points }))
    .describe('How the meetings of one day of a student go together; demands in order of time.'),
  companies: optional(z.strictObject({ members: indices('demands', most.students), due: indices('demands', most.students), price: points })).describe('Standing groups in a period.'),
  continuations: optional(z.strictObject({ demand: indexInto('demands'), tasks: indices('tasks'), adults: indices('adults'), price: points }))
    .describe('Students who go on with somebody: the price of doing one of these tasks without one of these adults in the station.'),
  walks: optional(z.strictObject({ periods: z.tuple([indexInto('periods'), indexInto('periods')]), spaces: z.tuple([indexInto('spaces'), indexInto('spaces')]), price: points }))
    .describe('Ways that are too far between two periods.'),
  floors: optional(z.strictObject({ demands: indices('demands'), atLeast: z.number().min(-1e6).max(1e6), price: points, perPoint: points })).describe('What a student\'s day is to be worth at least.'),
});
