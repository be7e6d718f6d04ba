/**
 * Pages as tagged templates. Everything that is put in is escaped; only what this tag made itself goes in as it is.
 * So a student called `<script>` is a student called `<script>`, and forgetting to escape is not possible.
 */
export type Html = { readonly [made]: string };
type Value = Html | string | number | null | undefined | false | readonly Value[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { [made]: parts.map((part, index) => (index === 0 ? part : textOf(values[index - 1]) + part)).join('') };
}

/** The document's text. Only whoever sends it calls this. */
export function htmlText(page: Html): string {
  return page[made];
}

/** Attribute values too: quotes are escaped in both forms, and templates always quote their attributes. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

const made = Symbol('made by html');

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isHtml(value) ? value[made] : value.map(textOf).join('');
}

function isHtml(value: Html | readonly Value[]): value is Html {
  return made in value;
}
