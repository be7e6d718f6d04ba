import type { Notes } from './notes.ts';

/**
 * Bytes as text: UTF-8 with or without a mark. Anything else is refused with the line, because a name read in the wrong encoding
 * ("JosÃ©") goes into every card and every comparison, and nobody sees where it came from.
 */
export function decodeText(bytes: Uint8Array, notes: Notes): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    notes.error('interop.encoding-utf16');
    return undefined;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul === -1) return text;
    notes.error('interop.encoding-binary', {}, { line: text.slice(0, nul).split('\n').length });
  } catch {
    notes.error('interop.encoding', {}, { line: firstBadLine(bytes) });
  }
  return undefined;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** No line break is part of a longer UTF-8 sequence, so that each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}
