export { buildHttp } from './build-http.ts';
export { listen } from './listen.ts';
export type { HttpOptions, PageProblem } from './http-options.ts';
