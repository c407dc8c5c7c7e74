import type {
  CallFact,
  CatchFact,
  ClientFact,
  EnvironmentReadFact,
  FloatingPromiseFact,
  FunctionFact,
  ImportFact,
  Language,
  LanguageFeatureFact,
  LogFact,
  ModuleFormatFact,
  ProjectFacts,
  RecordUseFact,
  SecretFact,
  WrapperFact,
} from './code.js';
import type {
  AnswerFact,
  EnvironmentUseFact,
  EventReadFact,
  ObjectKeyFact,
  PlaceNameFact,
  ResultFact,
  SinkFact,
  StateWriteFact,
} from './flow.js';
import type { FunctionRights } from './rights.js';
import type { SourceRange } from './source.js';
import type {
  ApiDeclaration,
  AsyncInvokeDeclaration,
  Declaration,
  Dialect,
  FunctionDeclaration,
  FunctionUrlDeclaration,
  HttpTrigger,
  LogGroupDeclaration,
  MisusedPart,
  OutputDeclaration,
  ParameterDeclaration,
  PartRegion,
  PollTrigger,
  PushTrigger,
  QueueDeclaration,
  RoleDeclaration,
  RouteTableDeclaration,
  StageDeclaration,
  StatementDeclaration,
  SubnetDeclaration,
  TableDeclaration,
  ToolSettings,
  TopicDeclaration,
  TriggerType,
  UnresolvedName,
  WorkflowDeclaration,
} from './template.js';
import type {
  ExitFact,
  FileRemovalFact,
  FileWriteFact,
  MaskingFact,
  RemainingTimeFact,
  ReplayFact,
  RequestFact,
  ThrownErrorFact,
  TimeLimitFact,
  ValidationFact,
  VariationFact,
  WaitFact,
} from './work.js';

/**
 * One deployable application: what a root template declares and what its handlers' code does, joined. This is all a
 * rule ever sees.
 */
export interface Application {
  /** The root template, or `.` for the handlers that no template names. */
  readonly root: string;
  readonly dialect: Dialect;
  /** False when something was left out that may declare more: absence then proves nothing. */
  readonly complete: boolean;
  readonly functions: readonly LambdaFunction[];
  /** Handler code, each once, however many functions use it. */
  readonly handlers: readonly Handler[];
  readonly triggers: readonly Trigger[];
  readonly queues: readonly Queue[];
  readonly topics: readonly TopicDeclaration[];
  readonly tables: readonly TableDeclaration[];
  readonly apis: readonly ApiDeclaration[];
  readonly stages: readonly Stage[];
  readonly urls: readonly FunctionUrl[];
  readonly roles: readonly Role[];
  readonly logGroups: readonly LogGroupDeclaration[];
  readonly workflows: readonly WorkflowDeclaration[];
  readonly unresolved: readonly UnresolvedName[];
  readonly misused: readonly MisusedPart[];
  readonly parameters: readonly ParameterDeclaration[];
  readonly outputs: readonly OutputDeclaration[];
  /** Absent for tools that have no such settings, or keep them in their own files. */
  readonly tool?: ToolSettings;
  /** Parts that say themselves which region they are deployed to. */
  readonly regions?: readonly PartRegion[];
  /** Everything declared, by id. */
  readonly declarations: ReadonlyMap<string, Declaration>;
}

export interface LambdaFunction extends FunctionDeclaration {
  readonly triggers: readonly Trigger[];
  readonly asyncInvoke?: AsyncInvokeDeclaration;
  readonly executionRole?: Role;
  /** What its role has to allow. Worked out when it is first asked for. */
  readonly rights: FunctionRights;
  /** Log groups that are this function's, by name or by reference. */
  readonly logGroups: readonly LogGroupDeclaration[];
  /** Where its packets can go, for a function in a VPC whose routes can all be told. */
  readonly network?: FunctionNetwork;
  readonly code: LinkedCode;
}

/** What a function in a VPC can reach. */
export interface FunctionNetwork {
  /**
   * - `nat`: from at least one of its subnets a NAT gateway leads to public addresses.
   * - `public-subnet`: an internet gateway is there, which is of no use without a public address; functions have none.
   * - `none`: no route leads out.
   */
  readonly egress: 'nat' | 'public-subnet' | 'none';
  /** Services with an endpoint in the network, as endpoints call them: `s3`, `secretsmanager`, `monitoring`. */
  readonly endpoints: readonly string[];
  readonly subnets: readonly SubnetDeclaration[];
  readonly tables: readonly RouteTableDeclaration[];
  /** The network itself, where all the subnets are of one that is declared here. */
  readonly vpc?: Declaration;
}

