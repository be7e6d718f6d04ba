import type { ItemTemplate } from '../../model/index.ts';
import type { DiagnosticQuestion } from './diagnostic.ts';
import { probeAt, tellingQuestion } from './next-question.ts';
import { stillAskable, withItem } from './pose.ts';
import type { Posed } from './pose.ts';
import type { DiagnosticRun } from './replay.ts';

/**
 * Questions for a sheet of paper, where no answer can decide what comes next. As on a screen, each is the one worth most, but what is on the
 * sheet already counts as half settled, and its neighbours as a third less open, so that the sheet spreads over the map. Then probes as ever.
 * A second sheet, made after the first is typed in, follows from it.
 */
export function posePaper(run: Pick<DiagnosticRun, 'state' | 'seed' | 'answered'>, of: { readonly items: ReadonlyMap<string, readonly ItemTemplate[]>; readonly questions: number }): readonly Posed[] {
  const state = stillAskable(run.state, of.items);
  const posed: Posed[] = [];
  while (posed.length < of.questions) {
    const count = run.answered.length + posed.length;
    const probe = probeAt(state, { seed: run.seed, count });
    const question: DiagnosticQuestion | undefined = probe === undefined
      ? tellingQuestion(state, posed.map(({ competencyId }) => competencyId))
      : { competencyId: probe, isProbe: true, reasons: [{ code: 'diagnostic.probe', params: { competency: probe } }] };
    const asked = question === undefined ? undefined : withItem(question, { run, items: of.items, count });
    if (asked === undefined) break;
    posed.push(asked);
  }
  return posed;
}
