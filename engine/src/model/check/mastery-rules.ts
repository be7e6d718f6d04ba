import type { Problem } from '../../problem/index.ts';
import type { EvidenceKind, LearningModel, LevelRule } from '../learning-model.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/** Can each level be reached, does `secure` ask more than `provisional`, and does only shown work count? */
export const checkMasteryRules: CheckRule = (model, context) => {
  const { provisional, secure } = model.instruction.mastery;
  const tell = (code: string, params: Problem['params'], field: readonly string[], severity: Problem['severity'] = 'error') =>
    tellFinding({ code, params, on: { kind: 'mastery', id: 'mastery' }, field, severity }, context);
  const awarded = awardedKinds(model);

  const ofOneRule = (level: 'provisional' | 'secure', rule: LevelRule): readonly Problem[] => {
    const silent = rule.kinds.filter((kind) => kind !== 'self-report' && !awarded.has(kind));
    const isUnreachable = !rule.kinds.some((kind) => awarded.has(kind));
    return [
      ...(rule.m > rule.n ? [tell('model.m-over-n', { level, m: rule.m, n: rule.n }, [level, 'm'])] : []),
      ...(rule.kinds.includes('self-report') ? [tell('model.self-report-in-rule', { level }, [level, 'kinds'])] : []),
      ...(isUnreachable ? [tell('model.level-out-of-reach', { level, kinds: [...rule.kinds] }, [level, 'kinds'])] : []),
      ...(isUnreachable ? [] : silent.map((kind) => tell('model.kind-without-source', { level, evidence: kind }, [level, 'kinds'], 'warning'))),
    ];
  };

  return [
    ...ofOneRule('provisional', provisional),
    ...ofOneRule('secure', secure),
    ...(provisional.m <= provisional.n && secure.m / secure.n < provisional.m / provisional.n
      ? [tell('model.secure-weaker', { m: secure.m, n: secure.n, provisionalM: provisional.m, provisionalN: provisional.n }, ['secure', 'm'])]
      : []),
    ...(secure.countsHelped && !provisional.countsHelped ? [tell('model.secure-with-help', {}, ['secure', 'countsHelped'])] : []),
    ...(!secure.needsLaterDay && !secure.needsAnotherKind ? [tell('model.secure-adds-nothing', {}, ['secure', 'needsLaterDay'])] : []),
    ...(secure.needsLaterDay !== secure.needsAnotherKind ? [tell('model.secure-half', { has: secure.needsLaterDay ? 'day' : 'kind' }, ['secure'], 'warning')] : []),
    ...deadEnds(provisional, secure, awarded).map((kind) => tell('model.no-other-kind', { evidence: kind }, ['secure', 'kinds'])),
  ];
};

/** Kinds that can raise a level: sent by a source that may award. Self-report never is one, whatever a package says. */
function awardedKinds({ technology }: LearningModel): ReadonlySet<EvidenceKind> {
  return new Set(
    technology.evidenceSources.filter(({ trust }) => trust === 'awards').flatMap(({ kinds }) => kinds).filter((kind) => kind !== 'self-report'),
  );
}

/** Kinds by which a student can become provisional and then never secure, because no other kind is left to show it in. */
function deadEnds(provisional: LevelRule, secure: LevelRule, awarded: ReadonlySet<EvidenceKind>): readonly EvidenceKind[] {
  if (!secure.needsAnotherKind) return [];
  const later = secure.kinds.filter((kind) => awarded.has(kind));
  return provisional.kinds.filter((kind) => awarded.has(kind) && !later.some((other) => other !== kind));
}