/** What became of a handler string. */
export type LinkedCode =
  | { readonly kind: 'found'; readonly handler: Handler }
  /** The folder is there and read, and the file or export is not. */
  | {
      readonly kind: 'missing';
      readonly missing: 'file' | 'export';
      readonly expected: string;
      /** Handler strings that would work, nearest first. */
      readonly suggestions: readonly string[];
    }
  /** It cannot be told: an image, a build product, a language without a reader, a value nobody can resolve. */
  | { readonly kind: 'unknown'; readonly reason: string };

export type Trigger = LinkedHttpTrigger | LinkedPollTrigger | LinkedPushTrigger;
export type LinkedHttpTrigger = HttpTrigger & TriggerLinks & { readonly api?: ApiDeclaration };
export type LinkedPollTrigger = PollTrigger & TriggerLinks & { readonly queue?: Queue };
export type LinkedPushTrigger = PushTrigger & TriggerLinks;

interface TriggerLinks {
  /** Undefined when its function is not of this application. */
  readonly consumer?: LambdaFunction;
  readonly sourceDeclaration?: Declaration;
}

export interface Queue extends QueueDeclaration {
  readonly consumers: readonly LinkedPollTrigger[];
  /** Failures are sent here, or its name says so: it needs no dead-letter queue of its own. */
  readonly servesAsDeadLetterQueue: boolean;
  readonly deadLetterQueue?: Queue;
}

export interface FunctionUrl extends FunctionUrlDeclaration {
  readonly target?: LambdaFunction;
}

export interface Stage extends StageDeclaration {
  /** Undefined for an API that is declared elsewhere. */
  readonly ofApi?: ApiDeclaration;
  /** The routes of its API that lead to functions. */
  readonly routes: readonly LinkedHttpTrigger[];
}

export interface Role extends RoleDeclaration {
  /** Everything it may do: its own statements, attached policies, expanded policy templates and connectors. */
  readonly grants: readonly Grant[];
  /** Nothing else is allowed: every policy it has can be read, and all that is attached to it is known. */
  readonly fullyVisible: boolean;
  readonly functions: readonly LambdaFunction[];
}

/**
 * A statement as a role has it: written for it, in a policy of the application that it names, in a policy that AWS keeps,
 * from a template of SAM, or from a connector. The last three have the range and origin of what brings them in.
 */
export interface Grant extends StatementDeclaration {
  readonly source: 'statement' | 'managed-policy' | 'aws-managed-policy' | 'policy-template' | 'connector';
}

/** A handler's code with everything it reaches through local calls and imports. */
export interface Handler {
  /** The export's name; `Class.method` for classes. */
  readonly name: string;
  readonly file: string;
  readonly language: Language;
  readonly fact: FunctionFact;
  /** Its name in the file: where a finding on the whole handler is shown. */
  readonly range: SourceRange;
  /** The functions whose handler string names it; none for a handler found by shape. */
  readonly functions: readonly LambdaFunction[];
  /** What starts it: from the functions' triggers, or else from types and wrappers. Empty when nobody can tell. */
  readonly events: readonly TriggerType[];
  /** Files of the project's tools in the folder of the code and in those around it, the nearest first. */
  readonly projects: readonly Project[];
  readonly reach: Reach;
}

/** A file of the tools that build a project. */
export interface Project extends ProjectFacts {
  readonly file: string;
}

