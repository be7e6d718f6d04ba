import type { Place } from '../problem/index.ts';
import { fieldName } from './yaml-file.ts';
import type { FieldPath, YamlFile } from './yaml-file.ts';

/**
 * Where in the package each part of a model was written. The parser fills it, the check reads it,
 * and the model itself stays free of file names.
 */
export type ComponentKind =
  | 'model' | 'aim' | 'alias' | 'mastery' | 'path' | 'framework' | 'competency' | 'activity' | 'exit-check'
  | 'misconception' | 'item' | 'modality' | 'habit' | 'operations' | 'routine' | 'technology' | 'evidence-source';

export type Component = { readonly kind: ComponentKind; readonly id: string };

export type SourceMap = {
  /** The place of a component or of one of its fields; a place without a file where the model was not read from one. */
  placeOf(component: Component, field?: FieldPath): Place;
};

/** For a model that was made in code: places name the component only. */
export const noSources: SourceMap = {
  placeOf: ({ kind, id }, field = []) => ({ field: [`${kind} ${id}`, fieldName(field)].filter((part) => part !== '').join(': ') }),
};

type SourceMapBuilder = {
  /** False, with the first place, when the package already has a component of this kind and id. */
  add(component: Component, source: { readonly file: YamlFile; readonly at: FieldPath }): { readonly isNew: boolean; readonly first: Place };
  build(): SourceMap;
};

export function startSourceMap(): SourceMapBuilder {
  const sources = new Map<string, { readonly file: YamlFile; readonly at: FieldPath }>();
  const placeIn = ({ file, at }: { file: YamlFile; at: FieldPath }, field: FieldPath): Place => {
    const path = [...at, ...field];
    return { file: file.path, line: file.lineOf(path), ...(path.length > 0 ? { field: fieldName(path) } : {}) };
  };
  return {
    add: (component, source) => {
      const key = `${component.kind} ${component.id}`;
      const first = sources.get(key);
      if (first === undefined) sources.set(key, source);
      return { isNew: first === undefined, first: placeIn(first ?? source, []) };
    },
    build: () => ({
      placeOf: (component, field = []) => {
        const source = sources.get(`${component.kind} ${component.id}`);
        return source === undefined ? noSources.placeOf(component, field) : placeIn(source, field);
      },
    }),
  };
}
