import type { FlowFacts } from './flow.js';
import type { SourceRange, SyntaxProblem } from './source.js';
import type { WorkFacts } from './work.js';

export type Language = 'typescript' | 'javascript' | 'python' | 'java' | 'go' | 'csharp';

/**
 * What one source file says, in the words every language shares. Plain data: it can be cached as JSON.
 * All lists are in source order.
 */
export interface CodeFacts {
  readonly file: string;
  readonly language: Language;
  readonly problems: readonly SyntaxProblem[];
  /** Every function, method and lambda of the file. Its index here is its identity in the other facts. */
  readonly functions: readonly FunctionFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly invocations: readonly InvocationFact[];
  readonly clients: readonly ClientFact[];
  readonly calls: readonly CallFact[];
  readonly environmentReads: readonly EnvironmentReadFact[];
  readonly logs: readonly LogFact[];
  readonly catches: readonly CatchFact[];
  readonly floatingPromises: readonly FloatingPromiseFact[];
  readonly returns: readonly ReturnFact[];
  readonly recordUses: readonly RecordUseFact[];
  readonly secrets: readonly SecretFact[];
  /** Where values go: from events to what reads them, and into what takes them apart. */
  readonly flow: FlowFacts;
  /** What it does besides calling services: waiting, ending the process, writing files, how long it lets others take. */
  readonly work: WorkFacts;
  /** What only some versions of the language have, the first of each kind. */
  readonly features?: readonly LanguageFeatureFact[];
  /** How the file is written as a module, in languages with two ways. */
  readonly moduleFormat?: ModuleFormatFact;
  /** What a file of the project's tools says (`package.json`); such a file holds no code. */
  readonly project?: ProjectFacts;
  /** Comments that hold `serverless-coach-ignore`, whole, without the comment marks. */
  readonly suppressions: readonly SuppressionComment[];
}

/** A construct or module that a version of the language brought (`since`), or that one took away (`until`). */
export interface LanguageFeatureFact {
  /** For messages: `a match statement`, `the module tomllib`. */
  readonly name: string;
  /** The first version that has it: `3.10`. */
  readonly since?: string;
  /** The first version that does not have it any more. */
  readonly until?: string;
  readonly range: SourceRange;
}

/** The first place that only an ES module can hold, and the first that only a CommonJS module can. */
export interface ModuleFormatFact {
  readonly esm?: SourceRange;
  readonly commonjs?: SourceRange;
  /** It asks for `__dirname` or `__filename`, which fails in an ES module when it gets there. */
  readonly asksForItsPlace?: true;
}

/** What the tools that build a project are told. */
export interface ProjectFacts {
  /** `type` of a `package.json`. */
  readonly moduleType?: 'module' | 'commonjs';
  /** Packages it depends on, those for development among them. */
  readonly dependencies: readonly string[];
  /** `net8.0`, with its place. */
  readonly targetFrameworks: readonly { readonly name: string; readonly range: SourceRange }[];
  /** It brings its own framework along, so that none has to be there. */
  readonly isSelfContained: boolean;
  /** The release of Java that its classes need. */
  readonly javaRelease?: { readonly version: number; readonly range: SourceRange };
}

/** Index into `CodeFacts.functions`; undefined means the module's own top level. */
export type Scope = number | undefined;

