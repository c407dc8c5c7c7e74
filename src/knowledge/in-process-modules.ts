import type { ImportFact } from '../model/code.js';

/**
 * Modules that compute and write logs, and never wait for anything outside: of Node.js and Python (documentation of both,
 * November 2026), and Powertools for AWS Lambda as far as it does so.
 */
const modules: ReadonlySet<string> = new Set(
  `assert buffer crypto events os path process querystring string_decoder url util zlib
  base64 collections copy datetime decimal enum functools hashlib itertools json logging math operator random re string
  sys time traceback typing uuid dataclasses __future__ pprint textwrap html statistics
  aws_lambda_powertools @aws-lambda-powertools/logger @aws-lambda-powertools/metrics aws-lambda uuid ulid nanoid`.split(
    /\s+/,
  ),
);

/** Whether what is imported can do its work without waiting for another service. */
export function worksInProcess({ module, typeOnly }: ImportFact): boolean {
  return typeOnly || module.startsWith('.') || modules.has(module.replace(/^node:/, ''));
}
