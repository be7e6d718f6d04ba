import type { IrtParameters } from '../bayes-irt/model.ts';

/**
 * Parameters of `bayes-irt`, version 1, for a school without data of its own: fitted on simulated students, whose truth is not the model's,
 * by bench/mastery-defaults.ts. No item and no competency is known; all count as typical. Prior, help and settings are assumed
 * (bayes-irt/settings.ts). A change of any number is a new version beside this one.
 */
export const bayesIrt1: IrtParameters = {
  id: 'bayes-irt-1',
  version: '1.0.0',
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
  mean: 0,
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
  head: {
    always: -0.5835,
    traits: 0,
    score: -0.1067,
    'score>-1': -0.2029,
    'score>0': 0.4582,
    'score>1': -0.5132,
    'score>2': 0.332,
    ability: 0.9665,
    deviation: 0.6696,
    unsure: 1.1816,
    rights: 0.1784,
    wrongs: 0.1553,
    rate: 0.2523,
    new: -0.0443,
    thin: -0.2065,
    fast: -0.0231,
    'fast>.3': -0.5736,
    'fast>.5': -0.2926,
    'fast>.7': 0.5069,
    'fast>.85': 0.064,
    'fast>.95': -1.9814,
    'own fast': 0.7385,
    'own fast>.5': -0.4088,
    'own fast>.8': 0.9478,
    'own slow': -0.8564,
    'own slow>.5': -1.4666,
    'own slow>.8': -0.6263,
    'own rate': 0.2984,
    'own count': -0.6343,
    'own last': 0.0068,
    'own streak': -0.2424,
    'score*rights': -0.355,
    'fast*count': 0.8744,
    'gap 1 min': 0.0088,
    'gap 15 min': 0,
    'gap 6 h': 0,
    'gap 2 d': 0,
    'gap 20 d': 0.108,
    'new gap 1 min': 0,
    'new gap 15 min': 0,
    'new gap 6 h': 0,
    'new gap 2 d': 0,
    'new gap 20 d': 0,
    'own gap 1 min': 0,
    'own gap 6 h': 0
  },
  items: {},
  competencies: {},
  card: {
    fittedOn: 'simulated students (bench/simulated-answers.ts, seed 1)',
    dataHash: null,
    students: 560,
    responses: 238854,
    metrics: {
      auc: 0.7009,
      rmse: 0.4232,
      logLoss: 0.5373,
      ece: 0.0055
    }
  }
};
