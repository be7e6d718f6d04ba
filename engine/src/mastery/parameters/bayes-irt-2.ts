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
    always: -0.927,
    traits: 0,
    score: 0.878,
    'score>-1': 0.1721,
    'score>0': 0.1656,
    'score>1': -0.1538,
    'score>2': -0.3246,
    ability: -0.476,
    deviation: -0.5338,
    unsure: 0.9029,
    rights: 0.1269,
    wrongs: 0.337,
    rate: 0.2315,
    new: -0.2997,
    thin: 0.1025,
    fast: 0.1819,
    'fast>.3': -0.8024,
    'fast>.5': 0.4377,
    'fast>.7': -0.1035,
    'fast>.85': 0.7275,
    'fast>.95': -1.0216,
    'own fast': -0.0432,
    'own fast>.5': -0.0451,
    'own fast>.8': -0.0268,
    'own slow': 0.1289,
    'own slow>.5': -0.847,
    'own slow>.8': -0.0065,
    'own rate': 0.5087,
    'own count': -0.1354,
    'own last': 0.0345,
    'own streak': 0.085,
    'score*rights': -0.1857,
    'fast*count': 0.5709,
    'gap 1 min': 0.0099,
    'gap 15 min': 0,
    'gap 6 h': 0,
    'gap 2 d': 0.0259,
    'gap 20 d': 0.1286,
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
    students: 560,
    responses: 238854,
    metrics: {
      auc: 0.7387,
      rmse: 0.4127,
      logLoss: 0.5156,
      ece: 0.0208
    }
  }
};
