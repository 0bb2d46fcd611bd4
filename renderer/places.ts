/** Places of a list that are chosen, by their numbers. Holds none. */

/** The places without one of them. */
export function without(legs: readonly number[], leg: number): readonly number[] {
  return legs.filter((each) => each !== leg);
}

/** The places with one of them on, or off where it was on. */
export function toggled(legs: readonly number[], leg: number): readonly number[] {
  return legs.includes(leg) ? without(legs, leg) : [...legs, leg];
}
