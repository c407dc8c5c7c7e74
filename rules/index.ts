import type { RegisteredRule } from '../src/model/rule.js';
import { check as queueWithoutDlq } from './retries-and-dlq/queue-without-dlq/rule.js';

/** Every rule, by id. Generated from the rule folders by `npm run generate`. */
export const rules: readonly RegisteredRule[] = [
  { metadata: {"id":"queue-without-dlq","title":"Queue without a dead-letter queue","skill":"retries-and-dlq","level":"junior","severity":"warning","maturity":"stable","signal":"dlq.bad.none","platforms":["aws-lambda"],"resources":["aws-lambda-sqs-errors","aws-lambda-sqs-configure"]}, check: queueWithoutDlq },
];
