import type { SourceRange } from '../source.js';
import type { Value } from '../value.js';
import type { Declared, Origin, Target } from './declared.js';

export interface RoleDeclaration extends Declared {
  readonly kind: 'role';
  readonly statements: readonly StatementDeclaration[];
  /** ARNs or names of managed policies, or references to `policy` declarations. */
  readonly managedPolicies: readonly Value<Target>[];
  /** Policy templates of SAM, expanded by the linker from dated data. */
  readonly policyTemplates: readonly PolicyTemplateUse[];
  /** A policy sets the most that the role may ever be allowed. */
  readonly isBounded?: Value<boolean>;
  /** Services that may assume it: `lambda.amazonaws.com`. Empty when made by the tool for one function. */
  readonly assumedBy: readonly Value<string>[];
  /** False when policies are attached that cannot be read. */
  readonly complete: boolean;
  readonly generated: boolean;
}

export interface PolicyTemplateUse {
  readonly origin: Origin;
  readonly template: string;
  readonly parameters: Readonly<Record<string, Value<Target>>>;
  readonly range: SourceRange;
}

/** A policy of its own, attached to roles, a managed policy, or a resource policy on queues, topics, buckets. */
export interface PolicyDeclaration extends Declared {
  readonly kind: 'policy';
  readonly attachment: 'roles' | 'resource';
  readonly statements: readonly StatementDeclaration[];
  /** False when part of it is known only when deploying. */
  readonly complete: boolean;
  /** Roles it is attached to here; roles that name it stand in `RoleDeclaration.managedPolicies`. */
  readonly roles: readonly Value<Target>[];
}

export interface StatementDeclaration {
  readonly origin: Origin;
  readonly range: SourceRange;
  readonly sid?: string;
  readonly effect: Value<'Allow' | 'Deny'>;
  /** Each as written: `dynamodb:PutItem`, `s3:*`. */
  readonly actions: readonly Value<string>[];
  readonly notActions: readonly Value<string>[];
  readonly resources: readonly Value<Target>[];
  readonly notResources: readonly Value<Target>[];
  readonly hasCondition: boolean;
  /** What its conditions ask of a request. Those whose key is known only when deploying are left out. */
  readonly conditions?: readonly StatementCondition[];
  /** Its actions are not written one by one: they are given by the name of a set. */
  readonly set?: ActionSet;
  /** The tool gives it to every function, whatever is written: nobody can change it. */
  readonly fixed?: true;
}

/** One condition of a statement: `Bool`, `aws:SecureTransport`, `false`. */
export interface StatementCondition {
  readonly operator: Value<string>;
  readonly key: string;
  /** Booleans as they are written: `false`. */
  readonly values: readonly Value<string>[];
}

/** Actions that a tool gives together under one name: a policy template, a method that grants. */
export interface ActionSet {
  readonly name: string;
  /** Sets of fewer of its actions that are given in the same way, and that can be written in its place. */
  readonly narrower: readonly { readonly name: string; readonly actions: readonly string[] }[];
}

/** A right to call a function, kept with the function. */
export interface PermissionDeclaration extends Declared {
  readonly kind: 'permission';
  readonly function: Value<Target>;
  /** A service, an account, a role; `*` is everybody. */
  readonly principal: Value<string>;
  /** `lambda:InvokeFunction`, `lambda:InvokeFunctionUrl`. */
  readonly action: Value<string>;
  /** The resource on whose behalf a service calls. */
  readonly source: Value<Target>;
  /** The account that resource belongs to. */
  readonly sourceAccount: Value<string>;
  /** Only principals of this organization. */
  readonly organization: Value<string>;
  /** What a skill of Alexa has to show. */
  readonly eventSourceToken: Value<string>;
  /** Only through the function's address, whose own settings decide who may call. */
  readonly onlyThroughUrl: Value<boolean>;
}

/** SAM connectors and kin: rights given from one resource to another without naming actions. */
export interface ConnectorDeclaration extends Declared {
  readonly kind: 'connector';
  readonly source: Value<Target>;
  readonly destination: Value<Target>;
  readonly permissions: readonly ('Read' | 'Write')[];
}
