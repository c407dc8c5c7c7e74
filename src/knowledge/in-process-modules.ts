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

/**
 * Packages of Go that compute, read what is there already and write logs; of github.com/aws/aws-lambda-go what is no client
 * (pkg.go.dev, November 2026).
 */
const goPackages =
  /^(?:bufio|bytes|cmp|container\/\w+|context|embed|encoding(?:\/\w+)?|errors|flag|fmt|hash(?:\/\w+)?|html(?:\/template)?|io|iter|log(?:\/slog)?|maps|math(?:\/\w+)*|path(?:\/filepath)?|reflect|regexp|runtime|slices|sort|strconv|strings|sync(?:\/atomic)?|text\/template|time|unicode(?:\/utf8)?|crypto(?:\/\w+)?|github\.com\/aws\/aws-lambda-go\/(?:events|lambda|lambdacontext|cfn)|github\.com\/google\/uuid|github\.com\/pkg\/errors|github\.com\/sirupsen\/logrus|github\.com\/rs\/zerolog(?:\/log)?|go\.uber\.org\/zap)$/;

/** Whether what is imported can do its work without waiting for another service. */
export function worksInProcess({ module, typeOnly }: ImportFact): boolean {
  // Files of the same package need no import; their own imports tell.
  if (typeOnly || module === '' || module.startsWith('.')) return true;
  return modules.has(module.replace(/^node:/, '')) || goPackages.test(module);
}
