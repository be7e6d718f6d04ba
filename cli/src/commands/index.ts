import type { Command } from '../command.ts';
import { approve } from './approve.ts';
import { diagnosticCommands } from './diagnostic.ts';
import { erase } from './erase.ts';
import { explain } from './explain.ts';
import { fairness } from './fairness.ts';
import { importAvailability } from './import-availability.ts';
import { importCase } from './import-case.ts';
import { importEvidence } from './import-evidence.ts';
import { importOneroster } from './import-oneroster.ts';
import { importSchool } from './import-school.ts';
import { init } from './init.ts';
import { judge } from './judge.ts';
import { lock } from './lock.ts';
import { masteryEvaluate } from './mastery-evaluate.ts';
import { masteryFit } from './mastery-fit.ts';
import { masteryTake } from './mastery-take.ts';
import { modelCheck } from './model-check.ts';
import { plan } from './plan.ts';
import { policyTry } from './policy-try.ts';
import { publish } from './publish.ts';
import { rebuild } from './rebuild.ts';
import { repair } from './repair.ts';
import { reviewClose, reviewList } from './reviews.ts';
import { roundMove } from './round-move.ts';
import { roundPlan } from './round-plan.ts';
import { roundPublish } from './round-publish.ts';
import { roundReserve } from './round-reserve.ts';
import { scheduleBound } from './schedule-bound.ts';
import { scheduleSolve } from './schedule-solve.ts';
import { scheduleVerify } from './schedule-verify.ts';
import { shadow } from './shadow.ts';
import { staffing } from './staffing.ts';
import { unlock } from './unlock.ts';
import { verify } from './verify.ts';
import { whyImpossible } from './why-impossible.ts';
import { whyNot } from './why-not.ts';
import { wish } from './wish.ts';

/** Every command that is one service call, in the order help shows them. `demo` and `serve` stay running and stand in serving.ts. */
export const commands: readonly Command[] = [
  init,
  importCase,
  importOneroster,
  importSchool,
  importAvailability,
  importEvidence,
  modelCheck,
  masteryFit,
  masteryEvaluate,
  masteryTake,
  policyTry,
  roundPlan,
  roundPublish,
  roundReserve,
  roundMove,
  wish,
  plan,
  approve,
  verify,
  explain,
  whyNot,
  whyImpossible,
  publish,
  repair,
  lock,
  unlock,
  shadow,
  fairness,
  staffing,
  rebuild,
  erase,
  scheduleSolve,
  scheduleVerify,
  scheduleBound,
  judge,
  reviewList,
  reviewClose,
  ...diagnosticCommands,
];
