import type { Scope } from './code.js';
import type { ParameterReference } from './flow.js';
import type { SourceRange } from './source.js';

/**
 * What the code of one file does besides calling services: it waits, ends the process, uses files, says how long others
 * may take. In the words every language shares. Plain data; all lists are in source order.
 */
export interface WorkFacts {
  readonly waits: readonly WaitFact[];
  readonly exits: readonly ExitFact[];
  readonly fileWrites: readonly FileWriteFact[];
  readonly fileRemovals: readonly FileRemovalFact[];
  readonly requests: readonly RequestFact[];
  readonly timeLimits: readonly TimeLimitFact[];
  readonly replays: readonly ReplayFact[];
  readonly variations: readonly VariationFact[];
  /**
   * Stretches of the file that run only when something is so: branches, what is done about failures, and what stands
   * behind a way out. They do not overlap, and are in source order.
   */
  readonly conditions: readonly SourceRange[];
  /** Where a function to invoke is named as the one that runs: `FunctionName: context.functionName`. */
  readonly ownNames: readonly SourceRange[];
  readonly thrownErrors: readonly ThrownErrorFact[];
  readonly errorClasses: readonly ErrorClassFact[];
  readonly validations: readonly ValidationFact[];
  readonly maskings: readonly MaskingFact[];
  readonly remainingTime: readonly RemainingTimeFact[];
}

export const noWork: WorkFacts = {
  waits: [],
  exits: [],
  fileWrites: [],
  fileRemovals: [],
  requests: [],
  timeLimits: [],
  replays: [],
  variations: [],
  conditions: [],
  ownNames: [],
  thrownErrors: [],
  errorClasses: [],
  validations: [],
  maskings: [],
  remainingTime: [],
};

/** A logger is made that is told what not to write: `pino({ redact: ['password'] })`. */
export interface MaskingFact {
  readonly range: SourceRange;
  readonly scope: Scope;
}

/** The code does nothing for a time: `time.sleep(5)`, `await new Promise((done) => setTimeout(done, 5000))`. */
export interface WaitFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is called, as written: `time.sleep`, `Task.Delay`. */
  readonly text: string;
  /** How long, where constants tell. */
  readonly milliseconds?: number;
  /** Built from nothing that changes from turn to turn: not a delay that grows. */
  readonly isSteady: boolean;
  /** Under no condition of its function: whenever that gets here, it waits. */
  readonly isCertain: boolean;
  /** It follows a failure: in a `catch`, or where an error, an attempt or what is left over is asked for. */
  readonly isAfterFailure: boolean;
  /** The nearest loop around it. */
  readonly loop?: LoopFact;
}

/** A loop around something, in the same function. */
export interface LoopFact {
  readonly range: SourceRange;
  /** Over the items of something; by a counter, up to a limit; or for as long as a condition holds. */
  readonly kind: 'items' | 'count' | 'condition';
  /** How many turns it and the loops around it make at most, where constants tell. */
  readonly turns?: number;
  /** It may end before its last turn. */
  readonly mayLeave: boolean;
  /** It goes on until a state is reached: its head, or what ends it, asks for one. */
  readonly awaitsState: boolean;
}

/** The process is ended: `process.exit(1)`, `log.Fatal`, `sys.exit()`. */
export interface ExitFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is called, as written: `process.exit`, `log.Fatalf`. */
  readonly text: string;
  /** The whole statement; absent when the call is part of a larger expression. */
  readonly statementRange?: SourceRange;
  /** The exit code, where a constant tells. */
  readonly code?: number;
  /** A comment in front of it says why the process has to end. */
  readonly isExplained: boolean;
  /** It answers a signal to the process: `process.on('SIGTERM', …)`. */
  readonly isAfterSignal: boolean;
}

/** A file or folder is made or written. */
export interface FileWriteFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is called, as written: `fs.writeFileSync`, `open`. */
  readonly text: string;
  readonly path: FilePath;
  /** The file system makes up a name: `mkstemp`, `Files.createTempFile`. */
  readonly isTemporaryName: boolean;
  /** It goes away by itself when its block ends: `with TemporaryDirectory()`. */
  readonly removesItself: boolean;
  /** Whether it is written depends on whether something is there: what is written is kept for later. */
  readonly isAskedFor: boolean;
  /** The name holds something that is new each time: a UUID, the clock, a random number. */
  readonly isGenerated: boolean;
  /** Parameters whose value, or something made of it, is in the path. */
  readonly from: readonly ParameterReference[];
}

