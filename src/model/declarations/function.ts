import type { SourceRange } from '../source.js';
import type { Value } from '../value.js';
import type { Declared, Target } from './declared.js';
import type { Authorization, Cors } from './trigger.js';

export interface FunctionDeclaration extends Declared {
  readonly kind: 'function';
  readonly packaging: Packaging;
  readonly runtime: Value<string>;
  /** The handler string as the runtime gets it: `src/orders.handler`. */
  readonly handler: Value<string>;
  readonly functionName: Value<string>;
  /** Whole seconds; 3 when absent in CloudFormation, SAM and Terraform (documented default). */
  readonly timeoutSeconds: Value<number>;
  readonly memoryMb: Value<number>;
  readonly reservedConcurrency: Value<number>;
  readonly tracing: Value<'Active' | 'PassThrough' | 'Disabled'>;
  readonly environment: Environment;
  readonly layers: readonly Value<Target>[];
  readonly architectures: Value<readonly string[]>;
  /** The execution role, given or made by the tool (then it is a `role` declaration with `generated`). */
  readonly role: Value<Target>;
  /** The dead-letter target written on the function itself. */
  readonly deadLetter: Value<Target>;
  /** The log group named by the function's logging configuration. */
  readonly logGroup: Value<Target>;
  /** Lambda writes lines as text when absent (documented default). Levels are filtered only in JSON. */
  readonly logFormat: Value<'JSON' | 'Text'>;
  /** The least level of the function's own lines that is kept: `WARN`. */
  readonly applicationLogLevel: Value<string>;
  /** The least level of the lines that Lambda itself adds. */
  readonly systemLogLevel: Value<string>;
  readonly inVpc: Value<boolean>;
  /** The subnets it gets its network interfaces in; empty when none is written, or none can be told. */
  readonly subnets: readonly Value<Target>[];
  /** What may reach its network interfaces, and what they may reach; empty when none is written, or none can be told. */
  readonly securityGroups: readonly Value<Target>[];
  /** A file system of the network is mounted. */
  readonly mountsFileSystem: Value<boolean>;
  /**
   * Whether new code alone makes the tool deploy the function again. Absent where tools see to it by themselves; `known` is
   * false where the package is named by a path that stays the same.
   */
  readonly detectsCodeChange: Value<boolean>;
  /** Published versions begin from a snapshot of the initialised environment (SnapStart); absent means no. */
  readonly startsFromSnapshot: Value<boolean>;
  /** Made by the tool itself, not by the user (a custom resource's provider). */
  readonly generated: boolean;
}

/** How the handler string leads to source files. Folders are workspace-relative, `''` is the workspace folder. */
export type Packaging =
  | {
      readonly kind: 'folder';
      readonly folder: Value<string>;
      readonly entryPoints: readonly EntryPoint[];
      readonly buildMethod?: string;
      /** What the code does not need is left out: it is bundled by `esbuild`, or patterns say what is packed. */
      readonly isTrimmed?: true;
    }
  | { readonly kind: 'inline'; readonly text: Value<string> }
  | { readonly kind: 'image'; readonly folder: Value<string> }
  /** A function of the program that declares it: the tool packages what stands there. */
  | { readonly kind: 'written'; readonly at: SourceRange }
  /** Already built, elsewhere (S3): the code cannot be read. */
  | { readonly kind: 'remote' };

/** A source file a bundler starts from, workspace-relative. */
export interface EntryPoint {
  readonly file: string;
  readonly range: SourceRange;
}

export interface Environment {
  readonly variables: readonly EnvironmentVariable[];
  /** False when part of it is unknown (an import, a transform): a missing name proves nothing. */
  readonly complete: boolean;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly range: SourceRange;
  readonly value: Value<Target>;
  /** Given through a parameter; `masked` when the parameter is marked as not to be shown (`NoEcho`). */
  readonly parameter?: { readonly name: string; readonly masked: boolean };
  /** Set when deploying puts a secret's value here, readable to everybody who may read the configuration. */
  readonly secret?: EnvironmentSecret;
  /** Other parts of the template take their value from this variable. */
  readonly servesTemplate?: true;
}

/**
 * - `literal`: the text itself is a key of a known format or a password by name and entropy; `type` says which.
 * - `masked-parameter`: a parameter its author marked as not to be shown.
 * - `parameter`: a parameter that is called a password or key, as the variable is, and is not even marked.
 * - `resolved`: a reference to a secret store that is replaced by the secret when deploying.
 */
export type EnvironmentSecret =
  | { readonly kind: 'literal'; readonly type: string }
  | { readonly kind: 'masked-parameter' | 'parameter'; readonly parameter: string }
  | { readonly kind: 'resolved' };

export interface FunctionUrlDeclaration extends Declared {
  readonly kind: 'function-url';
  readonly function: Value<Target>;
  readonly authorization: Value<Authorization>;
  readonly cors: Value<Cors>;
}

/** How asynchronous invocations of a function are retried and where they go in the end. */
export interface AsyncInvokeDeclaration extends Declared {
  readonly kind: 'async-invoke';
  readonly function: Value<Target>;
  readonly onFailure: Value<Target>;
  readonly onSuccess: Value<Target>;
  /** 0 to 2; absent means 2. */
  readonly maximumRetryAttempts: Value<number>;
  readonly maximumEventAgeSeconds: Value<number>;
}

/** A name for a version of a function, or a version by its number. */
export interface AliasDeclaration extends Declared {
  readonly kind: 'alias';
  /** A number that the next version does not take over, unlike the name of an alias. */
  readonly isVersion: boolean;
  readonly function: Value<Target>;
  readonly provisionedConcurrency: Value<number>;
  /** A second version gets a share of the requests. */
  readonly splitsTraffic: Value<boolean>;
}

/** How a new version of a function takes over the requests of the one before. */
export interface RolloutDeclaration extends Declared {
  readonly kind: 'rollout';
  /** The function, or its alias; absent where the template leaves it to the deployment. */
  readonly function: Value<Target>;
  readonly shift: Value<'in-steps' | 'at-once'>;
  /** Alarms that bring the version before back. */
  readonly alarms: readonly Value<Target>[];
  /** Functions that check the new version before it gets requests, or after it got them all. */
  readonly hooks: readonly Value<Target>[];
}

export interface LayerDeclaration extends Declared {
  readonly kind: 'layer';
  readonly folder: Value<string>;
}
