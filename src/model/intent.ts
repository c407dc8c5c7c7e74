import type { SourceRange } from './source.js';
import type { DeclarationKind, Origin } from './template.js';

/**
 * A change to the application in words no dialect or language owns. The reader that produced a node turns an intent into
 * text edits; one it cannot express makes the whole fix unavailable there.
 */
export type Intent = TemplateIntent | CodeIntent | NameIntent;

/** A value to write: a literal, a list, or a reference to a declaration. */
export type NewValue =
  | string
  | number
  | boolean
  | readonly NewValue[]
  | NewReference
  /** Text with references in it: `['/aws/lambda/', { reference: 'Save', attribute: 'name' }]`. */
  | { readonly join: readonly (string | NewReference)[] };

/** What of a resource is meant. `execution-arn` is what an API is known by to the functions it calls. */
export type ReferenceAttribute = 'arn' | 'name' | 'url' | 'execution-arn';

/**
 * A reference to a declaration by its name. `kind` helps where what it refers to stands in another file, `origin` where
 * several are called by one name.
 */
export interface NewReference {
  readonly reference: string;
  readonly attribute: ReferenceAttribute;
  readonly kind?: DeclarationKind;
  readonly origin?: Origin;
}

/** A right to be written: actions on one list of resources. */
export interface NewRight {
  readonly actions: readonly string[];
  readonly resources: readonly NewValue[];
}

/** What only deploying tells, as it stands in texts of the model. A tool that has no word for it writes no such text. */
export const deployed = { account: '${AWS::AccountId}', stack: '${AWS::StackName}' } as const;

export type TemplateIntent =
  /** Sets a property, in the model's name for it (`visibilityTimeoutSeconds`), adding or replacing. */
  | {
      readonly kind: 'set-property';
      readonly of: Origin;
      readonly declaration: DeclarationKind;
      readonly property: string;
      readonly value: NewValue;
      /** The value as it is written now, perhaps at another place that many share: exactly this is replaced. */
      readonly replaces?: SourceRange;
    }
  /** Takes a property away where it is written, and what would be left empty around it. */
  | {
      readonly kind: 'remove-property';
      readonly of: Origin;
      readonly declaration: DeclarationKind;
      readonly property: string;
      /** The value as it is written now, where that is at a place that many share: exactly this entry goes. */
      readonly replaces?: SourceRange;
    }
  | { readonly kind: 'set-redrive'; readonly of: Origin; readonly target: string; readonly maxReceiveCount: number }
  | { readonly kind: 'add-resource'; readonly near: Origin; readonly resource: NewResource }
  | { readonly kind: 'set-environment'; readonly of: Origin; readonly name: string; readonly value: NewValue }
  /** Adds a template parameter without default and gives it to the function as a variable. */
  | {
      readonly kind: 'set-environment-from-parameter';
      readonly of: Origin;
      readonly name: string;
      readonly parameter: string;
    }
  /** Adds what a template lacks so that its tool understands all of it: `of` is where it goes. */
  | { readonly kind: 'complete-template'; readonly of: Origin }
  /** Changes a parameter or output: hides what it is, or takes its default away. */
  | { readonly kind: 'change-parameter'; readonly of: Origin; readonly change: 'mask' | 'remove-default' }
  /** Takes a variable from a function. `at` is its name where it is written, perhaps for several functions. */
  | { readonly kind: 'remove-environment'; readonly of: Origin; readonly name: string; readonly at: SourceRange }
  | { readonly kind: 'replace-actions'; readonly of: Origin; readonly actions: readonly string[] }
  | { readonly kind: 'replace-resources'; readonly of: Origin; readonly resources: readonly NewValue[] }
  /** Removes a statement, or whatever else gives rights in its place: a policy template, a call that grants. */
  | { readonly kind: 'remove-grant'; readonly of: Origin }
  /** Puts another right in the place of a statement: in the dialect's own words for it where it has some. */
  | { readonly kind: 'replace-grant'; readonly of: Origin; readonly right: NewRight }
  /** Takes a managed policy, by its name, from a role. */
  | { readonly kind: 'remove-policy'; readonly of: Origin; readonly policy: string }
  /** Writes the name of one set of actions in the place of another's. */
  | { readonly kind: 'replace-set'; readonly of: Origin; readonly set: string; readonly by: string }
  /** Gives a function's role the right to do `actions` on `resource`. */
  | {
      readonly kind: 'add-grant';
      readonly of: Origin;
      readonly actions: readonly string[];
      readonly resource: NewValue;
    }
  /** Changes a state of a state machine. `at` is its `blockRange`, and `of` leads to the file that holds it. */
  | {
      readonly kind: 'change-state';
      readonly of: Origin;
      readonly at: SourceRange;
      readonly state: string;
      readonly change: StateChange;
    }
  /** Writes another name where a definition names a state or an error. `at` is the name that is written now. */
  | {
      readonly kind: 'rename-in-workflow';
      readonly of: Origin;
      readonly at: SourceRange;
      readonly from: string;
      readonly to: string;
    };

