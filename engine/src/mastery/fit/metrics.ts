/**
 * How good are predictions? Four figures that fail in different ways: order (AUC), size of the misses (RMSE, log loss),
 * and whether "80 %" means 80 % (calibration error).
 */
export type Metrics = { readonly auc: number; readonly rmse: number; readonly logLoss: number; readonly ece: number; readonly count: number };

/** `credit` of at least a half counts as right where a yes or no is needed (AUC). Empty input gives NaN everywhere. */
export function measure(predicted: Float64Array, credit: Float64Array): Metrics {
  const count = predicted.length;
  let [squares, loss] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const p = Math.min(1 - 1e-6, Math.max(1e-6, predicted[i] ?? 0));
    const y = credit[i] ?? 0;
    squares += (p - y) ** 2;
    loss -= y * Math.log(p) + (1 - y) * Math.log(1 - p);
  }
  return { auc: areaUnderCurve(predicted, credit), rmse: Math.sqrt(squares / count), logLoss: loss / count, ece: calibrationError(predicted, credit), count };
}

/** The chance that a right answer was given a higher prediction than a wrong one (Mann & Whitney 1947); ties count a half. */
export function areaUnderCurve(predicted: Float64Array, credit: Float64Array): number {
  const order = new Uint32Array(predicted.length).map((_, i) => i).sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0));
  let [ranks, rights] = [0, 0];
  for (let from = 0; from < order.length;) {
    let end = from;
    while (end < order.length && predicted[order[end] ?? 0] === predicted[order[from] ?? 0]) end += 1;
    for (let k = from; k < end; k += 1) {
      if ((credit[order[k] ?? 0] ?? 0) >= 0.5) {
        ranks += (from + end + 1) / 2;
        rights += 1;
      }
    }
    from = end;
  }
  return (ranks - (rights * (rights + 1)) / 2) / (rights * (predicted.length - rights));
}

/** Mean distance between prediction and outcome over fifteen equal bins of the prediction, weighed by bin (Naeini et al. 2015). */
export function calibrationError(predicted: Float64Array, credit: Float64Array): number {
  const gap = new Float64Array(bins);
  predicted.forEach((p, i) => {
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    gap[bin] = (gap[bin] ?? 0) + p - (credit[i] ?? 0);
  });
  return gap.reduce((sum, one) => sum + Math.abs(one), 0) / predicted.length;
}

const bins = 15;
