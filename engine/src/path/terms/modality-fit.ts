import type { Term } from './term.ts';

/**
 * How well does this form of instruction suit the stage of learning? The model's own table. What a student likes is no part of it:
 * a preference is a choice they may make, and predicts nothing about learning (Pashler et al. 2008).
 */
export const modalityFit: Term = {
  id: 'modality-fit',
  unit: 'The modality\'s `fits` for the stage (new, practice, review), 0 to 1 as the model writes it.',
  source: 'The model\'s own table, with the modality\'s rationale. A preference of the student never enters: Pashler, McDaniel, Rohrer & Bjork (2008), Psychological Science in the Public Interest 9.',
  basis: 'assumed',
  points: 20,
  measureOn: () => ({ candidate, modality }) => modality.fits[candidate.stage],
};
