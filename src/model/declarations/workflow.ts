import type { Value } from '../value.js';
import type { WorkflowDefinition } from '../workflow.js';
import type { Declared, Target } from './declared.js';

export interface WorkflowDeclaration extends Declared {
  readonly kind: 'workflow';
  /** Number of states where the definition can be read. */
  readonly states: Value<number>;
  /** Resources its tasks use, functions among them. */
  readonly tasks: readonly Value<Target>[];
  /** The definition's file, when it is one of its own. */
  readonly definitionFile?: string;
  /** What the definition says, where it can be read. */
  readonly definition?: WorkflowDefinition;
  /** Absent means standard. */
  readonly workflowType?: Value<'STANDARD' | 'EXPRESS'>;
  /** Absent means `OFF`. */
  readonly logLevel?: Value<'ALL' | 'ERROR' | 'FATAL' | 'OFF'>;
  /** Absent means no. */
  readonly tracing?: Value<boolean>;
  readonly role?: Value<Target>;
}
