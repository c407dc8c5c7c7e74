import type { StateChange } from '../../../model/intent.js';

type FailureChange = Extract<StateChange, { readonly change: 'add-retry' | 'add-catch' }>;

/** What changes of a state are called in Amazon States Language, wherever a definition is written. */
export const stateEntries = {
  /** Entries of a state that stand before what is done about failures and time. */
  inFront: [
    'Comment',
    'Type',
    'QueryLanguage',
    'Resource',
    'InputPath',
    'Parameters',
    'Arguments',
    'Credentials',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Output',
    'Assign',
    'TimeoutSeconds',
    'HeartbeatSeconds',
  ],
  limits: { timeoutSeconds: 'TimeoutSeconds', heartbeatSeconds: 'HeartbeatSeconds' },
  /** The catch that leads to a new fail state, and that state. */
  ofFailingCatch,
  /** The list a new retry or catch goes into, and what it says. */
  ofFailure,
} as const;

type FailingCatch = Extract<StateChange, { readonly change: 'add-failing-catch' }>;

function ofFailingCatch({ name, resultPath }: FailingCatch) {
  const error = resultPath ?? '$';
  return {
    caught: ofFailure({
      change: 'add-catch',
      errors: ['States.ALL'],
      next: name,
      ...(resultPath !== undefined && { resultPath }),
    }),
    state: { Type: 'Fail', ErrorPath: `${error}.Error`, CausePath: `${error}.Cause` },
  } as const;
}

function ofFailure(change: FailureChange) {
  if (change.change === 'add-catch') {
    const { errors, resultPath, next } = change;
    const entries = { ErrorEquals: errors, ...(resultPath !== undefined && { ResultPath: resultPath }), Next: next };
    return { key: 'Catch', entries } as const;
  }
  return {
    key: 'Retry',
    entries: {
      ErrorEquals: change.errors,
      IntervalSeconds: change.intervalSeconds,
      MaxAttempts: change.maximumAttempts,
      BackoffRate: change.backoffRate,
      JitterStrategy: 'FULL',
    },
  } as const;
}