export interface FunctionFact {
  /** The name it has in its scope: `handler`, `Orders.save` for a method; `<anonymous>` for a lambda. */
  readonly name: string;
  readonly range: SourceRange;
  /** The name, or the head where there is no name: where a finding on the whole function is shown. */
  readonly nameRange: SourceRange;
  /** The function it is written inside of. */
  readonly parent: Scope;
  /** `async`, a coroutine, or returns a promise in every path that the reader can see. */
  readonly isAsync: boolean;
  /** Async in name only: it waits for nothing, throws nothing and gives nothing, so that its promise can be left alone. */
  readonly isDoneAtOnce?: boolean;
  /** Async, and gives nothing that a caller could wait for: C#'s `async void`. */
  readonly isAsyncVoid?: boolean;
  /** How it answers where it does so by calling back; absent where it takes no callback and calls none. */
  readonly callback?: CallbackUse;
  readonly parameters: readonly string[];
  /**
   * Runs whenever the enclosing function runs: an arrow passed to `map`, an immediately invoked function, the callback
   * of a promise chain. Other nested functions run only where they are invoked.
   */
  readonly runsWithParent: boolean;
  /** Why this looks like a Lambda handler although no template may name it. */
  readonly handlerShape?: HandlerShape;
  /**
   * It reads or answers what only a deployment sends: the request of a custom resource (`ResponseURL`,
   * `ResourceProperties`), the id of a deployment hook.
   */
  readonly servesDeployment?: boolean;
  /** Wrappers and decorators around it, outermost first: `middy`, `makeIdempotent`, `idempotent`, `batch_processor`. */
  readonly wrappers: readonly WrapperFact[];
}

/** A handler of Node.js that answers by calling something it is given. */
export interface CallbackUse {
  /** It declares a third parameter, without a default: by that the runtime tells that it wants a callback. */
  readonly declared: boolean;
  /** Where it answers: the callback called or handed on, `context.done`, `context.succeed`, `context.fail`. */
  readonly answers: readonly CallbackAnswer[];
}

export interface CallbackAnswer {
  readonly range: SourceRange;
  /** As written, without what it is given: `callback`, `context.succeed`. */
  readonly text: string;
  /** The function itself gets there before it ends; otherwise another function does, whenever that is called. */
  readonly isOwn: boolean;
}

/** What shows that a function is a handler: its name and signature, a type, or a wrapper that only handlers have. */
export interface HandlerShape {
  readonly evidence: 'signature' | 'type' | 'wrapper';
  /** The event it takes where type or wrapper says so, in the words of `TriggerKind`. */
  readonly event?:
    | 'http'
    | 'queue'
    | 'topic'
    | 'bus'
    | 'schedule'
    | 'stream'
    | 'storage'
    | 'log'
    | 'identity'
    | 'deployment';
}

/** A decorator, middleware or wrapping call. `module` is the package it was imported from, as written. */
export interface WrapperFact {
  readonly module: string;
  readonly name: string;
  readonly range: SourceRange;
  /** Literal options that rules ask about: `logEvent`, `log_event`, written in the wrapper's own spelling. */
  readonly options: Readonly<Record<string, Argument>>;
}

export interface ImportFact {
  /** As written: `@aws-sdk/client-s3`, `./lib/orders`, `lib.orders`. */
  readonly module: string;
  readonly range: SourceRange;
  /** The whole statement, for edits. */
  readonly statementRange: SourceRange;
  /** `imported` is `*` for a namespace and `default` for a default import. */
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  /** Only types are imported; nothing is loaded at run time. */
  readonly typeOnly: boolean;
  /** Where a local import may lie, best first. Empty for packages. */
  readonly candidates: readonly ImportCandidate[];
  /**
   * For a namespace or default import: the members used (`S3`, `DynamoDB.DocumentClient`). Undefined when the namespace
   * itself is passed on, so that nobody can tell.
   */
  readonly membersUsed?: readonly string[];
  readonly scope: Scope;
}

/**
 * A file an import may mean. `file` paths are workspace-relative; `code-root` paths are relative to the folder a
 * function is packaged from (and to the folders above the importing file). `project` is a file name that may lie anywhere
 * in the project: where types are found by their names alone.
 */
export interface ImportCandidate {
  readonly base: 'file' | 'code-root' | 'project';
  readonly path: string;
}

export interface ExportFact {
  /** `handler`, `default`; a module-level function of Python is an export too. `*` re-exports everything of `from`. */
  readonly name: string;
  readonly range: SourceRange;
  /** The function it is, when the reader can tell. */
  readonly function?: number;
  /** Re-exported from this import (index into `imports`) under that module's name. */
  readonly from?: { readonly import: number; readonly name: string };
  /** What class it is, in languages where others are given it under the name of an interface. */
  readonly class?: ClassFact;
}

