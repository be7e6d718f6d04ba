import type { Problem } from '../../problem/index.ts';
import { findNearest, hintParams } from '../did-you-mean.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/** Outside these ranges a number is most likely a slip (a percent for a share); a question and no refusal. The ranges are ours and wide. */
const usualPath = { readyAt: [0.3, 0.95], stuckAfter: [2, 10], breadth: [2, 50], reviewBudget: [0, 0.5] } as const;

/** Can the policy by which the next step is chosen be followed: are its weights of terms that exist, and do its shares fit into one week? */
export const checkPath: CheckRule = ({ instruction: { path } }, context) => {
  const tell = (code: string, params: Problem['params'], field: readonly string[], severity: Problem['severity'] = 'error') =>
    tellFinding({ code, params, on: { kind: 'path', id: 'path' }, field, severity }, context);
  const { terms } = context;
  const weights = Object.entries(path.weights);
  return [
    ...(terms === undefined ? [] : weights.filter(([id]) => !terms.includes(id))
      .map(([id]) => tell('model.unknown-term', { id, ...hintParams(findNearest(id, terms)), known: [...terms] }, ['weights', id]))),
    // A term that is not named keeps its points, so that only a list of zeros for all of them leaves nothing to choose by.
    ...(terms !== undefined && terms.every((id) => weights.some(([named, weight]) => named === id && weight === 0)) ? [tell('model.no-weight', {}, ['weights'])] : []),
    ...(path.expectationFloor + path.reviewBudget > 1
      ? [tell('model.shares-over-one', { floor: path.expectationFloor, budget: path.reviewBudget }, ['reviewBudget'])]
      : []),
    ...Object.entries(usualPath).flatMap(([key, [least, most]]): readonly Problem[] => {
      const value = Object.entries(path).find(([name]) => name === key)?.[1];
      return typeof value === 'number' && (value < least || value > most) ? [tell('model.odd-number', { key, value, least, most }, [key], 'warning')] : [];
    }),
  ];
};
