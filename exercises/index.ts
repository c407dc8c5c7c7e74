import type { Exercise } from '../src/coach/exercises/exercise.js';

/** Every exercise, by id. Generated from the exercise folders by `npm run generate`. */
export const exercises: readonly Exercise[] = [
  {"id":"orders-once","title":"Orders once","summary":"Orders arrive on a queue, are charged at a payment provider and written to a ledger.","level":"middle","depth":3,"skills":{"idempotency":3,"retries-and-dlq":3,"concurrency-and-scaling":2,"iam-least-privilege":2},"minutes":45,"needs":["nightly-report","cold-start-clinic","lost-order-trace"],"variants":["sam","terraform","cdk"],"checks":{"absent":["idem.bad.blind-side-effect","dlq.bad.none","dlq.bad.visibility","dlq.bad.whole-batch","iam.bad.wildcard-action","iam.bad.wildcard-resource"],"present":{"idem.utility or idem.conditional-write":1,"idem.key-passed-on":1,"idem.key-expiry":1,"dlq.partial-batch":1,"dlq.visibility-6x":1,"dlq.redrive":1,"conc.esm-max":1,"iam.scoped-actions":1},"keep":["charge","store"],"mayGo":[]}},
];
