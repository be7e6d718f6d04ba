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
    always: -0.3412,
    traits: 0,
    score: 0.7342,
    'score>-1': 0.2166,
    'score>0': 0.1901,
    'score>1': -0.0844,
    'score>2': -0.288,
    ability: 0,
    deviation: 0,
    unsure: 0.7395,
    rights: 0.0861,
    wrongs: 0.2225,
    rate: 0.0387,
    new: -0.3269,
    thin: -0.3052,
    fast: 0,
    'fast>.3': -0.1744,
    'fast>.5': 0.3529,
    'fast>.7': -0.3304,
    'fast>.85': 0.6534,
    'fast>.95': -2.1549,
    'own fast': 0.2382,
    'own fast>.5': -0.3722,
    'own fast>.8': 1.0056,
    'own slow': -0.6667,
    'own slow>.5': -0.7674,
    'own slow>.8': -1.4782,
    'own rate': 0.3997,
    'own count': -0.2013,
    'own last': 0.0065,
    'own streak': -0.1617,
    'score*rights': -0.269,
    'fast*count': 0.0168,
    lag: -0.1452,
    'lag*thin': 0.04,
    again: -0.1872,
    'again*own last': -0.0153,
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
      auc: 0.7316,
      rmse: 0.4197,
      logLoss: 0.5298,
      ece: 0.0198
    }
  }
};
