import type { EventReadFact, FailingPart } from '../../model/flow.js';
import type { Node } from '../analysis/tree.js';
import type { CallExpression, Expression, IndexExpression, MemberExpression } from '../syntax/program.js';
import type { EventPath, EventPaths } from './event-paths.js';
import { FailingParts } from './failing-parts.js';
import type { FlowFile } from './flow-file.js';
import type { Guards } from './guards.js';

type Access = MemberExpression | IndexExpression | CallExpression;

/** The fields of events that are read: by member, by key, by getter, or taken out where a name is declared. */
export function findEventReads(file: FlowFile, guards: Guards, paths: EventPaths): readonly EventReadFact[] {
  const failing = new FailingParts(file, paths, guards);
  const accesses: readonly Access[] = [...file.tree.of('member'), ...file.tree.of('index'), ...file.tree.of('call')];
  const reads = accesses.flatMap((node) => {
    const path = isPart(node, file, paths) ? undefined : paths.of(node);
    return path && speaksOfEvent(path) ? [withFailure(read(node, path, file, guards), failing.of(node))] : [];
  });
  const taken = file.tree.of('name-pattern').flatMap((pattern) => {
    const declaration = file.declarationOf(pattern.name, pattern);
    if (!declaration?.keys || declaration.place !== pattern) return [];
    const path = paths.ofDeclaration(declaration);
    if (!path || !speaksOfEvent(path)) return [];
    const [value] = file.valuesOf(declaration);
    const part = value && declaration.kind === 'variable' ? failing.ofTaken(value) : undefined;
    return [withFailure(factOf(pattern, path, path.guarded, file), part)];
  });
  return [...reads, ...taken].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function withFailure(fact: EventReadFact, fails: FailingPart | undefined): EventReadFact {
  return fails ? { ...fact, fails } : fact;
}

function read(node: Access, path: EventPath, file: FlowFile, guards: Guards): EventReadFact {
  return factOf(node, path, path.guarded || hasFallback(node, file) || isAskedFor(node, guards), file);
}

function factOf(node: Expression | { start: number; end: number }, path: EventPath, guarded: boolean, file: FlowFile) {
  const { of, path: names, decoded, readAt } = path;
  const place = { range: file.range(node), scope: file.scopeOf(node), readAt: file.range(readAt) };
  return { ...place, of, path: names, guarded, decoded };
}

/** An access that goes on from this one says more. */
function isPart(node: Access, file: FlowFile, paths: EventPaths): boolean {
  for (let around = file.parentOf(node); around; around = file.parentOf(around)) {
    if (!('kind' in around)) continue;
    if (isWrapping(around) || isCallee(around, file)) continue;
    return isAccess(around) && paths.of(around)?.of !== undefined;
  }
  return false;
}

function isAccess(node: Node): node is Access {
  return 'kind' in node && (node.kind === 'member' || node.kind === 'index' || node.kind === 'call');
}

function isWrapping(node: Node): boolean {
  if (!('kind' in node)) return false;
  return (
    ['await', 'cast', 'unary'].includes(node.kind) ||
    (node.kind === 'binary' && /^(?:\?\?|\|\||or)$/.test(node.operator))
  );
}

function isCallee(node: Node, file: FlowFile): boolean {
  const around = file.parentOf(node);
  return around !== undefined && 'kind' in around && around.kind === 'call' && around.callee === node;
}

/** `… ?? fallback`, `… || fallback`, or itself a test. */
function hasFallback(node: Access, file: FlowFile): boolean {
  const around = file.parentOf(node);
  if (!around || !('kind' in around)) return false;
  if (around.kind === 'binary') return /^(?:\?\?|\|\||or)$/.test(around.operator) && around.left === node;
  return (around.kind === 'if' || around.kind === 'conditional') && around.test === node;
}

/** The file asks somewhere whether the thing, or what it is a part of, is there. */
function isAskedFor(node: Expression, guards: Guards): boolean {
  for (let at: Expression | undefined = node; at; at = objectOf(at)) if (guards.isTested(at)) return true;
  return false;
}

function objectOf(node: Expression): Expression | undefined {
  if (node.kind === 'member' || node.kind === 'index') return node.object;
  if (node.kind === 'call' && node.callee.kind === 'member') return node.callee.object;
  return undefined;
}

function speaksOfEvent({ path }: EventPath): boolean {
  return path.some((name) => eventWords.has(name));
}

/**
 * Names that only the events of Lambda have (Lambda developer guide, the event of each integration, as known in November
 * 2026). One of them on the way shows that an event is read.
 */
const eventWords: ReadonlySet<string> = new Set([
  ...['Records', 's3', 'kinesis', 'dynamodb', 'Sns', 'NewImage', 'OldImage', 'awslogs', 'messageId', 'receiptHandle'],
  ...['body', 'headers', 'multiValueHeaders', 'queryStringParameters', 'multiValueQueryStringParameters', 'rawPath'],
  ...[
    'pathParameters',
    'stageVariables',
    'requestContext',
    'httpMethod',
    'rawQueryString',
    'isBase64Encoded',
    'routeKey',
  ],
  ...[
    'detail',
    'detail-type',
    'eventSourceARN',
    'messageAttributes',
    'RequestType',
    'ResponseURL',
    'ResourceProperties',
  ],
  ...['triggerSource', 'userName', 'cookies', 'object', 'data'],
]);
