import type { SuppressionComment } from './code.js';
import type { ApiDeclaration, StageDeclaration } from './declarations/api.js';
import type { CachePolicyDeclaration, ModelEndpointDeclaration, ScalingDeclaration } from './declarations/capacity.js';
import type { Dialect, Origin, OtherDeclaration, Target } from './declarations/declared.js';
import type { DnsRecordDeclaration } from './declarations/dns.js';
import type {
  AliasDeclaration,
  AsyncInvokeDeclaration,
  FunctionDeclaration,
  FunctionUrlDeclaration,
  LayerDeclaration,
  RolloutDeclaration,
} from './declarations/function.js';
import type {
  BusDeclaration,
  BusRuleDeclaration,
  QueueDeclaration,
  TopicDeclaration,
} from './declarations/messaging.js';
import type {
  RouteAssociationDeclaration,
  RouteDeclaration,
  RouteTableDeclaration,
  SecurityGroupDeclaration,
  SecurityRuleDeclaration,
  SubnetDeclaration,
  VpcEndpointDeclaration,
} from './declarations/network.js';
import type { AlarmDeclaration, LogGroupDeclaration } from './declarations/observability.js';
import type { PartRegion } from './declarations/part-region.js';
import type {
  ConnectorDeclaration,
  PermissionDeclaration,
  PolicyDeclaration,
  RoleDeclaration,
} from './declarations/rights.js';
import type {
  BucketDeclaration,
  SecretDeclaration,
  StoreDeclaration,
  StreamDeclaration,
  TableDeclaration,
} from './declarations/storage.js';
import type { ToolSettings } from './declarations/tool.js';
import type { TriggerDeclaration } from './declarations/trigger.js';
import type { WorkflowDeclaration } from './declarations/workflow.js';
import type { SourceRange, SyntaxProblem } from './source.js';
import type { Value } from './value.js';

export type * from './declarations/api.js';
export type * from './declarations/capacity.js';
export type * from './declarations/declared.js';
export type * from './declarations/dns.js';
export type * from './declarations/function.js';
export type * from './declarations/messaging.js';
export type * from './declarations/network.js';
export type * from './declarations/observability.js';
export type * from './declarations/part-region.js';
export type * from './declarations/rights.js';
export type * from './declarations/storage.js';
export type * from './declarations/tool.js';
export type * from './declarations/trigger.js';
export type * from './declarations/workflow.js';

/** What one root template (with all it includes) declares, in words no dialect owns. Plain data. */
export interface TemplateFacts {
  /** Workspace-relative path of the root file. */
  readonly root: string;
  readonly dialect: Dialect;
  /** Every file that took part, the root first. */
  readonly files: readonly string[];
  readonly declarations: readonly Declaration[];
  /** Something was left out that may declare more (a remote nested stack, a macro): absence proves less. */
  readonly incomplete: readonly { readonly range: SourceRange; readonly reason: string }[];
  readonly problems: readonly SyntaxProblem[];
  readonly suppressions: readonly SuppressionComment[];
  /**
   * A program made it when it was run, and this is the program's folder. Where the program itself can be read, it counts
   * instead.
   */
  readonly outputOf?: string;
  /** Names that values refer to and that nothing declares. */
  readonly unresolved?: readonly UnresolvedName[];
  /** Parts that the tool which deploys refuses, or leaves out without a word. */
  readonly misused?: readonly MisusedPart[];
  /** What somebody gives when deploying. */
  readonly parameters?: readonly ParameterDeclaration[];
  /** What everybody can read who may look at what was deployed. */
  readonly outputs?: readonly OutputDeclaration[];
  /** Absent for tools that have no such settings, or keep them in their own files. */
  readonly tool?: ToolSettings;
  /** Parts that say themselves which region they are deployed to. */
  readonly regions?: readonly PartRegion[];
}

/** A name that a value refers to and that nothing declares: it cannot be deployed. */
export interface UnresolvedName {
  /** What holds the name. */
  readonly range: SourceRange;
  /** As it is written: `Order`; of a path the part that is not there. */
  readonly name: string;
  /** With what is around it: `var.order`, `self:custom.order`. */
  readonly written: string;
  /** The names that are there and could be meant. */
  readonly candidates: readonly string[];
}

/** A part of a template that the tool which deploys does not take as it is meant. */
export interface MisusedPart {
  readonly range: SourceRange;
  /** What it is, for a person: `AWS::Serverless::Function`, `Policies under Globals.Function`. */
  readonly part: string;
  /** The tool stops, or it goes on as if the part were not there. */
  readonly effect: 'refused' | 'ignored';
  /** Why, and what to do, in a sentence that goes on: `SAM takes only …`. */
  readonly reason: string;
  /** The name in the range, and what it was most likely meant to be. */
  readonly meant?: { readonly name: string; readonly by: string };
  /** What the template lacks so that the tool understands it can be added there. */
  readonly completes?: Origin;
}

/** What somebody gives when deploying. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly range: SourceRange;
  readonly origin: Origin;
  /** Text, number or boolean as text; a list or map is unknown. */
  readonly default: Value<string>;
  /** Consoles, logs and plans do not show it. */
  readonly masked: Value<boolean>;
  /** Its name says that it is a password or key, and what is given is that itself. */
  readonly isCalledSecret: boolean;
}

/** What is shown after deploying, or can be read by others. */
export interface OutputDeclaration {
  readonly name: string;
  readonly range: SourceRange;
  readonly origin: Origin;
  readonly value: Value<Target>;
  readonly masked: Value<boolean>;
  /** What makes the value a secret: the parameter it comes from, or where it is read from. */
  readonly secret?: OutputSecret;
}

/**
 * - `parameter`: a parameter that is masked, or called a password or key.
 * - `resolved`: a reference to a secret store, or to a key that is made here.
 */
export type OutputSecret = { readonly kind: 'parameter'; readonly parameter: string } | { readonly kind: 'resolved' };

export type Declaration =
  | FunctionDeclaration
  | TriggerDeclaration
  | FunctionUrlDeclaration
  | AsyncInvokeDeclaration
  | QueueDeclaration
  | TopicDeclaration
  | TableDeclaration
  | StreamDeclaration
  | BucketDeclaration
  | BusDeclaration
  | BusRuleDeclaration
  | ApiDeclaration
  | StageDeclaration
  | RoleDeclaration
  | PolicyDeclaration
  | PermissionDeclaration
  | ConnectorDeclaration
  | LogGroupDeclaration
  | AlarmDeclaration
  | WorkflowDeclaration
  | LayerDeclaration
  | AliasDeclaration
  | RolloutDeclaration
  | SecretDeclaration
  | StoreDeclaration
  | SubnetDeclaration
  | RouteTableDeclaration
  | RouteDeclaration
  | RouteAssociationDeclaration
  | VpcEndpointDeclaration
  | SecurityGroupDeclaration
  | SecurityRuleDeclaration
  | DnsRecordDeclaration
  | ModelEndpointDeclaration
  | ScalingDeclaration
  | CachePolicyDeclaration
  | OtherDeclaration;

export type DeclarationKind = Declaration['kind'];
