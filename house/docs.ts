import { posix } from 'node:path';

/** What can be wrong with a page: it leads nowhere, or it names a file that is not there. */
export function docFaults(tree: ReadonlyMap<string, string>): readonly string[] {
  return [...tree].filter(([path]) => path.endsWith('.md')).flatMap(([path, text]) => [...deadLinks(tree, path, text), ...missingFiles(tree, path, text)]);
}

/** A shell example, as a reader would paste it: ```sh test, and below it, if it matters, what it answers: ```text. */
export type Example = { readonly path: string; readonly line: number; readonly script: string; readonly answer: readonly string[] };

export function readExamples(path: string, text: string): readonly Example[] {
  const found: Example[] = [];
  for (const match of text.matchAll(/^```sh test\n([\s\S]*?)^```\n(?:\s*^```text\n([\s\S]*?)^```)?/gm)) {
    const answer = (match[2] ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== '...');
    found.push({ path, line: lineAt(text, match.index) + 1, script: match[1] ?? '', answer });
  }
  return found;
}

/** Lines of the answer that did not come. `...` stands for whatever differs from run to run. */
export function missingAnswers({ answer }: Example, output: string): readonly string[] {
  const lines = output.split('\n').map((line) => line.trim());
  return answer.filter((expected) => {
    const pattern = new RegExp(`^${expected.split('...').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
    return !lines.some((line) => pattern.test(line));
  });
}

/** Shell examples that are neither run (```sh test) nor say why not (```sh not run: ...): they would rot unseen. */
export function unrunExamples(path: string, text: string): readonly string[] {
  return fencesIn(text).flatMap(({ info, line, body }) => {
    const isShell = /^(?:sh|bash|console)\b/.test(info) || (info === '' && /^(?:heddle|npm|node|npx) /m.test(body));
    return !isShell || /^sh (?:test|not run: .{10,})$/.test(info) ? [] : [`${path}:${line} shows commands that no test runs. Maybe begin with \`\`\`sh test, or \`\`\`sh not run: and why.`];
  });
}

/** A command of ours as a page shows it. `isWhole`: a line of a shell example; in running text a command may stand without what it needs. */
export type ShownCommand = { readonly path: string; readonly line: number; readonly words: readonly string[]; readonly isWhole: boolean };

export function commandsIn(path: string, text: string): readonly ShownCommand[] {
  const called = /^(?:heddle|npm run -s heddle --) (.*)$/;
  const whole = fencesIn(text).filter(({ info }) => info.startsWith('sh')).flatMap(({ line, body }) =>
    body.split('\n').flatMap((shown, index) => (called.test(shown) ? [{ line: line + 1 + index, shown, isWhole: true }] : [])));
  const prose = withoutFences(text);
  const named = [...prose.matchAll(/`((?:heddle|npm run -s heddle --) [^`\n]+)`/g)].map((match) => ({ line: lineAt(prose, match.index), shown: match[1] ?? '', isWhole: false }));
  return [...whole, ...named].map(({ line, shown, isWhole }) => {
    const said = (called.exec(shown)?.[1] ?? '').replace(/\s#\s.*$/, '');
    return { path, line, isWhole, words: (said.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', '')) };
  });
}

function fencesIn(text: string): readonly { readonly info: string; readonly line: number; readonly body: string }[] {
  return [...text.matchAll(/^```([^`\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({ info: (match[1] ?? '').trim(), line: lineAt(text, match.index), body: match[2] ?? '' }));
}

function deadLinks(tree: ReadonlyMap<string, string>, path: string, text: string): readonly string[] {
  return linksIn(text).flatMap(({ target, line }) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor = ''] = target.split('#');
    const to = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file))).replace(/\/$/, '');
    if (!exists(tree, to)) return [`${path}:${line} links to ${target}, and there is no ${to}.`];
    const page = tree.get(to);
    return anchor !== '' && page !== undefined && to.endsWith('.md') && !anchorsOf(page).has(anchor) ? [`${path}:${line} links to ${target}, and ${to} has no such heading.`] : [];
  });
}

function linksIn(text: string): readonly { readonly target: string; readonly line: number }[] {
  const prose = withoutFences(text);
  return [...prose.matchAll(/\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm)].map((match) => ({ target: match[1] ?? match[2] ?? '', line: lineAt(prose, match.index) }));
}

/** `engine/src/day.ts` in a root page or a guide is a promise that it is there. Names with a placeholder in them are not. */
function missingFiles(tree: ReadonlyMap<string, string>, path: string, text: string): readonly string[] {
  if (path.includes('/') && !path.startsWith('docs/')) return [];
  if (path === 'CHANGELOG.md' || path.startsWith('docs/decisions/')) return []; // they tell of what was
  const prose = withoutFences(text);
  return [...prose.matchAll(/`((?:engine|server|cli|web|models|house|schemas|bench|docs)\/[\w./-]*)`/g)].flatMap((match) => {
    const name = (match[1] ?? '').replace(/\/$/, '');
    return exists(tree, name) ? [] : [`${path}:${lineAt(prose, match.index)} names ${name}, which is not there.`];
  });
}

function exists(tree: ReadonlyMap<string, string>, path: string): boolean {
  return path === '.' || tree.has(path) || [...tree.keys()].some((each) => each.startsWith(`${path}/`));
}

/** GitHub's way from a heading to its anchor. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...withoutFences(page).matchAll(/^#{1,6}\s+(.+?)\s*$/gm)].map((match) => match[1] ?? '');
  return new Set(headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')));
}

/** Keeps the line numbers. */
function withoutFences(text: string): string {
  return text.replaceAll(/^(```+|~~~+)[\s\S]*?^\1\s*$/gm, (fence) => fence.replaceAll(/[^\n]/g, ''));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
