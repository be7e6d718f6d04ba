/**
 * One figure that Heddle promises. A file of bench/ exports `benchmark`; tests never assert a time, people read these.
 */
export type Benchmark = {
  /** What is measured, in a sentence. */
  readonly about: string;
  /** The figure to reach and where it comes from. */
  readonly anchor: { readonly value: number; readonly unit: string; readonly source: string };
  /** Lower is better for a time, higher for a rate. */
  readonly better: 'lower' | 'higher';
  measure(): Promise<{ readonly value: number; readonly detail: Readonly<Record<string, number | string>> }>;
};
