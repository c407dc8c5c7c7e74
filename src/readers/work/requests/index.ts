import type { Language } from '../../../model/code.js';
import type { RequestFact, TimeLimitFact } from '../../../model/work.js';
import type { FlowFile } from '../../flow/index.js';
import type { Expression, Placed } from '../../syntax/program.js';
import { durationOf, type TimeUnit } from '../durations.js';
import { onlyValueOf } from '../numbers.js';
import { csharpRequests } from './csharp.js';
import { goRequests } from './go.js';
import { javaRequests } from './java.js';
import { pythonRequests } from './python.js';
import type { Request } from './request.js';
import { scriptRequests } from './script.js';

export type { Request } from './request.js';

const byLanguage: Readonly<Record<Language, (file: FlowFile) => readonly Request[]>> = {
  typescript: scriptRequests,
  javascript: scriptRequests,
  python: pythonRequests,
  java: javaRequests,
  go: goRequests,
  csharp: csharpRequests,
};

/** Requests over HTTP, in source order, with what is said of how long they may take. */
export function requestsIn(file: FlowFile): readonly Request[] {
  return byLanguage[file.program.language](file)
    .filter(({ node }) => !staysHere(node, file) && !answersDeployment(node, file))
    .sort((a, b) => a.node.start - b.node.start);
}

/** It goes to something beside the program: an extension, the service of credentials. */
function staysHere({ arguments: given }: Request['node'], file: FlowFile): boolean {
  return given.some(({ value }) =>
    /^(?:https?:\/\/)?(?:localhost|127\.|169\.254\.|\[::1\])/.test(beginningOf(value, file)),
  );
}

/** The answer of a custom resource goes to the address that came with its request. */
function answersDeployment({ arguments: given }: Request['node'], file: FlowFile): boolean {
  return given.some(({ value }) => /response_?url$/i.test(file.written(value).replace(/["'\]]+$/, '')));
}

/** How a text begins, as far as it is written. */
function beginningOf(value: Expression, file: FlowFile, depth = 0): string {
  if (depth > 6) return '';
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'template': {
      const [first = ''] = value.parts;
      return typeof first === 'string' ? first : beginningOf(first, file, depth + 1);
    }
    case 'binary':
      return beginningOf(value.left, file, depth + 1);
    case 'call':
    case 'new': {
      const [first] = value.arguments;
      return first ? beginningOf(first.value, file, depth + 1) : '';
    }
    case 'map': {
      const host = value.entries.find((entry) => entry.kind === 'entry' && /^host(?:name)?$/.test(entry.key ?? ''));
      return host ? beginningOf(host.value, file, depth + 1) : '';
    }
    case 'name':
    case 'member': {
      const made = onlyValueOf(value, file);
      return made ? beginningOf(made, file, depth + 1) : '';
    }
    default:
      return '';
  }
}

export function requestFact(request: Request, file: FlowFile): RequestFact {
  const { node, library, limit, client } = request;
  return {
    range: file.range(node),
    scope: file.scopeOf(node),
    text: textOf(request, file),
    library,
    limit: limit === 'none' ? 'none' : 'set',
    ...(client ? { client: file.range(client) } : {}),
  };
}

/** The limits that requests are given as constants, each once. */
export function limitsOf(requests: readonly Request[], file: FlowFile): readonly TimeLimitFact[] {
  const seen = new Set<Expression>();
  return requests.flatMap((request) => {
    const { limit } = request;
    if (typeof limit === 'string' || seen.has(limit.value)) return [];
    seen.add(limit.value);
    return timeLimit(limit, textOf(request, file), file) ?? [];
  });
}

/** A limit of which constants tell how long it is. */
export function timeLimit(
  { value, place, unit }: { readonly value: Expression; readonly place: Placed; readonly unit: TimeUnit },
  text: string,
  file: FlowFile,
): TimeLimitFact | undefined {
  const milliseconds = durationOf(value, unit, file);
  if (milliseconds === undefined || milliseconds <= 0) return undefined;
  const number = writtenNumber(value);
  return {
    range: file.range(place),
    scope: file.scopeOf(place),
    text,
    milliseconds,
    ...(number ? { number: { range: file.range(number), unit: milliseconds / number.value } } : {}),
  };
}

/** The number in `30`, `Duration.ofSeconds(30)` and `30 * time.Second`. */
function writtenNumber(value: Expression): (Placed & { readonly value: number }) | undefined {
  if (value.kind === 'literal') return typeof value.value === 'number' ? { ...value, value: value.value } : undefined;
  if (value.kind === 'binary')
    return value.operator === '*' && value.right.kind === 'member' ? writtenNumber(value.left) : undefined;
  const [given, ...others] = value.kind === 'call' ? value.arguments : [];
  return given && others.length === 0 ? writtenNumber(given.value) : undefined;
}

function textOf({ node, text: short }: Request, file: FlowFile): string {
  if (short !== undefined) return short;
  const { start, end } = node.kind === 'call' ? node.callee : node.type;
  const text = file.text.slice(start, end).replace(/\s+/g, '');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
