/**
 * Every term of value there is, by id: what a model may weigh, and what `model check` holds its weights against.
 * Each term stands in its own file here; docs/guide/value-terms.md says where each comes from.
 */
export const valueTermIds = [
  'cause-response', 'continuity', 'destination', 'expectation', 'gain', 'modality-fit', 'order', 'review', 'teacher-time', 'variety',
] as const;

export type ValueTermId = (typeof valueTermIds)[number];
