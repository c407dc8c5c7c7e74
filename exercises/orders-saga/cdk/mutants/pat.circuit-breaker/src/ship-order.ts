import type { Order } from './payment.js';
import { ship } from './shipping.js';

/** Hands an order to the courier; a second time, when the first fails. */
export async function handler({ order }: { readonly order: Order }): Promise<{ parcel: string }> {
  try {
    return { parcel: await ship(order) };
  } catch {
    return { parcel: await ship(order) };
  }
}
