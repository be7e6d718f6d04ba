import type { WorkState } from '../reports/index.ts';

/**
 * What the pages need from the rest of the server, handed in by main: this folder knows no service, no report and no store.
 * `call` answers, by service name:
 * - `view-day` {on, locale, whose} → {html, view}: the page of one day, and the same as JSON;
 * - the services of a diagnostic (services/diagnostic), whose pages come as {html, view} too;
 * - `list-planned-days` {} → {today, next, days}: the school's date now, the next school day, and every date that has a plan, oldest first;
 * - `view-work` {kind, on, locale, note, job} → {html, view}: the page of long work, and what the forms of a day lead to: `publish-day`, `approve-plan`.
 */
export type HttpOptions = {
  call(service: string, input: unknown): Promise<unknown>;
  /** A readable page for what went wrong, in the reader's language. */
  problemPage(problem: PageProblem): string;
  /** One sentence of the catalogue. */
  say(reason: { readonly code: string; readonly params: Params }, locale: string): string;
  /** Long work that goes on when nobody looks, one thing at a time. */
  readonly jobs: PageJobs;
  /** Makes of each state of running work the piece of the page that is sent next, in place of `<!--steps-->`. */
  workSteps(locale: string): (job: PageJob) => string;
  /** Folder with tokens.css, page.css and heddle.svg. */
  readonly stylesFolder: URL;
  readonly logger?: boolean;
};

/** What pages see of long work; `server/src/jobs` has it. */
type PageJobs = {
  begin(ask: JobName & { readonly service: string; readonly input: object }): { readonly job: PageJob; readonly isNew: boolean };
  find(of: JobName): PageJob | undefined;
  running(): PageJob | undefined;
  stop(of: JobName): boolean;
  follow(of: JobName): AsyncIterable<PageJob>;
};
type JobName = { readonly kind: string; readonly on: string };
type PageJob = WorkState;

export type Params = Readonly<Record<string, string | number | readonly string[]>>;
/** `isUnplanned`: it would be there if the day were planned. */
type PageProblem = { readonly status: number; readonly sentence: string; readonly locale: string; readonly isUnplanned: boolean };

/**
 * Who may ask a route. 'anyone' shows nothing of the school; 'read-school' shows names and needs the person in front of this computer;
 * 'run-diagnostic' lets that person also ask, answer and mark, 'judge-levels' give and take levels, and 'operate-school' plan, repair, approve and publish, from our own pages only.
 */
type RoutePolicy = 'anyone' | 'read-school' | 'run-diagnostic' | 'judge-levels' | 'operate-school';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
}
