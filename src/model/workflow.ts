import type { SourceRange } from './source.js';
import type { Target } from './template.js';
import type { Value } from './value.js';

/**
 * What a state machine's definition in Amazon States Language says. Everything is told as it is written: a default that
 * the service sets by itself stands as absent.
 */
export interface WorkflowDefinition {
  /** The whole definition first, then every branch and iteration in it, each behind what it is part of. */
  readonly graphs: readonly StateGraph[];
  /** What keeps the definition from being created, or states from being reached. */
  readonly problems: readonly WorkflowProblem[];
  /** False when part of it cannot be read: what is not there proves nothing. */
  readonly complete: boolean;
  /** For the whole execution, in seconds; absent means that it may run as long as its type allows. */
  readonly timeoutSeconds: Value<number>;
}

/** States that lead to each other: the definition itself, a branch of a parallel state, or what a map runs for each item. */
export interface StateGraph {
  readonly range: SourceRange;
  /** The state this is a part of; undefined for the definition itself. */
  readonly within: string | undefined;
  readonly startAt: Value<string>;
  /** In the order they are written. */
  readonly states: readonly WorkflowState[];
}

export type StateType = 'Task' | 'Parallel' | 'Map' | 'Pass' | 'Wait' | 'Choice' | 'Succeed' | 'Fail';

/** One state. Lists and parts that its type does not have are empty or left out. */
export interface WorkflowState {
  readonly name: string;
  /** The name where it is written. For a definition that is a text in a template, the place of that text. */
  readonly range: SourceRange;
  /** The whole state. */
  readonly blockRange: SourceRange;
  readonly type: Value<StateType>;
  /** Whether paths or expressions say what data it takes and gives. */
  readonly queryLanguage: 'JSONPath' | 'JSONata' | 'unknown';
  /** Where it leads when it succeeds, every rule of a choice and its default included. */
  readonly transitions: readonly Transition[];
  /** The execution, branch or iteration ends here. */
  readonly ends: boolean;
  readonly retries: readonly WorkflowRetry[];
  readonly catches: readonly WorkflowCatch[];
  /** Seconds; unknown where it is worked out when it runs. */
  readonly timeoutSeconds: Value<number>;
  readonly heartbeatSeconds: Value<number>;
  readonly data: StateData;
  readonly task?: WorkflowTask;
  readonly map?: WorkflowMap;
  /** The rules of a choice leave nothing out, so that it needs no default: they ask for a thing and for its opposite. */
  readonly leavesNothingOut?: boolean;
  /** Seconds a wait state waits; unknown where input or a date decides. */
  readonly waitSeconds?: Value<number>;
  /** The error name a fail state ends with. */
  readonly failsWith?: Value<string>;
}

/** A way from one state to the next. */
export interface Transition {
  readonly kind: 'next' | 'choice' | 'default';
  readonly to: Value<string>;
  readonly range: SourceRange;
}

export interface WorkflowRetry {
  readonly range: SourceRange;
  /** Error names as written: `States.ALL`, `Lambda.ServiceException`. */
  readonly errors: readonly Value<string>[];
  /** Before the first retry; absent means 1. */
  readonly intervalSeconds: Value<number>;
  /** Absent means 3. */
  readonly maximumAttempts: Value<number>;
  /** Absent means 2. */
  readonly backoffRate: Value<number>;
  readonly maximumDelaySeconds: Value<number>;
  /** Absent means none. */
  readonly jitter: Value<'FULL' | 'NONE'>;
}

export interface WorkflowCatch {
  readonly range: SourceRange;
  readonly errors: readonly Value<string>[];
  readonly next: Value<string>;
  /** The state's input goes on with the error in it; otherwise the error replaces it. */
  readonly keepsInput: boolean;
}

/** How much of the data around a state goes through it. */
export interface StateData {
  /** What the work of the state is given: all that came in, or what is picked out of it. */
  readonly input: 'whole' | 'selected';
  /** What becomes of its result: passed on whole, put into the input, only parts of it, or thrown away. */
  readonly result: 'whole' | 'added' | 'selected' | 'discarded';
  /** Something is counted: a number is added to, as loops do that end after some rounds. */
  readonly counts: boolean;
}

/** What a task state, an item reader or a result writer calls. */
export interface WorkflowTask {
  readonly range: SourceRange;
  /** The `Resource` as it is written. */
  readonly resource: Value<Target>;
  /**
   * - `function`: the function itself stands as the resource.
   * - `activity`: a worker elsewhere asks for the work.
   * - `optimised`: one of the services that Step Functions knows (`states:::sqs:sendMessage`).
   * - `sdk`: any operation of the SDK (`states:::aws-sdk:s3:getObject`).
   */
  readonly integration: 'function' | 'activity' | 'optimised' | 'sdk' | 'unknown';
  /** The service as the integration calls it, lower case: `lambda`, `dynamodb`, `states`, `http`. */
  readonly service?: string;
  /** The operation as SDKs name it: `invoke`, `putItem`. */
  readonly operation?: string;
  /** Whether it waits for the answer to the call, for the job that it starts, or for somebody to send the token back. */
  readonly waitsFor: 'response' | 'job' | 'callback';
  /** The token for the answer is given to what is called. */
  readonly passesToken: boolean;
  /** The function is told not to answer (`InvocationType: Event`). */
  readonly asynchronous: boolean;
  /** What it works on: functions, queues, tables, topics, buses, buckets, other state machines. */
  readonly targets: readonly WorkflowTarget[];
}

export interface WorkflowTarget {
  /** The parameter that names it (`FunctionName`); `Resource` where the task itself is the resource. */
  readonly parameter: string;
  readonly target: Value<Target>;
  readonly range: SourceRange;
}

/** How a map runs its items. */
export interface WorkflowMap {
  /** Within the execution, or as executions of their own. */
  readonly mode: Value<'INLINE' | 'DISTRIBUTED'>;
  /** Items at a time; absent or 0 means as many as the service manages. */
  readonly maximumConcurrency: Value<number>;
  readonly toleratedFailureCount: Value<number>;
  /** 0 to 100. */
  readonly toleratedFailurePercentage: Value<number>;
  /** Of the executions of a distributed map. */
  readonly executionType: Value<'STANDARD' | 'EXPRESS'>;
  /** Where a distributed map takes its items from, and where it puts the results. */
  readonly reader?: WorkflowTask;
  readonly writer?: WorkflowTask;
}

/**
 * - `missing-state`: a start or transition names no state of its graph; `expected` is what it names.
 * - `no-start`, `no-states`: a graph says not where it starts, or has no states.
 * - `no-way-on`: a state neither ends nor leads anywhere.
 * - `no-end`: no state of a graph ends.
 * - `unreachable-state`: nothing leads to a state.
 * - `repeated-name`: two states of the definition have one name.
 * - `unknown-type`: a state has no type, or one the language does not have.
 * - `catch-all-in-front`: `States.ALL` stands with other errors, or in front of another retry or catch.
 * - `silence-too-long`: the time for a sign of life is not shorter than the time for all of it.
 */
export interface WorkflowProblem {
  readonly kind:
    | 'missing-state'
    | 'no-start'
    | 'no-states'
    | 'no-way-on'
    | 'no-end'
    | 'unreachable-state'
    | 'repeated-name'
    | 'unknown-type'
    | 'catch-all-in-front'
    | 'silence-too-long';
  readonly range: SourceRange;
  /** The state it is about; undefined where it is the graph. */
  readonly state?: string;
  readonly expected?: string;
}
