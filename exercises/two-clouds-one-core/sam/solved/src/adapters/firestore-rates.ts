import { Firestore } from '@google-cloud/firestore';

const rates = new Firestore().collection('rates');

/** What one visitor of an age pays, in cents. */
export async function rateOf(age: string): Promise<number> {
  const rate = await rates.doc(age).get();
  return rate.data()?.cents ?? 0;
}
