/**
 * A text as a language that does not exist would show it: each letter accented, 1.4 times as long, and marked right to left.
 * The length follows what English gains in German or Finnish; the marks are Unicode's right-to-left mark, invisible.
 */
export function pseudo(text: string): string {
  const core = text.trim();
  if (!/\p{L}/u.test(core)) return text;
  const accented = [...core].map((letter) => accents[letter] ?? letter).join('');
  const longer = accented + padding(Math.round([...core].length * (growth - 1)));
  return text.replace(core, () => `${rightToLeft}${longer}${rightToLeft}`);
}

export const growth = 1.4;
const rightToLeft = '\u200F';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [letter, [...'áƀçďéƒĝĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ'][index] ?? letter]),
);

/** "one two" as often as it takes, broken into words so that it can wrap. */
function padding(length: number): string {
  return length <= 0 ? '' : ' óñé ťŵó ťĥŕéé ƒóúŕ'.repeat(Math.ceil(length / 19)).slice(0, length).trimEnd();
}
