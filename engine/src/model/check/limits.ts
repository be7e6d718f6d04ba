import type { Problem } from '../../problem/index.ts';
import { minuteOfDay } from '../../roster/index.ts';
import type { LearningModel, ModelLimits } from '../learning-model.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/**
 * Are the numbers ones a school could mean? Outside these ranges most are slips (hours for minutes, a week for a day),
 * so that they are questions and not refusals. The ranges are ours and deliberately wide.
 */
const usualLimits = {
  teacherMinutesPerWeek: [10, 1500],
  screenMinutesPerDay: [0, 180],
  screenMinutesInARow: [5, 90],
  adultMinutesInARow: [45, 330],
  planningMinutesPerDay: [10, 240],
  preparationsPerDay: [1, 40],
  homeTeacherShare: [0, 1],
  stableGroupShare: [0, 1],
  studentsPerAdult: [3, 50],
} as const satisfies Record<Exclude<keyof ModelLimits, 'dutyFreeLunch'>, readonly [number, number]>;

export const checkLimits: CheckRule = (model, context) => {
  const { limits } = model.operations;
  const tell = (code: string, params: Problem['params'], field: readonly string[], severity: Problem['severity'] = 'error') =>
    tellFinding({ code, params, on: { kind: 'operations', id: 'operations' }, field: ['limits', ...field], severity }, context);
  const odd = Object.entries(usualLimits).flatMap(([key, [least, most]]): readonly Problem[] => {
    const value = Object.entries(limits).find(([name]) => name === key)?.[1];
    if (typeof value !== 'number' || (value >= least && value <= most)) return [];
    return [tell('model.odd-number', { key, value, least, most }, [key], 'warning')];
  });
  const lunch = limits.dutyFreeLunch;
  const window = lunch === null ? 0 : minuteOfDay(lunch.end) - minuteOfDay(lunch.start);
  const { screenMinutesPerDay: perDay, screenMinutesInARow: inARow } = limits;
  return [
    ...odd,
    ...(lunch !== null && window < lunch.minutes ? [tell('model.lunch-window', { start: lunch.start, end: lunch.end, minutes: lunch.minutes }, ['dutyFreeLunch'])] : []),
    ...(perDay !== null && inARow !== null && inARow > perDay ? [tell('model.row-over-day', { inARow, perDay }, ['screenMinutesInARow'], 'warning')] : []),
    ...checkScreens(model).map(({ code, params, on, severity }) => tellFinding({ code, params, on, severity }, context)),
  ];
};

/** With no screen minutes at all, a form of instruction on a screen could never be planned; a longer activity only with approval each time. */
function checkScreens({ operations: { limits }, practice, instruction }: LearningModel) {
  const perDay = limits.screenMinutesPerDay;
  const most = Math.min(perDay ?? Infinity, limits.screenMinutesInARow ?? Infinity);
  const tooLong = instruction.activities.filter(({ isOnScreen, minutes }) => isOnScreen && most > 0 && minutes > most);
  return [
    ...practice.modalities.filter(({ isOnScreen }) => isOnScreen && most === 0)
      .map(({ id }) => ({ code: 'model.screen-without-minutes', params: { id }, on: { kind: 'modality', id }, severity: 'error' }) as const),
    ...tooLong.map(({ id, minutes }) => ({ code: 'model.over-screen-limit', params: { id, minutes, most }, on: { kind: 'activity', id }, severity: 'warning' }) as const),
  ];
}
