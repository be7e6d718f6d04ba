/**
 * A style sheet that prints one line and the page number at the foot of every sheet of paper (CSS Paged Media, margin boxes). It is a file
 * of its own because the security policy allows no inline style, and CSS can not read text from the page there.
 * Every character but plain letters, digits and spaces is written as a CSS escape, so that no text can end the string.
 */
export function runningFooter(text: string): string {
  const safe = [...text].map((letter) => (/[A-Za-z0-9 ]/.test(letter) ? letter : `\\${(letter.codePointAt(0) ?? 0xfffd).toString(16)} `)).join('');
  return `@page {
  @bottom-left { content: "${safe}"; font: 8pt system-ui, sans-serif; color: #333; text-align: start; white-space: normal; inline-size: 80%; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #333; }
}
`;
}
