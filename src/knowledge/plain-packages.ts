import type { Language } from '../model/code.js';

/**
 * Whether a package reads no variables but those that are known to be its own: the standard library of the language, the
 * SDKs of AWS, and common libraries whose documentation names no variables of the project (as known in November 2026). What
 * is not listed may read anything: a framework, a package of the company.
 */
export function readsNoProjectVariables(module: string, language: Language): boolean {
  switch (language) {
    case 'typescript':
    case 'javascript':
      return module.startsWith('node:') || isListed(module, ofNode, '/') || ofAwsForNode.test(module);
    case 'python':
      return isListed(module, ofPython, '.');
    case 'java':
      return ofJava.test(module);
    case 'go':
      return !module.split('/')[0]?.includes('.') || ofGo.test(module);
    case 'csharp':
      return ofDotnet.test(module);
  }
}

function isListed(module: string, packages: ReadonlySet<string>, separator: string): boolean {
  const parts = module.split(separator);
  const name = module.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  return packages.has(name);
}

const ofAwsForNode = /^(?:@aws-sdk|@smithy|@aws-crypto|@aws-lambda-powertools|@types|@middy)\//;

const ofNode: ReadonlySet<string> = words(`
  assert async_hooks buffer child_process crypto dns events fs http http2 https module net os path perf_hooks process
  punycode querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib
  aws-sdk aws-lambda aws-xray-sdk aws-xray-sdk-core source-map-support
  ajv ajv-formats axios cheerio csv-parse csv-stringify date-fns dayjs fast-xml-parser form-data got http-errors joi
  jsonwebtoken ky lodash luxon mime-types moment moment-timezone nanoid node-fetch p-limit p-map qs ramda sharp slugify
  ulid undici uuid validator xml2js yup zod
`);

const ofPython: ReadonlySet<string> = words(`
  __future__ abc argparse array ast asyncio base64 binascii bisect calendar collections concurrent contextlib copy csv
  dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc glob gzip hashlib heapq hmac html
  http importlib inspect io ipaddress itertools json locale logging math mimetypes multiprocessing numbers operator os
  pathlib pickle platform pprint queue random re secrets select shlex shutil signal smtplib socket sqlite3 ssl stat
  statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit traceback types typing unicodedata
  unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo
  aws_lambda_powertools aws_xray_sdk boto3 botocore cfnresponse crhelper dateutil jsonschema jwt mypy_boto3 numpy pandas
  PIL pytz requests s3transfer simplejson typing_extensions urllib3 yaml
`);

const ofJava =
  /^(?:java|javax|com\.amazonaws|software\.amazon|com\.fasterxml\.jackson|com\.google\.gson|org\.slf4j|org\.apache\.(?:logging|commons|http)|org\.json|lombok)\./;

const ofGo = /^github\.com\/(?:aws\/|google\/uuid|pkg\/errors|jmespath\/)|^golang\.org\/x\//;

const ofDotnet = /^(?:System|Amazon|AWS\.Lambda|Newtonsoft\.Json)(?:\.|$)/;

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
