import { http } from '@google-cloud/functions-framework';
import { rateOf } from './adapters/firestore-rates.js';
import { priceOf } from './domain/prices.js';

/** Tells a group what it pays, on Google Cloud. */
http('quote', async (request, response) => {
  const { visitors, age } = request.query;
  if (!visitors) {
    response.status(400).json({ message: 'how many visitors?' });
    return;
  }
  const cents = await priceOf({ visitors: Number(visitors), age: String(age ?? 'adult') }, rateOf);
  response.json({ cents });
});
