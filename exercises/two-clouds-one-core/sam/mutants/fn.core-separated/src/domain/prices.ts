/** Who comes. */
export interface Group {
  readonly visitors: number;
  readonly age: string;
}

/** What one visitor of an age pays, in cents. */
export type RateOf = (age: string) => Promise<number>;

/** The price in cents, without reductions. */
export async function priceOf({ visitors, age }: Group, rateOf: RateOf): Promise<number> {
  return visitors * (await rateOf(age));
}
