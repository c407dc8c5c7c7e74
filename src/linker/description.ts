import type { Language } from '../model/code.js';
import type { DeclarationKind, Dialect, TriggerType } from '../model/template.js';

/**
 * An application as plain data, as `serverless-coach model --format json` prints it. Lines are 1-based. What is absent is
 * left out; what is unknown is `null`, and `unknown` lists the names of those properties.
 */
export interface ApplicationDescription {
  readonly root: string;
  readonly dialect: Dialect;
  readonly functions: readonly FunctionDescription[];
  /** Everything declared but functions, their triggers and workflows; what a tool makes by itself is left out. */
  readonly resources: readonly ResourceDescription[];
  readonly workflows: readonly WorkflowDescription[];
}

export interface FunctionDescription {
  readonly name: string;
  /** Where the handler is; left out when it is certain that it is not there. */
  readonly file?: string | null;
  /** The exported name; with the handler string's own words where that leads nowhere. */
  readonly handler?: string | null;
  readonly language?: Language;
  readonly runtime?: string | null;
  readonly timeoutSeconds?: number | null;
  readonly memoryMb?: number | null;
  /** In the template; in the handler's file when no template names it. */
  readonly line: number;
  /** The file of `line`, when it is not the root template. */
  readonly template?: string;
  readonly triggers: readonly TriggerDescription[];
  readonly grants: readonly GrantDescription[];
  readonly calls: readonly CallDescription[];
  readonly unknown?: readonly string[];
}

export interface TriggerDescription {
  readonly kind: TriggerType;
  /** The name of the source, or the ARN, name or address that is written. */
  readonly source?: string | null;
  /** Left out when only the code says that there is such a trigger. */
  readonly line?: number;
  /** The file of `line`, when it is not the root template. */
  readonly template?: string;
  readonly unknown?: readonly string[];
}

export interface GrantDescription {
  readonly effect?: 'allow' | 'deny' | null;
  readonly actions?: readonly (string | null)[];
  readonly notActions?: readonly (string | null)[];
  readonly resources?: readonly (string | null)[];
  readonly notResources?: readonly (string | null)[];
  readonly line: number;
  /** The file of `line`, when it is not the root template. */
  readonly template?: string;
  readonly unknown?: readonly string[];
}

export interface CallDescription {
  /** The IAM action, or service and operation where there is none. */
  readonly action: string;
  /** The declared resource it works on, where that is known. */
  readonly resource?: string;
  readonly file: string;
  readonly line: number;
}

export interface ResourceDescription {
  readonly name: string;
  readonly kind: DeclarationKind;
  readonly line: number;
  /** The file of `line`, when it is not the root template. */
  readonly template?: string;
}

export interface WorkflowDescription {
  readonly name: string;
  readonly states?: number | null;
  readonly line: number;
  readonly template?: string;
  readonly unknown?: readonly string[];
}
