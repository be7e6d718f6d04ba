import type { Column, OptionColumns } from './instance.ts';

/** One option, as a row of the columns. */
type OptionRow = { readonly [Name in keyof OptionColumns]: OptionColumns[Name][number] };

/** The same columns as plain lists: how they stand in a file, and what an instance's hash is made of. */
type OptionLists = { readonly [Name in keyof OptionColumns]: readonly OptionColumns[Name][number][] };

/** Lists, as somebody wrote them, into columns. Indices are whole numbers; all others keep every digit. */
export function packOptions(lists: OptionLists): OptionColumns {
  const { id, demand, task, value, price, minutes, checkMinutes, screenMinutes } = lists;
  return {
    id, demand: packed(indexColumn(demand.length), demand), task: packed(indexColumn(task.length), task), value: packColumn(value), price: packColumn(price),
    minutes: packColumn(minutes), checkMinutes: packColumn(checkMinutes), screenMinutes: packColumn(screenMinutes),
  };
}

/** And back again, to be written into a file. */
export function listOptions(columns: OptionColumns): OptionLists {
  const { id, demand, task, value, price, minutes, checkMinutes, screenMinutes } = columns;
  return { id, demand: [...demand], task: [...task], value: [...value], price: [...price], minutes: [...minutes], checkMinutes: [...checkMinutes], screenMinutes: [...screenMinutes] };
}

/** A column of other numbers than indices, in place of one that an instance has. */
export function packColumn(list: ArrayLike<number>): Column {
  return packed(numberColumn(list.length), list);
}

/** Columns that grow row by row, up to so many. Rows that are never written take no memory. */
export function startOptions(atMost: number): { add(row: OptionRow): void; end(): OptionColumns } {
  const id: string[] = [];
  const [demand, task] = [indexColumn(atMost), indexColumn(atMost)];
  const [value, price, minutes, checkMinutes, screenMinutes] = [numberColumn(atMost), numberColumn(atMost), numberColumn(atMost), numberColumn(atMost), numberColumn(atMost)];
  return {
    add(row) {
      const at = id.push(row.id) - 1;
      demand[at] = row.demand;
      task[at] = row.task;
      value[at] = row.value;
      price[at] = row.price;
      minutes[at] = row.minutes;
      checkMinutes[at] = row.checkMinutes;
      screenMinutes[at] = row.screenMinutes;
    },
    end() {
      const written = <Own extends Int32Array | Float64Array>(column: Own) => column.subarray(0, id.length);
      return {
        id, demand: written(demand), task: written(task), value: written(value), price: written(price),
        minutes: written(minutes), checkMinutes: written(checkMinutes), screenMinutes: written(screenMinutes),
      };
    },
  };
}

/** Some of the rows, in the order given. */
export function pickOptions(columns: OptionColumns, rows: readonly number[]): OptionColumns {
  const picked = startOptions(rows.length);
  for (const row of rows) picked.add(optionAt(columns, row));
  return picked.end();
}

function optionAt(columns: OptionColumns, row: number): OptionRow {
  const read = (column: Column) => column[row] ?? Number.NaN;
  return {
    id: columns.id[row] ?? '', demand: read(columns.demand), task: read(columns.task), value: read(columns.value), price: read(columns.price),
    minutes: read(columns.minutes), checkMinutes: read(columns.checkMinutes), screenMinutes: read(columns.screenMinutes),
  };
}

function packed<Own extends Int32Array | Float64Array>(column: Own, list: ArrayLike<number>): Own {
  column.set(list);
  return column;
}

function indexColumn(rows: number): Int32Array {
  return new Int32Array(memory(rows * Int32Array.BYTES_PER_ELEMENT));
}

function numberColumn(rows: number): Float64Array {
  return new Float64Array(memory(rows * Float64Array.BYTES_PER_ELEMENT));
}

/** Memory that threads share: what is posted to a thread is not copied. Part of the language, but a page in a browser may be without it. */
function memory(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}