/**
 * - `add-retry`: it is tried again after these errors, behind the retries it has, with full jitter.
 * - `retry-more`: the retry at this place of its list takes up more errors.
 * - `add-catch`: these errors lead to another state, behind the catches it has.
 * - `set-limit`: how long it may take, or may be silent.
 * - `add-failing-default`: what no rule of a choice matches leads to a new fail state beside it.
 * - `add-failing-catch`: all errors lead to a new fail state beside it, which fails with the same error and cause. For states
 *   that are written with paths.
 */
export type StateChange =
  | {
      readonly change: 'add-retry';
      readonly errors: readonly string[];
      readonly intervalSeconds: number;
      readonly maximumAttempts: number;
      readonly backoffRate: number;
    }
  | { readonly change: 'retry-more'; readonly retry: number; readonly errors: readonly string[] }
  | {
      readonly change: 'add-catch';
      readonly errors: readonly string[];
      readonly next: string;
      /** Where in the input the error goes; otherwise it replaces the input. */
      readonly resultPath?: string;
    }
  | { readonly change: 'set-limit'; readonly limit: 'timeoutSeconds' | 'heartbeatSeconds'; readonly seconds: number }
  | {
      readonly change: 'add-failing-default';
      readonly name: string;
      readonly error: string;
      readonly cause: string;
    }
  | {
      readonly change: 'add-failing-catch';
      readonly name: string;
      /** Where in the input the error goes; otherwise it replaces the input. */
      readonly resultPath?: string;
    };

/** A resource a fix adds. Names are free in the application when the intent is made. */
export type NewResource =
  | { readonly kind: 'queue'; readonly name: string; readonly retentionSeconds: number; readonly fifo?: boolean }
  | {
      readonly kind: 'log-group';
      readonly name: string;
      readonly logGroupName: NewValue;
      readonly retentionDays: number;
    }
  | { readonly kind: 'async-invoke'; readonly name: string; readonly function: string; readonly onFailure: NewValue }
  | { readonly kind: 'table'; readonly name: string; readonly partitionKey: string; readonly timeToLive?: string }
  | { readonly kind: 'secret'; readonly name: string; readonly description: string }
  /** Rings as soon as a message waits in a queue; `action` is told, where there is one. */
  | { readonly kind: 'alarm'; readonly name: string; readonly queue: NewReference; readonly action?: NewReference }
  /** Lets a service put messages of one source (a rule, a topic) into a queue. */
  | {
      readonly kind: 'queue-policy';
      readonly name: string;
      readonly queue: NewReference;
      readonly service: 'events.amazonaws.com' | 'sns.amazonaws.com';
      readonly source: NewReference;
    }
  /** A way from the route tables of a network to a service. */
  | {
      readonly kind: 'gateway-endpoint';
      readonly name: string;
      readonly service: 's3' | 'dynamodb';
      readonly vpc: NewReference;
      readonly tables: readonly NewReference[];
    };

