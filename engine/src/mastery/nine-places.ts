/**
 * Rounds to 1e-9. Sums of floats differ in their last bits between machines and orders of adding; what is stored, hashed or
 * compared must not. Adding 0 turns -0 into 0, which JSON writes alike and a comparison does not.
 */
export function ninePlaces(value: number): number {
  return Math.round(value * 1e9) / 1e9 + 0;
}
