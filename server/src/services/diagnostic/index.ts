import type { AnyService } from '../call-service.ts';
import { answerDiagnostic } from './answer-diagnostic.ts';
import { changeSitting } from './change-sitting.ts';
import { learnDiagnostic } from './learn-diagnostic.ts';
import { listDiagnostics } from './list-diagnostics.ts';
import { importMarks, markDiagnostic } from './mark-diagnostic.ts';
import { printDiagnostic, viewPaper } from './paper-diagnostic.ts';
import { showDiagnostic } from './show-diagnostic.ts';
import { startDiagnostic } from './start-diagnostic.ts';
import { takeDiagnostic } from './take-diagnostic.ts';
import { viewDiagnostic } from './view-diagnostic.ts';
import { viewDiagnostics } from './view-diagnostics.ts';

/** Everything that can be done with diagnostics, by name. */
export const diagnosticServices: readonly AnyService[] = [
  startDiagnostic, answerDiagnostic, changeSitting, showDiagnostic, listDiagnostics, viewDiagnostic, viewDiagnostics, printDiagnostic, viewPaper, markDiagnostic, importMarks, learnDiagnostic, takeDiagnostic,
];
