import type { Order } from './payment.js';
import { ship } from './shipping.js';

/** Hands an order to the courier. */
export async function handler({ order }: { readonly order: Order }): Promise<{ parcel: string }> {
  return { parcel: await ship(order) };
}
