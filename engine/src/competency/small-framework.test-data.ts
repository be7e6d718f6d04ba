import type { Association, AssociationType, Framework } from './framework.ts';

/** A framework from a few words: ids are codes, unless the id is given as `id=code`. "a<b" = a precedes b, "b/a" = b is child of a. */
export function framework(id: string, items: readonly string[], edges: readonly string[] = [], extra: readonly Association[] = []): Framework {
  return {
    id, title: id, publisher: 'test', version: '1', associations: [...edges.map(edge), ...extra],
    competencies: items.map((item) => {
      const [itemId = item, code = itemId] = item.split('=');
      return { id: itemId, code, statement: `Do ${code}`, title: code, kind: 'standard', grades: ['06'], frameworkId: id };
    }),
  };
}

export function match(from: string, to: string): Association {
  return { type: 'exactMatchOf', from, to };
}

function edge(text: string): Association {
  const sign = text.includes('<') ? '<' : '/';
  const [from = '', to = ''] = text.split(sign);
  const types: Readonly<Record<string, AssociationType>> = { '<': 'precedes', '/': 'isChildOf' };
  return { type: types[sign] ?? 'precedes', from, to };
}
