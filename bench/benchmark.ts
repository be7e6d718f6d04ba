/**
 * One figure that Heddle promises. A file of bench/ exports `benchmark`; tests never assert a time, people read these.
 */
export type Benchmark = {
  /** What is measured, in a sentence. */
  readonly about: string;
  /** The figure to reach and where it comes from; null = none is known. */
  readonly anchor: Anchor | null;
  /** Lower is better for a time, higher for a rate. */
  readonly better: 'lower' | 'higher';
  /** `options` are the `--name value` pairs of the command. */
  measure(options: BenchmarkOptions): Promise<{
    readonly value: number;
    readonly detail: BenchmarkDetail;
    /** Figures that stand at the top of the JSON under the very names that whoever reads it expects, `value` too. */
    readonly row?: BenchmarkDetail;
    /** In place of the benchmark's own, where they depend on the options. */
    readonly about?: string;
    readonly anchor?: Anchor | null;
  }>;
};

export type Anchor = { readonly value: number; readonly unit: string; readonly source: string };

export type BenchmarkOptions = Readonly<Record<string, string>>;

/** Further figures by name; a list is an interval. */
export type BenchmarkDetail = Readonly<Record<string, number | string | null | readonly number[]>>;
