import type { IrtParameters } from '../bayes-irt/model.ts';

/**
 * Parameters of `bayes-irt`, version 2, for a school without data of its own: fitted on simulated students, whose truth is not the model's,
 * by bench/mastery-defaults.ts. No item and no competency is known; all count as typical. Prior, help and settings are assumed
 * (bayes-irt/settings.ts). A change of any number is a new version beside this one.
 */
export const bayesIrt2: IrtParameters = {
  id: 'bayes-irt-2',
  version: '2.0.0',
  settings: {
    studentVariance: 0.6,
    deviationVariance: 0.7,
    itemVariance: 1.2,
    competencyVariance: 1,
    studentDrift: 0.003,
    deviationDrift: 0.02,
    gainRight: 0.04,
    gainWrong: 0.01
  },
  mean: 0.8,
  prior: {
    perGrade: 0.9,
    most: 2.2,
    yields: 0.5,
    fromPrerequisites: 0.3,
    fromParent: 0.3
  },
  helpWeights: {
    none: 1,
    hint: 0.5,
    'worked-together': 0.25
  },
  items: {},
  competencies: {},
  head: {
    always: -0.6699,
    traits: 0,
    score: 0.7773,
    'score>-1': 0.1844,
    'score>0': 0.147,
    'score>1': -0.0632,
    'score>2': -0.3579,
    ability: 0,
    deviation: 0,
    unsure: 0.7868,
    rights: 0.0854,
    wrongs: 0.2884,
    rate: 0.0809,
    new: -0.3262,
    thin: 0.0836,
    fast: 0,
    'fast>.3': -0.4643,
    'fast>.5': 0.5835,
    'fast>.7': -0.4545,
    'fast>.85': 0.9876,
    'fast>.95': -2.2964,
    'own fast': 0.3264,
    'own fast>.5': -0.3529,
    'own fast>.8': 0.5364,
    'own slow': -0.6771,
    'own slow>.5': -0.9106,
    'own slow>.8': -1.1364,
    'own rate': 0.4007,
    'own count': -0.1319,
    'own last': -0.0049,
    'own streak': -0.048,
    'score*rights': -0.2067,
    'fast*count': -0.0596,
    'gap 1 min': 0,
    'gap 15 min': 0,
    'gap 6 h': 0,
    'gap 2 d': 0,
    'gap 20 d': 0.1,
    'new gap 1 min': 0,
    'new gap 15 min': 0,
    'new gap 6 h': 0,
    'new gap 2 d': 0,
    'new gap 20 d': 0,
    'own gap 1 min': 0,
    'own gap 6 h': 0
  },
  card: {
    fittedOn: 'simulated students (bench/simulated-answers.ts, seed 1)',
    dataHash: null,
    students: 320,
    responses: 136356,
    metrics: {
      auc: 0.7321,
      rmse: 0.4195,
      logLoss: 0.5293,
      ece: 0.0199
    }
  }
};
