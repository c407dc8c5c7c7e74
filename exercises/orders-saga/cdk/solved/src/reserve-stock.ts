import type { Order } from './payment.js';
import { release, reserve } from './stock.js';

/** Takes what was ordered out of the stock, or puts it back. */
export async function handler({ order, undo }: { readonly order: Order; readonly undo?: boolean }): Promise<void> {
  await (undo ? release(order) : reserve(order));
}
