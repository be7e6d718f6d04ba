export { decodeText } from './decode-text.ts';
export { takeNotes } from './notes.ts';
export type { Notes } from './notes.ts';
export { parseJson } from './parse-json.ts';
export { megabyte, nameOfSource, readSource } from './read-source.ts';
export type { Source } from './read-source.ts';
export { readZip, zipLimits } from './read-zip.ts';
export { yamlDetail } from './yaml-detail.ts';
