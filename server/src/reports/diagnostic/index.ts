import { diagnosticPage } from './diagnostic-page.ts';
import { diagnosticListPage } from './list-page.ts';
import { paperPage } from './paper-page.ts';
import { sittingPage } from './sitting-page.ts';
import type { DiagnosticListView, DiagnosticView, PaperView, SittingView } from './view.ts';

export type { DiagnosticListView, DiagnosticView, PaperView, SittingView } from './view.ts';

/** A view of a diagnostic as the page made from it. */
export function diagnosticReport<View extends SittingView | DiagnosticView | DiagnosticListView | PaperView>(view: View): { readonly view: View; readonly html: string } {
  return { view, html: pageOf(view) };
}

function pageOf(view: SittingView | DiagnosticView | DiagnosticListView | PaperView): string {
  switch (view.kind) {
    case 'sitting': return sittingPage(view);
    case 'diagnostic': return diagnosticPage(view);
    case 'diagnostics': return diagnosticListPage(view);
    case 'paper':
    case 'marking': return paperPage(view);
  }
}