export type CodeIntent =
  /** Moves the declaration that builds a client in front of the outermost function around it. */
  | { readonly kind: 'move-to-module-scope'; readonly at: SourceRange }
  /** Imports single service clients of a whole SDK instead of the SDK. `at` is the import statement. */
  | { readonly kind: 'narrow-import'; readonly at: SourceRange }
  | { readonly kind: 'await'; readonly at: SourceRange }
  /** Turns an array method with an async callback into a loop that waits for each element. `at` is the promise. */
  | { readonly kind: 'iterate-in-order'; readonly at: SourceRange }
  /** Makes a handler that answers through its callback return or throw. `at` is the handler's range. */
  | { readonly kind: 'answer-by-return'; readonly at: SourceRange }
  /** Gives an `async void` function something to wait for. `at` is the function's range. */
  | { readonly kind: 'return-task'; readonly at: SourceRange }
  /** Puts a plain function in front of a coroutine that runs it to its end. `at` is the coroutine's range. */
  | { readonly kind: 'run-coroutine'; readonly at: SourceRange }
  /**
   * Fails when the answer of a call says that some of its entries failed. `at` is the call, `field` what says so as the API
   * calls it: a number, a list, or a map that is empty when all went well.
   */
  | {
      readonly kind: 'check-answer';
      readonly at: SourceRange;
      readonly operation: string;
      readonly field: string;
      readonly form: 'count' | 'list' | 'map';
    }
  /** Decodes a text where it is read. `at` is the expression. */
  | { readonly kind: 'decode'; readonly at: SourceRange; readonly encoding: 'url' | 'base64' }
  /** Goes on without a part of the event that may be missing. `at` is the expression that may be nothing. */
  | { readonly kind: 'guard-read'; readonly at: SourceRange }
  /** Reads another field of the same thing. `at` is the read, `from` the way it takes now. */
  | {
      readonly kind: 'read-field';
      readonly at: SourceRange;
      readonly from: readonly string[];
      readonly path: readonly string[];
    }
  /**
   * Writes another name for an entry of what a call is given. `at` is the call, `under` the argument that holds the entry, in
   * the SDK's spelling of AWS (`Key`).
   */
  | {
      readonly kind: 'rename-entry';
      readonly at: SourceRange;
      readonly under: string;
      readonly from: string;
      readonly to: string;
    }
  /** Writes a value in a form that JSON has. `at` is the value. */
  | { readonly kind: 'convert-value'; readonly at: SourceRange; readonly to: ValueForm }
  /** Says what kind of modules the files of a project are. `at` leads to its `package.json`. */
  | { readonly kind: 'set-module-type'; readonly at: SourceRange; readonly type: 'module' | 'commonjs' }
  | { readonly kind: 'remove-statement'; readonly at: SourceRange }
  /** Throws, or returns an error, instead of ending the process. `at` is the statement that ends it. */
  | { readonly kind: 'fail-instead-of-exit'; readonly at: SourceRange }
  /** Reads a variable where a text is written out. `at` is the literal, or an expression that holds it once. */
  | { readonly kind: 'read-environment'; readonly at: SourceRange; readonly text: string; readonly name: string }
  /** Says how long a request may take, or all requests of a client. `at` is the request, or where the client is made. */
  | { readonly kind: 'limit-time'; readonly at: SourceRange; readonly milliseconds: number }
  /** Works a value out in a step of a durable function. `at` is the value, `context` what runs steps. */
  | { readonly kind: 'run-in-step'; readonly at: SourceRange; readonly context: string; readonly name: string }
  /**
   * Puts a waiter of the SDK in the place of a loop that asks by `operation` for a state. `at` is the loop, `pause` what it
   * does between two turns; the waiter that fits is one of `waiters`.
   */
  | {
      readonly kind: 'use-waiter';
      readonly at: SourceRange;
      readonly pause: SourceRange;
      readonly operation: string;
      readonly waiters: readonly StateWaiter[];
      readonly seconds: number;
      readonly tries: number;
    }
  /**
   * Takes the id that stays the same at each attempt where a call is given one that is made anew. `argument` is its path in
   * the SDK's spelling. Of a source with records it is the record's.
   */
  | {
      readonly kind: 'take-event-identity';
      readonly at: SourceRange;
      readonly argument: string;
      readonly source: 'queue' | 'topic' | 'stream' | 'bus';
    }
  /** Keeps what a call answers outside the function around it for so many seconds. */
  | { readonly kind: 'keep-answer'; readonly at: SourceRange; readonly operation: string; readonly seconds: number }
  /** Hands values over beside a statement of SQL instead of in it. `at` is the call that gets the statement. */
  | { readonly kind: 'bind-values'; readonly at: SourceRange }
  /**
   * Reads all pages of what a call answers in pages. `operation` and `list`, the list that is used of the answer, are named as
   * the API names them; without a list only numbers are used.
   */
  | { readonly kind: 'read-all-pages'; readonly at: SourceRange; readonly operation: string; readonly list?: string }
  /** Removes a file at the end of the block that writes it, also after an error. `at` is the call that writes it. */
  | { readonly kind: 'remove-when-done'; readonly at: SourceRange }
  /** Writes another number where one stands. */
  | { readonly kind: 'write-number'; readonly at: SourceRange; readonly value: number }
  /** Writes another text where a literal stands. `at` is the literal with its quotes. */
  | { readonly kind: 'write-text'; readonly at: SourceRange; readonly text: string }
  /** Throws the caught error again at the end of a catch block. `at` is the fact's `blockRange`. */
  | { readonly kind: 'rethrow'; readonly at: SourceRange; readonly errorName?: string }
  /** Sets a literal argument of a call, by dotted path in the SDK's spelling. */
  | {
      readonly kind: 'set-argument';
      readonly at: SourceRange;
      readonly argument: string;
      readonly value: string | number | boolean;
    }
  /** Turns work on `Records[0]` into a loop over all records. `at` is the use. */
  | { readonly kind: 'iterate-records'; readonly at: SourceRange }
  /** Catches failures record by record in the handler's loop and returns them. `at` is the handler's range. */
  | {
      readonly kind: 'collect-batch-failures';
      readonly at: SourceRange;
      readonly identifier: 'message-id' | 'sequence-number';
    }
  /** Wraps a handler with the Powertools idempotency utility, its table named by an environment variable. */
  | { readonly kind: 'make-idempotent'; readonly at: SourceRange; readonly tableVariable: string };

/** A waiter by its name in the models of the SDKs (`TableExists`), and the state it waits for at a place of the answer. */
export interface StateWaiter {
  readonly name: string;
  readonly path: readonly string[];
  readonly state: string;
}

/** Writes another name in the place of one that stands in a text once, whatever the language: `at` is what holds it. */
export interface NameIntent {
  readonly kind: 'replace-name';
  readonly at: SourceRange;
  readonly name: string;
  readonly by: string;
}

/** `json` is the text of the whole value; the others stand for the value in such a text. */
export type ValueForm = 'json' | 'text' | 'decoded-text' | 'list' | 'iso-time' | 'seconds';

/** True for intents a template reader carries out. */
export function isTemplateIntent(intent: Intent): intent is TemplateIntent {
  return 'of' in intent || 'near' in intent;
}
