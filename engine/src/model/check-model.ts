import type { Problem } from '../problem/index.ts';
import type { CheckRule } from './check/check-rule.ts';
import { checkActivities, checkCoverage, checkExitChecks } from './check/coverage.ts';
import { checkFirewall } from './check/firewall.ts';
import { checkItems } from './check/items.ts';
import { checkLimits } from './check/limits.ts';
import { checkMasteryRules } from './check/mastery-rules.ts';
import { checkPath } from './check/path-policy.ts';
import { checkRationales } from './check/rationales.ts';
import { checkAliases, checkOrder, checkReferences } from './check/references.ts';
import { checkOperations, checkStaffing } from './check/staffing.ts';
import type { LearningModel } from './learning-model.ts';
import { noSources } from './source-map.ts';
import type { SourceMap } from './source-map.ts';

/** In the order an author reads a package: what names what, what there is to learn, who is there, what counts, the numbers. */
const rules: readonly CheckRule[] = [
  checkReferences, checkOrder, checkAliases, checkCoverage, checkExitChecks, checkActivities, checkItems, checkStaffing, checkOperations,
  checkMasteryRules, checkFirewall, checkPath, checkLimits, checkRationales,
];

/**
 * Do the parts of a model fit together, can a school run it, and is it fair to the people in it? Run before a model is adopted.
 * An error refuses the model, a warning lets it in. `places` (from `parsePackage`) gives each problem its file and line;
 * `terms` are the ids of the terms of value that exist, which this stage cannot know, because `path` comes after it.
 */
export function checkModel(
  model: LearningModel,
  { places = noSources, terms }: { readonly places?: SourceMap; readonly terms?: readonly string[] } = {},
): readonly Problem[] {
  return rules.flatMap((rule) => rule(model, { places, terms }));
}