/** A class or interface as other files need to know it. */
export interface ClassFact {
  /** What it extends and implements, as written, without type arguments. */
  readonly bases: readonly string[];
  /** Its methods are only declared: what implements it runs. */
  readonly isInterface: boolean;
}

/** A function of this project (or an imported name) being invoked: an edge of the call graph. */
export interface InvocationFact {
  readonly scope: Scope;
  readonly range: SourceRange;
  readonly callee:
    | { readonly kind: 'local'; readonly function: number }
    /** `import` indexes `imports`; `name` is the exported name there, `*.save` for a member of a namespace. */
    | { readonly kind: 'imported'; readonly import: number; readonly name: string };
  /** Its promise is neither awaited, returned, chained with a handler, stored nor passed on. */
  readonly discarded: boolean;
  /** `await` can be written before it as the code stands. */
  readonly canAwait: boolean;
  /** Runs once for each environment: its result is kept by the module behind a check, as with `ClientFact.memoised`. */
  readonly memoised?: boolean;
  /** How many arguments it is given, in languages where that tells functions of one name apart. */
  readonly argumentCount?: number;
}

/** A client of a service, a database or HTTP being built. */
export interface ClientFact {
  readonly provider: Provider;
  /** The SDK's own name of the service, lower case: `dynamodb`, `stepfunctions`, `pg`, `axios`, `openai`. */
  readonly service: string;
  /** As written, for messages: `new DynamoDBClient`, `boto3.client("s3")`. */
  readonly text: string;
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly inLoop: boolean;
  /** Kept for the next invocation: assigned to a module variable behind a check, `functools.cache`, `??=`. */
  readonly memoised: boolean;
  /** What its arguments depend on: nothing but module scope, or the parameters and locals of the function. */
  readonly dependsOn: 'module' | 'function';
  /** The name it is bound to, where it is a plain declaration. */
  readonly variable?: string;
  readonly options: Readonly<Record<string, Argument>>;
}

/**
 * Who stands behind a client or call. `powertools` calls are utilities such as `processPartialResponse`; `model` calls load
 * a model of machine learning into memory (`torch.load`).
 */
export type Provider = 'aws' | 'http' | 'database' | 'payment' | 'mail' | 'powertools' | 'model' | 'other';

/** A call to a service through its client. */
export interface CallFact {
  readonly provider: Provider;
  /** As in `ClientFact.service`. */
  readonly service: string;
  /**
   * Pascal case for AWS (`PutItem`, `SendMessage`), whatever the SDK's spelling is, helpers resolved to the operation
   * they make; the upper-case method for HTTP; the library's own name otherwise (`charges.create`).
   */
  readonly operation: string;
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly inLoop: boolean;
  readonly inTry: boolean;
  readonly awaited: boolean;
  /** The result is stored, returned or passed on. */
  readonly resultUsed: boolean;
  /**
   * A helper makes the call, perhaps several times or from a cache: a paginator, a batch writer, a mapper, the parameters of
   * Powertools. What it answers is not what the service answers.
   */
  readonly isHelper?: boolean;
  /** What it gives is kept for the next invocation behind a check, as with `ClientFact.memoised`. */
  readonly memoised?: boolean;
  /** Arguments rules ask about, by dotted path in the SDK's own spelling of AWS (`Item.id`, `InvocationType`). */
  readonly arguments: Readonly<Record<string, Argument>>;
  /** False when some arguments come from a variable or spread that the reader cannot see into. */
  readonly argumentsComplete: boolean;
}

/** Where an argument comes from. */
export type Argument =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'environment'; readonly name: string }
  /** Derived from the handler's event or, in a helper, from its parameters. */
  | { readonly kind: 'event' }
  /** Different at every run: a UUID, the clock, a random number. */
  | { readonly kind: 'generated' }
  /** Present, and nothing more can be said. */
  | { readonly kind: 'other' };

export interface EnvironmentReadFact {
  readonly name: string;
  readonly range: SourceRange;
  readonly scope: Scope;
  /** It has a default, is tested before use, or is read so that absence is fine. */
  readonly optional: boolean;
  /** The program fails right here without it, whatever is done with the value. */
  readonly failsWhenMissing?: boolean;
}

