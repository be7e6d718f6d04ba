export { buildHttp } from './build-http.ts';
export { listen } from './listen.ts';
