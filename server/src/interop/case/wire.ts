import { z } from 'zod';
import type { Notes } from '../files/index.ts';

/** CASE's own names and shapes. Only what is used is asked for, and only as strictly as it must be. */

/** CASE 1.1 asks for an object with title, identifier and uri; 1.0 exports also send the URI alone. */
const link = z.union([
  z.looseObject({ identifier: z.string().min(1) }).transform(({ identifier }) => identifier),
  z.looseObject({ uri: z.string().min(1) }).transform(({ uri }) => lastSegment(uri)),
  z.string().min(1).transform(lastSegment),
]);

const texts = z.union([z.array(z.string()), z.string().transform((text) => [text])]);

export const item = z.looseObject({
  identifier: z.string().trim().min(1),
  fullStatement: z.string().trim().min(1),
  humanCodingScheme: z.string().nullish(),
  abbreviatedStatement: z.string().nullish(),
  CFItemType: z.string().nullish(),
  educationLevel: texts.nullish(),
});
export type Item = z.infer<typeof item>;

export const association = z.looseObject({
  associationType: z.string().min(1),
  originNodeURI: link,
  destinationNodeURI: link,
});

const documentShape = z.looseObject({
  identifier: z.string().trim().min(1),
  title: z.string().trim().min(1),
  creator: z.string().nullish(),
  publisher: z.string().nullish(),
  version: z.string().nullish(),
  lastChangeDateTime: z.string().nullish(),
});

type Document = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  readonly items: readonly unknown[];
  readonly associations: readonly unknown[];
};

/** The document of a package and its two lists, still unread; undefined with what is wrong noted. */
export function readDocument(parsed: unknown, notes: Notes): Document | undefined {
  const inner = z.looseObject({ CFPackage: z.unknown() }).safeParse(parsed);
  const shape = z.looseObject({ CFDocument: z.unknown() }).safeParse(inner.success && inner.data.CFPackage !== undefined ? inner.data.CFPackage : parsed);
  if (!shape.success || shape.data.CFDocument === undefined) {
    notes.error('interop.case-not-a-package', { found: describe(parsed) });
    return undefined;
  }
  const document = documentShape.safeParse(shape.data.CFDocument);
  if (!document.success) {
    for (const issue of document.error.issues) notes.error('interop.case-document', { value: issue.path.join('.') }, { field: `CFDocument.${issue.path.join('.')}` });
    return undefined;
  }
  const { identifier: id, title, creator, publisher, version, lastChangeDateTime } = document.data;
  return {
    id, title,
    publisher: publisher?.trim() || creator?.trim() || '',
    version: version?.trim() || (lastChangeDateTime ?? '').slice(0, 10),
    items: listOf(shape.data['CFItems'], 'CFItems', notes),
    associations: listOf(shape.data['CFAssociations'], 'CFAssociations', notes),
  };
}

function listOf(value: unknown, field: string, notes: Notes): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) notes.error('interop.case-list', { value: field }, { field });
  return [];
}

/** What stands at the top of a file that is no package: enough to see that it is the wrong file. */
function describe(parsed: unknown): string {
  if (Array.isArray(parsed)) return 'a list';
  if (typeof parsed !== 'object' || parsed === null) return JSON.stringify(parsed).slice(0, 40);
  const keys = Object.keys(parsed);
  return keys.length === 0 ? 'an empty object' : keys.slice(0, 5).join(', ');
}

function lastSegment(uri: string): string {
  return uri.replace(/[/#]+$/, '').replace(/^.*[/#]/, '');
}
