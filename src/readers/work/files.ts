import type { FilePath, FileRemovalFact, FileWriteFact } from '../../model/work.js';
import { contains, isFunction } from '../analysis/tree.js';
import type { FlowFile, NamedCall } from '../flow/index.js';
import type { CallExpression, Expression, NewExpression, Placed } from '../syntax/program.js';
import { asking, type FileFunction, fileFunctions, removesFiles, removing } from './file-functions.js';
import { mentionsIn } from './mentions.js';
import { filePath } from './paths.js';

type Invocation = CallExpression | NewExpression;

/** Files and folders that the program makes or writes where it is deployed. */
export function findFileWrites(file: FlowFile): readonly FileWriteFact[] {
  const known = fileFunctions[file.program.language];
  const writes = file.calls.flatMap(({ node, name }) => {
    const written =
      name === undefined ? undefined : known.find((each) => each.name.test(name) && isForWriting(node, each, file));
    return written && !isForDevelopment(node, file) ? [{ node, written }] : [];
  });
  if (writes.length === 0) return [];
  const questions = file.calls.filter(({ last }) => asking.test(last)).map(({ node }) => node);
  return writes
    .sort((a, b) => a.node.start - b.node.start)
    .flatMap(({ node, written }) => fact(node, written, questions, file) ?? []);
}

/** Files and folders that the program removes, by itself or by a command. */
export function findFileRemovals(file: FlowFile): readonly FileRemovalFact[] {
  return file.calls
    .filter((call) => removes(call, file))
    .sort((a, b) => a.node.start - b.node.start)
    .map(({ node }) => ({ range: file.range(node), scope: file.scopeOf(node) }));
}

function removes({ node, name, last }: NamedCall, file: FlowFile): boolean {
  if (removing.test(last))
    return removesFiles.test(name ?? '') || removesFiles.test(file.written(node).replace(/\(.*$/, ''));
  if (
    !/^(?:exec|execSync|spawn|spawnSync|system|run|call|check_call|Popen|Command|CommandContext|execFile|execFileSync)$/.test(
      last,
    )
  )
    return false;
  return /["'`](?:[^"'`]*\s)?rm(?:\s|["'`])/.test(file.text.slice(node.start, node.end));
}

/** Only where somebody runs the program on a machine of their own: `if (process.env.IS_OFFLINE) …`. */
function isForDevelopment(node: Invocation, file: FlowFile): boolean {
  let below: Placed = node;
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) return false;
    if ('kind' in around && (around.kind === 'if' || around.kind === 'conditional') && around.test !== below) {
      if (development.test(file.written(around.test))) return true;
    }
    below = around;
  }
  return false;
}

const development = /offline|local|debug|development|\bdev\b|NODE_ENV|__main__|\btest(?:ing|s)?\b/i;

function isForWriting(node: Invocation, { mode }: FileFunction, file: FlowFile): boolean {
  if (!mode) return true;
  const given = argumentOf(node, mode.at, mode.named);
  return (
    given !== undefined && mode.writes.test(file.text.slice(given.start, given.end).replace(/^\w*["'`]|["'`]$/g, ''))
  );
}

function argumentOf(
  { arguments: given }: Invocation,
  position: number,
  name: string | undefined,
): Expression | undefined {
  const named = name === undefined ? undefined : given.find((argument) => argument.name === name);
  return (named ?? given.filter((argument) => argument.name === undefined)[position])?.value;
}

function fact(
  node: Invocation,
  written: FileFunction,
  questions: readonly Placed[],
  file: FlowFile,
): FileWriteFact | undefined {
  const { isTemporaryName = false } = written;
  const path = isTemporaryName ? undefined : pathOf(node, written);
  if (!path && !isTemporaryName) return undefined;
  const { start, end } = node.kind === 'call' ? node.callee : node.type;
  const around = file.functionAround(node);
  return {
    range: file.range(node),
    scope: file.scopeOf(node),
    text: file.text.slice(start, end).replace(/\s+/g, ''),
    path: path ? placeOf(filePath(path, file), file) : { root: 'temporary', start: '', isComplete: false },
    isTemporaryName,
    removesItself: removesItself(node, written),
    isAskedFor:
      around !== undefined &&
      questions.some((question) => contains(around, question) && isAskedBefore(node, question, file)),
    ...(path ? mentionsIn(path, file) : { from: [], isGenerated: true }),
  };
}

/** Not where its answer decides something else only: whether the folder has to be made first. */
function isAskedBefore(write: Placed, question: Placed, file: FlowFile): boolean {
  if (question.start > write.start) return false;
  const branch = file.tree.of('if').find(({ test }) => contains(test, question));
  if (!branch || contains(branch, write)) return true;
  return leaving.some((kind) => file.tree.of(kind).some((each) => contains(branch, each)));
}

const leaving = ['return', 'throw', 'jump'] as const;

/** Where a relative path leads is open once the program goes to another folder. */
function placeOf(path: FilePath, file: FlowFile): FilePath {
  const isRelative = path.root === 'package' && path.literal !== undefined && !path.start.startsWith('/');
  return isRelative && file.calls.some(({ last }) => changingFolder.test(last)) ? { ...path, root: 'unknown' } : path;
}

const changingFolder = /^(?:chdir|Chdir|SetCurrentDirectory)$/;

function pathOf(node: Invocation, { path, named }: FileFunction): Expression | undefined {
  if (path !== 'object') return argumentOf(node, path, named);
  return node.kind === 'call' && node.callee.kind === 'member' ? node.callee.object : undefined;
}

/** Unless it is told not to. */
function removesItself({ arguments: given }: Invocation, { removesItself: byItself }: FileFunction): boolean {
  return byItself === true && !given.some(({ name, value }) => /^delete/.test(name ?? '') && isFalse(value));
}

function isFalse(value: Expression): boolean {
  return value.kind === 'literal' && value.value === false;
}
