import { itemFault } from './item-fault.ts';

/** An expression's text as numbers, names and signs, taken one after the other by whoever knows the grammar (item-syntax.ts). */
type Tokens = {
  /** The next one, left where it is; of kind 'end' when none is left. */
  peek(): Token;
  take(): Token;
  takeSign(sign: string): boolean;
  /** The first of the operators, if it stands here. */
  takeOperator<Wanted extends string>(wanted: readonly Wanted[]): { readonly operator: Wanted; readonly at: number } | undefined;
  /** What stands here fits nowhere. */
  refuse(token: Token): never;
};

type Token = { readonly kind: 'number' | 'name' | 'sign' | 'end'; readonly text: string; readonly at: number };

export function tokensOf(text: string): Tokens {
  const tokens = readTokens(text);
  let next = 0;
  const peek = (): Token => tokens[next] ?? { kind: 'end', text: '', at: text.length + 1 };
  return {
    peek,
    take() {
      const token = peek();
      next += 1;
      return token;
    },
    takeSign(sign) {
      const token = peek();
      if (token.kind !== 'sign' || token.text !== sign) return false;
      next += 1;
      return true;
    },
    takeOperator(wanted) {
      const token = peek();
      const operator = wanted.find((candidate) => candidate === token.text);
      if (token.kind !== 'sign' || operator === undefined) return undefined;
      next += 1;
      return { operator, at: token.at };
    },
    refuse(token) {
      if (token.kind === 'end') throw itemFault('item.ends-early', { at: token.at });
      throw itemFault('item.unexpected', { at: token.at, found: token.text });
    },
  };
}

function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  // Sticky and without nested repeats: the time taken grows with the length and no faster.
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z][A-Za-z0-9]*)|(<=|>=|!=|[-+*/^(),=<>]))/y;
  for (let start = 0; start < end; start = pattern.lastIndex) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) {
      const at = start + text.slice(start).search(/\S/);
      throw itemFault('item.unexpected', { at: at + 1, found: text.slice(at, at + 1) });
    }
    const [all, number, name, sign] = match;
    const found = number ?? name ?? sign ?? '';
    // Words that join checks are signs; no parameter may be called by them.
    const isWord = name === 'and' || name === 'or';
    const kind = number !== undefined ? 'number' : name !== undefined && !isWord ? 'name' : 'sign';
    tokens.push({ kind, text: found, at: start + all.length - found.length + 1 });
  }
  return tokens;
}