/** What can be told of a path without running anything. */
export interface FilePath {
  /**
   * - `temporary`: below the folder for temporary files.
   * - `package`: below the folder of the code, or relative to where the process was started.
   * - `absolute`: anywhere else.
   * - `unknown`: nobody can tell.
   */
  readonly root: 'temporary' | 'package' | 'absolute' | 'unknown';
  /** The beginning as far as it is written, without its root where a function gives that. */
  readonly start: string;
  /** `start` is all of it. */
  readonly isComplete: boolean;
  /** The literal it begins with, where it begins with one. */
  readonly literal?: SourceRange;
}

/** A file or folder is removed, by a function or a command. */
export interface FileRemovalFact {
  readonly range: SourceRange;
  readonly scope: Scope;
}

/** Libraries that ask over HTTP and whose habits are known. */
export type HttpLibrary =
  | 'fetch'
  | 'node-fetch'
  | 'axios'
  | 'got'
  | 'node:http'
  | 'requests'
  | 'urllib'
  | 'urllib3'
  | 'http.client'
  | 'java.net.http'
  | 'java.net.URL'
  | 'net/http'
  | 'System.Net.Http';

/** A request goes out, or is put together, by a library whose habits are known. */
export interface RequestFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is called, as written: `requests.get`, `axios.post`. */
  readonly text: string;
  readonly library: HttpLibrary;
  /**
   * - `set`: it is said how long it may take, on the call, on its client or for all.
   * - `none`: nothing is said.
   */
  readonly limit: 'set' | 'none';
  /** The client it goes through, where that is made in this file: a limit there counts for all of its requests. */
  readonly client?: SourceRange;
}

/** How long a client or call waits for an answer, where a constant tells. */
export interface TimeLimitFact {
  /** The limit as it is written: an argument or option. */
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What it limits, as written: `requests.get`, `Config`, `apiCallTimeout`. */
  readonly text: string;
  readonly milliseconds: number;
  /** How often it is tried, where that is said beside it. */
  readonly attempts?: number;
  /** The bare number, where there is one, and how many milliseconds one of it is. */
  readonly number?: { readonly range: SourceRange; readonly unit: number };
}

/**
 * Code of a durable function that runs again at each replay: its body and what that runs directly, steps left out, whose
 * results are kept.
 */
export interface ReplayFact {
  /** The function's head. */
  readonly range: SourceRange;
  readonly scope: Scope;
  /** The name it has for the context that runs steps. */
  readonly context?: string;
}

/** In replayed code something is asked that has another answer each time. */
export interface VariationFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** What is asked, as written: `Date.now`, `uuid.uuid4`. */
  readonly text: string;
  readonly kind: 'clock' | 'random' | 'identity';
  /** The variable that is given all of it, where that is all that is done. */
  readonly variable?: string;
}

/** An error is thrown, or given back where the language does that instead. */
export interface ThrownErrorFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** Without package or module. Go's errors of a text are `errors.New` and `fmt.Errorf`. */
  readonly className: string;
  /** A name that is set on it before it is thrown: `error.name = 'OrderNotFound'`. */
  readonly givenName?: string;
  /** What an error of a text says. */
  readonly text?: string;
}

/** A class of errors that this file declares. */
export interface ErrorClassFact {
  readonly range: SourceRange;
  readonly name: string;
  /** With its package and the classes around it: `example.Orders$NotFound`. */
  readonly qualifiedName: string;
  /** What it extends, without package or module. */
  readonly base?: string;
  /** The name it gives its errors (`this.name = 'OrderNotFound'`). */
  readonly givenName?: string;
}

/** A value is held against a schema by a library that does that: `Order.parse(body)`, `ajv.validate(schema, body)`. */
export interface ValidationFact {
  readonly range: SourceRange;
  readonly scope: Scope;
  /** Parameters whose value, or something made of it, is what is checked. */
  readonly from: readonly ParameterReference[];
}

/** The code asks how long the invocation may still take: `context.getRemainingTimeInMillis()`. */
export interface RemainingTimeFact {
  readonly range: SourceRange;
  readonly scope: Scope;
}
