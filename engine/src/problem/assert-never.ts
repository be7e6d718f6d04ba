/** Marks a branch that no value reaches; a new kind then fails to compile here instead of falling through in a school. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