export interface LogFact {
  readonly range: SourceRange;
  /** The whole statement; absent when the log call is part of a larger expression. */
  readonly statementRange?: SourceRange;
  readonly scope: Scope;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** Through a logger that writes JSON (Powertools, pino, structlog …). */
  readonly structured: boolean;
  /**
   * As free text, by the language or the runtime itself: `print`, `console.log`, `System.out.println`, the logger of the
   * context. What a logging library writes is settled by its configuration, and a text of JSON is no free text.
   */
  readonly isFreeText?: boolean;
  /** A debug line of a logger that this file does not set to debug: as loggers come, it is not written. */
  readonly offByDefault?: boolean;
  /** What of the handler's event is written: all of it, its headers, its body or records, or only chosen fields. */
  readonly event: 'whole' | 'headers' | 'none';
}

export interface CatchFact {
  /** From `catch` or `except` to the end of its head: where a finding is shown. */
  readonly range: SourceRange;
  readonly blockRange: SourceRange;
  readonly scope: Scope;
  /** Catches everything: JavaScript's `catch`, `except Exception`, a bare `except`. */
  readonly broad: boolean;
  /** The name the error is bound to, when there is one. */
  readonly errorName?: string;
  /**
   * - `rethrown`: throws on every path.
   * - `branches`: throws or reports on some paths only (an `if` on the error's kind).
   * - `reported`: keeps the failure (adds it to `batchItemFailures` or a list of failures, sends it to a queue, calls
   *   back with it, exits).
   * - `returned`: ends the function with a value that speaks of the error (a status code, `{ error }`, false, null).
   * - `swallowed`: logs at most, and goes on as if nothing had happened.
   */
  readonly outcome: 'rethrown' | 'branches' | 'reported' | 'returned' | 'swallowed';
  /** The tried block does something that can fail for outside reasons: a call, an invocation, an await. */
  readonly guardsWork: boolean;
  readonly inLoop: boolean;
  /**
   * Going on without what failed is meant: a comment says so, or the code after it asks whether what was to be read is
   * there.
   */
  readonly tolerated?: boolean;
}

/** A promise that is neither awaited, returned, chained with a handler, stored for later nor passed on. */
export interface FloatingPromiseFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** As written, shortened: `client.send(…)`. */
  readonly text: string;
  /** The intent `await` can repair it as the code stands: by `await`, or by `Promise.all` around a loop of callbacks. */
  readonly canAwait: boolean;
  /** Handed to a keep-alive of the platform (`waitUntil`). `void` alone keeps nothing alive. */
  readonly deliberate: boolean;
  /** No promise: a thread, a goroutine, a timer, a task of a pool, that runs beside what started it. */
  readonly isBeside?: boolean;
  /** The array method whose async callback makes these promises, one for each element: `forEach`, `map`. */
  readonly iteration?: string;
}

export interface ReturnFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** `utility` returns what a batch processor of Powertools gives. `nothing` is a bare `return` or `None`. */
  readonly shape:
    | { readonly kind: 'object'; readonly keys: readonly string[] }
    | { readonly kind: 'utility' }
    | { readonly kind: 'nothing' }
    | { readonly kind: 'value' }
    /** The result of one of this file's `invocations`, by index. */
    | { readonly kind: 'invocation'; readonly invocation: number }
    | { readonly kind: 'unknown' };
}

/** A use of the records of a batch event (`event.Records`, and `Records` of what it is destructured into). */
export interface RecordUseFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  readonly use: 'first' | 'iterated' | 'other';
}

export interface SecretFact {
  /** The literal, quotes included. */
  readonly range: SourceRange;
  /** `aws-access-key`, `github-token`, `private-key` … or `password` where name and entropy tell. */
  readonly type: string;
  /** The variable, property or parameter it is given to, when there is one. */
  readonly name?: string;
}

export interface SuppressionComment {
  /** The comment itself. */
  readonly range: SourceRange;
  readonly text: string;
}