/** The facts of all code that can run when the handler runs. */
export interface Reach {
  /** Files that take part, the handler's first. */
  readonly files: readonly string[];
  /** False when a local import could not be found or a call could not be followed. */
  readonly complete: boolean;
  readonly functions: readonly Reached<FunctionFact>[];
  readonly imports: readonly Reached<ImportFact>[];
  readonly clients: readonly Reached<ClientFact>[];
  readonly calls: readonly LinkedCall[];
  /** Those that every invocation gets to, under no condition. Worked out when it is first asked for. */
  readonly certainCalls: readonly LinkedCall[];
  /** Where a function to invoke is named as the one that runs. */
  readonly ownNames: readonly SourceRange[];
  readonly thrownErrors: readonly LinkedThrownError[];
  readonly environmentReads: readonly Reached<EnvironmentReadFact>[];
  readonly logs: readonly Reached<LogFact>[];
  readonly catches: readonly Reached<CatchFact>[];
  readonly floatingPromises: readonly Reached<FloatingPromiseFact>[];
  readonly recordUses: readonly Reached<RecordUseFact>[];
  readonly secrets: readonly Reached<SecretFact>[];
  /** What only some versions of the language have. */
  readonly features: readonly LanguageFeatureFact[];
  /** How each file is written as a module, where a language has two ways. */
  readonly moduleFormats: readonly (ModuleFormatFact & { readonly file: string })[];
  readonly placeNames: readonly Reached<PlaceNameFact>[];
  /** In all functions of the files: what reads any variable may be called by anybody. */
  readonly environmentUses: readonly Reached<EnvironmentUseFact>[];
  readonly inFiles: FileContents;
  readonly waits: readonly LinkedWait[];
  readonly exits: readonly Reached<ExitFact>[];
  readonly fileRemovals: readonly Reached<FileRemovalFact>[];
  readonly requests: readonly Reached<RequestFact>[];
  readonly timeLimits: readonly Reached<TimeLimitFact>[];
  /** Where it is asked how long the invocation may still take. */
  readonly remainingTime: readonly Reached<RemainingTimeFact>[];
  /** Where a logger is told what not to write. */
  readonly maskings: readonly Reached<MaskingFact>[];
  readonly replays: readonly Reached<ReplayFact>[];
  readonly variations: readonly Reached<VariationFact>[];
  /** Where the event goes. Worked out when it is first asked for. */
  readonly eventFlow: EventFlow;
  readonly wrappers: readonly WrapperFact[];
  /** What the handler gives back where the code shows it, helpers followed. Worked out when it is first asked for. */
  readonly results: readonly ResultFact[];
  /** What the handler itself gives back, helpers followed. */
  readonly batchResponse: 'returned' | 'not-returned' | 'unknown';
  /** The handler is async, or returns a promise: a promise left floating is lost when it ends. */
  readonly endsWithPromise: boolean;
}

/**
 * What stands anywhere in the files of a handler, also in functions that nothing is seen to call: a table of routes may
 * lead to them. What is not even here is done by nobody.
 */
export interface FileContents {
  /** Names of the variables that are read. */
  readonly variables: ReadonlySet<string>;
  /** The IAM actions that calls need. */
  readonly actions: ReadonlySet<string>;
}

/** Where the event of a handler goes, through everything it calls. */
export interface EventFlow {
  readonly reads: readonly Reached<EventReadFact>[];
  /** Places where text is taken apart as a language of its own; `fromEvent` when something of the event is in it. */
  readonly sinks: readonly Reached<SinkFact & { readonly fromEvent: boolean }>[];
  /** Texts of the event by which objects of a storage are found, each with the whole way from the handler's event. */
  readonly objectKeys: readonly Reached<ObjectKeyFact>[];
  /** Everything that outlives the invocation and is changed in it; `fromEvent` when something of the event is kept. */
  readonly stateWrites: readonly Reached<StateWriteFact & { readonly fromEvent: boolean }>[];
  /** Every file that is written; `fromEvent` when something of the event is in its path. */
  readonly fileWrites: readonly Reached<FileWriteFact & { readonly fromEvent: boolean }>[];
  /** Where values are held against a schema; `fromEvent` when something of the event is. */
  readonly validations: readonly Reached<ValidationFact & { readonly fromEvent: boolean }>[];
}

/**
 * A fact and when it runs: `start` is module scope and what it calls (once per environment), `invocation` is at every
 * event.
 */
export type Reached<T> = T & {
  readonly phase: 'start' | 'invocation';
  /** It may run, as an instance of its class is made; nothing shows that its method is called for this handler. */
  readonly assumed?: boolean;
};

/** A wait with the calls to services that each turn of its loop makes, helpers followed. */
export interface LinkedWait extends Reached<WaitFact> {
  readonly between: readonly CallFact[];
}

/** An SDK call joined with what it needs and touches. */
export interface LinkedCall extends Reached<CallFact> {
  /** IAM actions it needs, `dynamodb:PutItem`; empty for what is not AWS or not known. */
  readonly actions: readonly string[];
  /** Ids of the declared resources it works on, where environment and template tell. */
  readonly resources: readonly string[];
  /** What is made of its answer, where that can be followed. */
  readonly answer?: AnswerFact;
}

/** An error with what the runtime calls it when the handler does not catch it. */
export interface LinkedThrownError extends Reached<ThrownErrorFact> {
  /** What callers see as its type; undefined where it cannot be told. */
  readonly reportedAs?: string;
  /** Where its class is declared, when that is among the files that take part. */
  readonly declared?: SourceRange;
}
