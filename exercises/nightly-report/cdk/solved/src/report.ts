export interface Sale {
  readonly shop: string;
  readonly article: string;
  readonly cents: number;
}

/** A line for each shop, the one that sold most first. */
export function reportOf(sales: readonly Sale[]): string {
  const sums = new Map<string, number>();
  for (const { shop, cents } of sales) sums.set(shop, (sums.get(shop) ?? 0) + cents);
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .map(([shop, cents]) => `${shop}: ${(cents / 100).toFixed(2)}`)
    .join('\n');
}
