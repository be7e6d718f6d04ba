import { approvePlan } from './approve-plan.ts';
import type { AnyService } from './call-service.ts';
import { checkModel } from './check-model.ts';
import { demo } from './demo.ts';
import { diagnosticServices } from './diagnostic/index.ts';
import { eraseStudent } from './erase-student.ts';
import { evaluateMastery } from './evaluate-mastery.ts';
import { explainDay } from './explain-day.ts';
import { explainLevels } from './explain-levels.ts';
import { explainStaffing } from './explain-staffing.ts';
import { fitMastery } from './fit-mastery.ts';
import { fitOwnMastery } from './fit-own-mastery.ts';
import { importAvailability } from './import-availability.ts';
import { importCase } from './import-case.ts';
import { importEvidence } from './import-evidence.ts';
import { importOneRoster } from './import-oneroster.ts';
import { importSchool } from './import-school.ts';
import { boundInstance, solveInstance, verifySolution } from './instance-files.ts';
import { initSchool } from './init-school.ts';
import { judgeLevel } from './judge-level.ts';
import { measureFairness, viewFairness } from './measure-fairness.ts';
import { moveInRound } from './move-in-round.ts';
import { noteAbsence } from './note-absence.ts';
import { noteWish } from './note-wish.ts';
import { planDay } from './plan-day.ts';
import { planRound, publishRound } from './plan-round.ts';
import { publishDay } from './publish-day.ts';
import { lockPlace, unlockPlace } from './lock-place.ts';
import { rebuild } from './rebuild.ts';
import { repairDay } from './repair-day.ts';
import { reserveTime } from './reserve-time.ts';
import { takeParameters } from './take-parameters.ts';
import { closeReview, listReviews } from './reviews.ts';
import { shadowDays } from './shadow-days.ts';
import { tryPolicy } from './try-policy.ts';
import { verifyDay } from './verify-day.ts';
import { listPlannedDays, viewDay } from './view-day.ts';
import { viewChoices } from './view-choices.ts';
import { viewJudgement } from './view-judgement.ts';
import { viewRound } from './view-round.ts';
import { viewWork } from './view-work.ts';
import { whyImpossible } from './why-impossible.ts';
import { whyNot } from './why-not.ts';

export type { AnyService } from './call-service.ts';
export { say } from './words.ts';
export type { Actor, PolicyName, Progress, ServiceContext } from './service.ts';

/** Everything Heddle does, by name: the command, the page and the owner's door know no other way in. */
export const services: ReadonlyMap<string, AnyService> = new Map(
  [
    initSchool,
    checkModel,
    importCase,
    importOneRoster,
    importSchool,
    importAvailability,
    importEvidence,
    planRound,
    publishRound,
    reserveTime,
    moveInRound,
    viewRound,
    planDay,
    approvePlan,
    verifyDay,
    explainDay,
    whyNot,
    whyImpossible,
    publishDay,
    noteAbsence,
    repairDay,
    lockPlace,
    unlockPlace,
    shadowDays,
    measureFairness,
    noteWish,
    viewDay,
    listPlannedDays,
    rebuild,
    eraseStudent,
    demo,
    fitMastery,
    fitOwnMastery,
    evaluateMastery,
    takeParameters,
    tryPolicy,
    explainLevels,
    explainStaffing,
    solveInstance,
    verifySolution,
    boundInstance,
    judgeLevel,
    listReviews,
    closeReview,
    viewFairness,
    viewWork,
    viewChoices,
    viewJudgement,
    ...diagnosticServices,
  ].map((service) => [service.name, service]),
);
