import type { FilePath } from '../../model/work.js';
import type { FlowFile } from '../flow/index.js';
import type { CallExpression, Expression, NewExpression } from '../syntax/program.js';
import { onlyValueOf } from './numbers.js';

/** A part of a path: what is written, a folder that a function gives, or something that runs. */
type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly literal?: Expression }
  | { readonly kind: 'folder'; readonly root: 'temporary' | 'package' }
  | { readonly kind: 'open' };

const open: Piece = { kind: 'open' };

const deepest = 10;

/** What is known of the path that an expression gives. */
export function filePath(expression: Expression, file: FlowFile): FilePath {
  const pieces = piecesOf(expression, file, 0);
  const [first] = pieces;
  const texts: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'open') break;
    if (piece.kind === 'text') texts.push(piece.text);
  }
  const start = texts.join('');
  const isComplete = pieces.every(({ kind }) => kind !== 'open');
  const literal = first?.kind === 'text' && first.literal ? { literal: file.range(first.literal) } : {};
  return { root: rootOf(first, start), start, isComplete, ...literal };
}

function rootOf(first: Piece | undefined, start: string): FilePath['root'] {
  if (!first || first.kind === 'open') return 'unknown';
  if (first.kind === 'folder') return first.root;
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(start)) return 'unknown';
  if (/^\/tmp(?:\/|$)/.test(start)) return 'temporary';
  if (/^\/var\/task(?:\/|$)/.test(start)) return 'package';
  if (/^(?:\/|[A-Za-z]:\\)/.test(start)) return 'absolute';
  // A name alone may go on in any way when the rest is worked out.
  return start === '' ? 'unknown' : 'package';
}

function piecesOf(expression: Expression, file: FlowFile, depth: number): readonly Piece[] {
  if (depth > deepest) return [open];
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? [{ kind: 'text', text: expression.value, literal: expression }]
        : [open];
    case 'template':
      return expression.parts.flatMap((part) =>
        typeof part === 'string' ? (part === '' ? [] : [textPiece(part)]) : piecesOf(part, file, depth + 1),
      );
    case 'binary':
      return ofBinary(expression, file, depth);
    case 'name':
    case 'member':
      return ofName(expression, file, depth);
    case 'call':
    case 'new':
      return ofCall(expression, file, depth);
    default:
      return [open];
  }
}

function textPiece(text: string): Piece {
  return { kind: 'text', text };
}

function ofBinary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  file: FlowFile,
  depth: number,
): readonly Piece[] {
  if (operator === '+') return [...piecesOf(left, file, depth + 1), ...piecesOf(right, file, depth + 1)];
  // `Path("/tmp") / name`, `"/tmp/%s.csv" % name`.
  if (operator === '/') return joined([left, right], file, depth);
  if (operator === '%') return formatted(left);
  return [open];
}

/** What stands in front of the first gap. */
function formatted(format: Expression): readonly Piece[] {
  if (format.kind !== 'literal' || typeof format.value !== 'string') return [open];
  const [start = ''] = format.value.split(/%[sdvfx]|\{\w*\}/);
  return start === '' ? [open] : [{ kind: 'text', text: start, literal: format }, open];
}

function ofName(expression: Expression, file: FlowFile, depth: number): readonly Piece[] {
  const path = file.callees.path(expression) ?? '';
  if (/^(?:__dirname|__file__|__filename)$/.test(path)) return [{ kind: 'folder', root: 'package' }];
  if (/^tempfile\.tempdir$/.test(path)) return [{ kind: 'folder', root: 'temporary' }];
  const value = onlyValueOf(expression, file);
  return value ? piecesOf(value, file, depth + 1) : [open];
}

function ofCall(node: CallExpression | NewExpression, file: FlowFile, depth: number): readonly Piece[] {
  const name = file.callees.of(node) ?? '';
  const given = node.arguments.map(({ value }) => value);
  if (temporaryFolder.test(name)) return [{ kind: 'folder', root: 'temporary' }];
  if (packageFolder.test(name)) return [{ kind: 'folder', root: 'package' }];
  if (joining.test(name)) return joined(given, file, depth);
  const [path] = given;
  if (path && enclosing.test(name)) return folderOf(piecesOf(path, file, depth + 1));
  if (path && resolving.test(name)) return piecesOf(path, file, depth + 1);
  if (formatting.test(name)) {
    const [format] =
      node.kind === 'call' &&
      /\.(?:format|formatted)$/.test(name) &&
      node.callee.kind === 'member' &&
      !/^(?:string|String)\./.test(name)
        ? [node.callee.object]
        : given;
    return format ? formatted(format) : [open];
  }
  const [only] = given;
  return wrapping.test(name) && only ? piecesOf(only, file, depth + 1) : [open];
}

/** What a path stands in: its beginning alone can be told. */
function folderOf(pieces: readonly Piece[]): readonly Piece[] {
  const [first] = pieces;
  if (first?.kind === 'folder') return [first];
  const end = pieces.findIndex(({ kind }) => kind !== 'text');
  const texts = end === -1 ? pieces : pieces.slice(0, end);
  const text = texts.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  return text.includes('/') ? [textPiece(text.slice(0, text.lastIndexOf('/') + 1)), open] : [open];
}

/** Parts of a path with slashes in between. One that begins at the root stands alone. */
function joined(parts: readonly Expression[], file: FlowFile, depth: number): readonly Piece[] {
  return parts.flatMap((part, index) => {
    const pieces = piecesOf(part, file, depth + 1);
    return index === 0 ? pieces : [textPiece('/'), ...pieces];
  });
}

const temporaryFolder =
  /(?:^|\.)(?:os\.tmpdir|tempfile\.gettempdir|os\.TempDir|Path\.GetTempPath|Directory\.CreateTempSubdirectory)$|^tmpdir$/;
const packageFolder =
  /^(?:process\.cwd|os\.getcwd|os\.Getwd|AppContext\.BaseDirectory|(?:System\.IO\.)?Directory\.GetCurrentDirectory)$/;
const enclosing =
  /^(?:os\.path\.dirname|path(?:\.posix|\.default)?\.dirname|path\/filepath\.Dir|(?:System\.IO\.)?Path\.GetDirectoryName)$/;
const resolving = /^os\.path\.(?:abspath|realpath|normpath|expanduser)$/;
const joining =
  /^(?:path(?:\.posix|\.default)?\.(?:join|resolve)|os\.path\.join|path\/filepath\.Join|path\.Join|(?:System\.IO\.)?Path\.(?:Combine|Join)|(?:java\.nio\.file\.)?(?:Paths\.get|Path\.of)|(?:java\.io\.)?File)$|^pathlib\.(?:Path|PurePath)$/;
const wrapping =
  /^(?:str|String|open|io\.open|(?:java\.io\.)?(?:File\w+|PrintWriter))$|\.(?:toString|toPath|toFile|as_posix|getAbsolutePath|ToString)$/;
const formatting = /(?:^|\.)(?:format|formatted|Format|Sprintf)$/;
