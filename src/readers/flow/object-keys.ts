import type { ObjectKeyFact } from '../../model/flow.js';
import { isArgument } from '../analysis/tree.js';
import type { ArgumentNode, Expression, MapEntryNode, SpreadNode } from '../syntax/program.js';
import type { EventPaths } from './event-paths.js';
import { fieldReference } from './field-references.js';
import type { FlowFile } from './flow-file.js';

/**
 * Parameters, and fields of them, by which objects of a storage are found.
 *
 * Sources: the S3 clients of the AWS SDKs for JavaScript (2 and 3), Python, Java (1 and 2), Go (1 and 2) and .NET, read
 * 2026-11-21.
 */
export function findObjectKeys(file: FlowFile, paths: EventPaths): readonly ObjectKeyFact[] {
  const given = [...entriesNamed(file), ...argumentsNamed(file), ...argumentsByPlace(file)];
  return given
    .flatMap((value) => {
      const key = bare(value);
      const field = fieldReference(key, file, paths);
      return field ? [{ ...field, range: file.range(key), scope: file.scopeOf(key) }] : [];
    })
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

/** What requests call the key. Tables have a `Key` too, which is no text. */
const keyNames: ReadonlySet<string> = new Set(['Key', 'SourceKey', 'S3Key']);

/** `{ Bucket, Key: … }`, `new GetObjectRequest { Key = … }`, `s3.GetObjectInput{Key: …}` */
function entriesNamed(file: FlowFile): readonly Expression[] {
  const { tree } = file;
  const written = [...tree.of('map').filter((node) => !isCollected(node, file)), ...tree.of('new')];
  const entries: readonly (MapEntryNode | SpreadNode)[] = written.flatMap((node) => [...node.entries]);
  return entries.flatMap((entry) =>
    entry.kind === 'entry' && entry.key !== undefined && keyNames.has(entry.key) ? [entry.value] : [],
  );
}

/** `messages.push({ Key: … })`: put aside for somebody else, who may well decode it. */
function isCollected(node: Expression, file: FlowFile): boolean {
  const argument = file.parentOf(node);
  const call = argument && isArgument(argument) ? file.parentOf(argument) : undefined;
  if (!call || !('kind' in call) || call.kind !== 'call') return false;
  return /^(?:push|unshift|append|add|stringify|dumps|set|log|info|debug)$/.test(file.callees.lastOf(call));
}

/** `get_object(Bucket=…, Key=…)`, and the steps of a builder: `.key(…)` */
function argumentsNamed(file: FlowFile): readonly Expression[] {
  return file.tree.of('call').flatMap((call) => {
    const named = call.arguments.filter(({ name }) => name !== undefined && keyNames.has(name));
    const [only, ...others] = call.arguments;
    const isStep = /^(?:key|sourceKey|withKey)$/.test(file.callees.lastOf(call)) && call.callee.kind === 'member';
    return [...named, ...(isStep && only && others.length === 0 ? [only] : [])].map(({ value }) => value);
  });
}

/** Calls that take the key by its place: behind the bucket, or alone where they are made on one. */
const byPlace: readonly (readonly [name: RegExp, place: (given: readonly ArgumentNode[]) => number])[] = [
  [
    /^(?:getObject|GetObjectAsync|getObjectMetadata|GetObjectMetadataAsync|getObjectAsString|doesObjectExist)$/,
    () => 1,
  ],
  [/^(?:deleteObject|DeleteObjectAsync|GetObjectRequest|DeleteObjectRequest|GetObjectMetadataRequest)$/, () => 1],
  [/^(?:Object|ObjectSummary)$/, ({ length }) => length - 1],
  [/^(?:download_file|download_fileobj)$/, ({ length }) => (length === 3 ? 1 : 0)],
];

function argumentsByPlace(file: FlowFile): readonly Expression[] {
  return [...file.tree.of('call'), ...file.tree.of('new')].flatMap((call) => {
    const name = file.callees.lastOf(call);
    const found = byPlace.find(([pattern]) => pattern.test(name));
    const given = call.arguments.filter((argument) => argument.name === undefined);
    const argument = found && given[found[1](given)];
    return argument ? [argument.value] : [];
  });
}

/** `aws.String(key)` and `&key` are the key. */
function bare(value: Expression): Expression {
  if (value.kind === 'unary' && value.operator === '&') return bare(value.operand);
  if (value.kind !== 'call' || value.callee.kind !== 'member') return value;
  const [only, ...others] = value.arguments;
  return only && others.length === 0 && /^(?:String|Ptr)$/.test(value.callee.name) ? bare(only.value) : value;
}
