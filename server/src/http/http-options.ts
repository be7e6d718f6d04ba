/**
 * What the pages need from the rest of the server, handed in by main: this folder knows no service, no report and no store.
 * `call` answers, by service name:
 * - `view-day` {on, locale, whose} → {html, view}: the page of one day, and the same as JSON;
 * - the services of a diagnostic (services/diagnostic), whose pages come as {html, view} too;
 * - `list-planned-days` {} → {today, days}: the school's date now, and every date that has a plan, oldest first.
 */
export type HttpOptions = {
  call(service: string, input: unknown): Promise<unknown>;
  /** A readable page for what went wrong, in the reader's language. */
  problemPage(problem: PageProblem): string;
  /** One sentence of the catalogue. */
  say(reason: { readonly code: string; readonly params: Params }, locale: string): string;
  /** Folder with tokens.css, page.css and heddle.svg. */
  readonly stylesFolder: URL;
  readonly logger?: boolean;
};

export type Params = Readonly<Record<string, string | number | readonly string[]>>;
export type PageProblem = { readonly status: number; readonly sentence: string; readonly locale: string };

/**
 * Who may ask a route. 'anyone' shows nothing of the school; 'read-school' shows names and needs the person in front of this computer;
 * 'run-diagnostic' lets that person also ask, answer and mark, from our own pages only.
 */
export type RoutePolicy = 'anyone' | 'read-school' | 'run-diagnostic';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
}
