import type { Language } from '../model/code.js';

/**
 * Whether the managed runtimes of a language wait for what an asynchronous handler gives back. Python's calls the handler
 * as a plain function and turns what it gets into JSON, which a coroutine is not.
 *
 * Source: github.com/aws/aws-lambda-python-runtime-interface-client, `bootstrap.py`; Lambda developer guide, "Define Lambda
 * function handler in Python". Read 2026-11-21.
 */
export function waitsForAsyncHandlers(language: Language): boolean {
  return language !== 'python';
}

/**
 * Whether a runtime still takes handlers that answer through a callback. From Node.js 24 on it refuses to start a handler
 * with three parameters (`Runtime.CallbackHandlerDeprecated`), async or not, and `context.done`, `context.succeed` and
 * `context.fail` are gone.
 *
 * Source: AWS Compute Blog, "Node.js 24 runtime now available in AWS Lambda", 2025-11-25; Lambda developer guide, "Define
 * Lambda function handler in Node.js". Read 2026-11-21.
 */
export function takesCallbacks(runtime: string): boolean {
  const version = /^nodejs(\d+)\.x$/.exec(runtime)?.[1];
  return version === undefined || Number(version) < 24;
}
