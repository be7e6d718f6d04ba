import type { Line, Result } from './command.ts';

/** The command's own sentence with the result's numbers, then everything the service wants said. */
export function summaryLines(code: string, result: Result): readonly Line[] {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(result)) {
    if (typeof value === 'number' || typeof value === 'string') params[name] = value;
    if (typeof value === 'boolean') params[name] = String(value);
    if (value === null) params[name] = 'none';
  }
  return [{ code, params }, ...texts(result.says), ...problemLines(result)];
}

/** A result that is all sentences, under its title where it has one. */
export function titledLines(result: Result): readonly Line[] {
  return [...texts(result.title), ...texts(result.says)];
}

/** What the service wants said, and nothing else. */
export function linesOf(result: Result): readonly Line[] {
  return texts(result.says);
}

export function explanationLines(result: Result): readonly Line[] {
  const lines: Line[] = [...texts(result.title)];
  for (const audience of ['student', 'family', 'staff'] as const) {
    lines.push({ code: `cli.explain-for-${audience}`, params: {} }, ...texts(result[audience]).map((text) => `  ${text}`));
  }
  return [...lines, ...texts(result.says)];
}

/** True when the whole input was refused, so that nothing was taken in. */
export function isRefused(result: Result): boolean {
  return result.isRefused === true;
}

/** "file:line: sentence", errors first: services render the sentence, because they know the names. */
function problemLines(result: Result): readonly string[] {
  return texts(result.notes);
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
