import { deflateSync, inflateSync } from 'node:zlib';

/**
 * How a projection stands in its column: its JSON, packed (zlib, RFC 1950). A state repeats names and numbers and packs to a third or a half;
 * PostgreSQL by itself would pack only those of two kilobytes and more. What counts as the same is the text, never the bytes: another version
 * of zlib may pack otherwise.
 */
export function packState(text: string): Uint8Array {
  return deflateSync(text);
}

/** Rows of an earlier program stand there as text. What somebody has damaged is no text any more: a rebuild tells it and puts it right. */
export function unpackState(bytes: Uint8Array): string {
  if (bytes[0] === openBrace) return Buffer.from(bytes).toString();
  try {
    return inflateSync(bytes).toString();
  } catch {
    return '';
  }
}

/** A text of JSON starts so, a packed one never: its low four bits would name another way of packing. */
const openBrace = 0x7b;
