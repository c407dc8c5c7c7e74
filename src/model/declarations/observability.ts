import type { Value } from '../value.js';
import type { Declared, Target } from './declared.js';

export interface LogGroupDeclaration extends Declared {
  readonly kind: 'log-group';
  /** May hold a function's reference: `{ kind: 'text', text: '/aws/lambda/${Save}' }`. */
  readonly logGroupName: Value<Target>;
  readonly retentionDays: Value<number>;
  /** Made by the tool itself for a function, not written as a resource. */
  readonly generated?: true;
}

export interface AlarmDeclaration extends Declared {
  readonly kind: 'alarm';
  readonly metric: Value<string>;
  readonly namespace: Value<string>;
  readonly dimensions: readonly { readonly name: string; readonly value: Value<Target> }[];
  /** Who is told when it rings. */
  readonly actions: readonly Value<Target>[];
  /** What is made of the values of a period: `Sum`, `p99`. */
  readonly statistic: Value<string>;
  /** Where a person who is told finds what to do, if the author wrote it. Parts that are not known stand as `${Name}`. */
  readonly description: Value<string>;
}
