import { type Datum, mapOptions } from '../../../evaluation/data.js';
import { partIn } from '../construct.js';
import { arn } from '../values.js';

/** Where a failed or successful event is sent: `new SqsDestination(queue)`, `new SqsDlq(queue)`, `new SnsDlq(topic)`. */
export function destinationArn(datum: Datum): Datum {
  return mapOptions(datum, (option) => {
    const [target] = partIn(option)?.arguments ?? [];
    return target ? arn(target) : option;
  });
}
