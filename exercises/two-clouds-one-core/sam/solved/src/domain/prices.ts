/** Who comes. */
export interface Group {
  readonly visitors: number;
  readonly age: string;
}

/** What one visitor of an age pays, in cents. */
export type RateOf = (age: string) => Promise<number>;

/** The price in cents: ten visitors and more pay a tenth less, every twentieth comes in free. */
export async function priceOf({ visitors, age }: Group, rateOf: RateOf): Promise<number> {
  if (!Number.isInteger(visitors) || visitors < 1) return 0;
  const paying = visitors - Math.floor(visitors / 20);
  const rate = await rateOf(age);
  const full = paying * rate;
  return visitors >= 10 ? Math.round(full * 0.9) : full;
}
