export { gradeDistance } from './grade-distance.ts';
export { judge } from './judge.ts';
export { judgeByPerson } from './judge-by-person.ts';
export { judgementKey, latestJudgements } from './latest-judgements.ts';
export { masteryMethods, selectMethod } from './methods/index.ts';
export { ninePlaces } from './nine-places.ts';
export { projectStudent } from './project-student.ts';
export { studentMastery } from './student-mastery.ts';
export type * from './mastery.ts';
