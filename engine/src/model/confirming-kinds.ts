import type { EvidenceKind, LearningModel } from './learning-model.ts';

/**
 * How can a competency that was passed once become secure in this school? Kinds of task that the rule for secure counts and that come from
 * a source which may award. Every planned meeting ends with an exit check, so that the first pass was most likely one, and another kind is
 * any but that. Empty where the rule asks for no other kind, and where no source sends one: then nobody should be promised it.
 */
export function confirmingKinds({ instruction, technology }: LearningModel): readonly EvidenceKind[] {
  const { secure } = instruction.mastery;
  const awarded = new Set(technology.evidenceSources.filter(({ trust }) => trust === 'awards').flatMap(({ kinds }) => kinds));
  return secure.needsAnotherKind ? secure.kinds.filter((kind) => kind !== 'exit-check' && awarded.has(kind)) : [];
}
