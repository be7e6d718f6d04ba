/** A sum of variables, each with its factor. */
export type Sum = readonly (readonly [number, string])[];

/** An integer program while it is being written, to be maximized. Text of the CPLEX LP format comes out. */
export type Program = {
  /** 0 or 1, with its factor in the objective; where it `may` not be, 0. */
  binary(name: string, factor: number, may?: boolean): string;
  /** 0 or more. */
  number(name: string, factor: number): string;
  atMost(sum: Sum, most: number): void;
  equal(sum: Sum, value: number): void;
  text(): string;
};

export function writeProgram(): Program {
  const objective: [number, string][] = [];
  const rows: string[] = [];
  const binaries: string[] = [];
  const zeros: string[] = [];
  const row = (sum: Sum, rest: string): void => {
    // The same variable twice in a row is not read by every solver.
    const factors = new Map<string, number>();
    for (const [factor, name] of sum) factors.set(name, (factors.get(name) ?? 0) + factor);
    if (factors.size > 0) rows.push(` r${rows.length}: ${write([...factors].map(([name, factor]) => [factor, name]))} ${rest}`);
  };
  return {
    binary(name, factor, may = true) {
      objective.push([factor, name]);
      binaries.push(name);
      if (!may) zeros.push(name);
      return name;
    },
    number(name, factor) {
      objective.push([factor, name]);
      return name;
    },
    atMost: (sum, most) => row(sum, `<= ${most}`),
    equal: (sum, value) => row(sum, `= ${value}`),
    text: () => ['Maximize', ` o: ${write(objective)}`, 'Subject To', ...rows, 'Bounds', ...zeros.map((name) => ` ${name} = 0`), 'Binary', ...binaries.map((name) => ` ${name}`), 'End'].join('\n'),
  };
}

function write(sum: Sum): string {
  return sum.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join('\n  ');
}
