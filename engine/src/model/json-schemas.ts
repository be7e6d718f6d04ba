import { z } from 'zod';
import { packageLayout } from './format/package-layout.ts';

/** One file of the package format as other tools see it: an editor that underlines a wrong key, a validator in another language. */
type FormatFile = {
  /** The part's name, which is also the name of its schema: 'mastery'. */
  readonly name: string;
  /** Where it stands in a package: 'instruction/mastery.yaml', or 'instruction/items/*.yaml' where there may be many. */
  readonly place: string;
  readonly isRequired: boolean;
  /** JSON Schema, draft 2020-12, of what an author writes (a grade may be 6; the engine sees '06'). */
  readonly schema: Readonly<Record<string, unknown>>;
};

/** The files of heddle/1, in the order of the four designs. Made from the schemas that the parser uses, so that they never disagree. */
export function formatFiles(): readonly FormatFile[] {
  return Object.values(packageLayout).map((entry) => {
    const isOne = 'path' in entry;
    const name = (isOne ? entry.path : entry.folder).replace(/\/$|\.yaml$/g, '').replace(/^.*\//, '');
    const { $schema, ...rest } = z.toJSONSchema(entry.schema, {
      io: 'input',
      // Our own names of formats mean nothing to other tools, and some refuse them; the pattern says it all.
      override: ({ jsonSchema }) => {
        delete jsonSchema.format;
      },
    });
    return {
      name,
      place: isOne ? entry.path : `${entry.folder}*.yaml`,
      isRequired: isOne && entry.isRequired,
      schema: { $schema, $id: `heddle-1/${name}.schema.json`, title: `heddle/1 ${name}`, ...rest },
    };
  });
}
