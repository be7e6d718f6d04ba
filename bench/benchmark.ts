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
  /** `options` are the `--name value` pairs of the command. */
  measure(options: BenchmarkOptions): Promise<{ readonly value: number; readonly detail: BenchmarkDetail }>;
};

export type BenchmarkOptions = Readonly<Record<string, string>>;

/** Further figures by name; a list is an interval. */
export type BenchmarkDetail = Readonly<Record<string, number | string | readonly number[]>>;
