import { html } from '../html.ts';
import type { Html } from '../html.ts';

/**
 * A question's words with its powers raised: an item writes 10^3, a student reads it as books print it. What follows "such as" shows how to
 * type the answer, and stays as it is typed.
 */
export function promptText(prompt: string): Html {
  const [asked = '', ...shown] = prompt.split(/(?=such as)/);
  // Between the pieces of the split stand the exponents: "6.7 × 10", "3", " = ?".
  const pieces = asked.split(/\^(-?(?:\d+|[a-z]|□))/);
  return html`<bdi>${pieces.map((piece, index) => (index % 2 === 1 ? html`<sup>${piece.replace('-', '\u2212')}</sup>` : piece))}${shown.join('')}</bdi>`;
}
