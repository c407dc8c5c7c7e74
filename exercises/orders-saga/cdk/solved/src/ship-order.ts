import CircuitBreaker from 'opossum';
import type { Order } from './payment.js';
import { ship } from './shipping.js';

/** When half of the calls fail, the courier is left alone for half a minute. */
const courier = new CircuitBreaker(ship, { timeout: 6_000, errorThresholdPercentage: 50, resetTimeout: 30_000 });

/** Hands an order to the courier. */
export async function handler({ order }: { readonly order: Order }): Promise<{ parcel: string }> {
  return { parcel: await courier.fire(order) };
}
