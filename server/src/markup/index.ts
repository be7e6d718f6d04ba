export { escapeHtml, html, htmlText } from './html.ts';
export { linkIn, shell } from './shell.ts';
export type { Html } from './html.ts';
