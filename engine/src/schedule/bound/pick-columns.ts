import type { Charge } from './price-list.ts';

/** What the picks of all markets are worth, and what has to be paid for each: `charge[chargeStart[pick]]` up to the next pick's. */
type PickColumns = { readonly net: Float64Array; readonly chargeStart: Int32Array; readonly chargePrice: Int32Array; readonly chargeAmount: Float64Array };

/** Picks one after another into typed columns that grow: as lists, those of 3000 students in four unlike periods held 100 MB for a while. */
export function startPicks(): { count(): number; add(net: number, charges: readonly Charge[]): void; end(): PickColumns } {
  let [net, chargeStart, chargePrice, chargeAmount] = [new Float64Array(first), new Int32Array(first), new Int32Array(first), new Float64Array(first)];
  let picks = 0;
  let charges = 0;
  return {
    count: () => picks,
    add(worth, own) {
      if (picks + 2 > net.length) [net, chargeStart] = [longer(net, new Float64Array(2 * net.length)), longer(chargeStart, new Int32Array(2 * net.length))];
      for (const { price, amount } of own) {
        if (charges === chargePrice.length) [chargePrice, chargeAmount] = [longer(chargePrice, new Int32Array(2 * charges)), longer(chargeAmount, new Float64Array(2 * charges))];
        chargePrice[charges] = price;
        chargeAmount[charges] = amount;
        charges += 1;
      }
      net[picks] = worth;
      picks += 1;
      chargeStart[picks] = charges;
    },
    end: () => ({ net: net.slice(0, picks), chargeStart: chargeStart.slice(0, picks + 1), chargePrice: chargePrice.slice(0, charges), chargeAmount: chargeAmount.slice(0, charges) }),
  };
}

const first = 1024;

function longer<Own extends Int32Array | Float64Array>(before: Own, after: Own): Own {
  after.set(before);
  return after;
}
