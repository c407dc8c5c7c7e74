import { type Order, pay, refund } from './payment.js';

/** Takes the money for an order, or gives it back. */
export async function handler({ order, undo }: { readonly order: Order; readonly undo?: boolean }): Promise<unknown> {
  if (undo) return refund(order);
  return { paymentId: await pay(order) };
}
