import type { Value } from '../value.js';
import type { Declared } from './declared.js';

/** A record of a zone: where a name leads. */
export interface DnsRecordDeclaration extends Declared {
  readonly kind: 'dns-record';
  /** How one of several records of a name is chosen; absent where there is one alone. */
  readonly routing: Value<'failover' | 'latency' | 'other'>;
  /** It is left out while what it leads to is not healthy. */
  readonly isHealthChecked: Value<boolean>;
}
