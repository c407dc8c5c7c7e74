import type { SourceRange } from '../../../../model/source.js';
import { apiParameter } from '../../../analysis/aws-names.js';
import type { EditedProgram } from '../../../edits/edited-program.js';
import type { CallExpression, Expression, MapEntryNode, NewExpression } from '../../../syntax/program.js';
import { awsName } from '../libraries/aws.js';

/**
 * Gives a request a field with a literal, or changes the one it has. `at` is the call. Only texts: what else a field may be
 * in Go, its name does not say.
 */
export function setArgument(
  edited: EditedProgram,
  at: SourceRange,
  argument: string,
  value: string | number | boolean,
): boolean {
  const call = edited.nodesAt(at).find((node): node is CallExpression => 'kind' in node && node.kind === 'call');
  const request = call && requestOf(edited, call);
  if (!request || typeof value !== 'string') return false;
  const name = argument.charAt(0).toUpperCase() + argument.slice(1);
  const written = literalOf(edited, request, name, value);
  if (written === undefined) return false;
  const { service } = request;
  const present = request.literal.entries.find(
    ({ key }) => key !== undefined && apiParameter(service, key) === argument,
  );
  if (present) {
    edited.changes.replace(present.value.start, present.value.end, written);
    return true;
  }
  return addEntry(edited, request.literal, name, written);
}

interface Request {
  readonly literal: NewExpression;
  readonly version: 1 | 2;
  readonly service: string;
}

function requestOf(edited: EditedProgram, call: CallExpression): Request | undefined {
  for (const { value } of call.arguments) {
    const literal = literalIn(edited, value);
    if (!literal) continue;
    for (const { name } of edited.file.typesOf(literal.type)) {
      const parts = awsName(name);
      if (parts?.name.endsWith('Input')) return { literal, version: parts.version, service: parts.service };
    }
  }
  return undefined;
}

function literalIn(edited: EditedProgram, value: Expression): NewExpression | undefined {
  const operand = value.kind === 'unary' && value.operator === '&' ? value.operand : value;
  const meant = operand.kind === 'name' ? edited.file.valueOf(operand) : operand;
  return meant?.kind === 'new' ? meant : undefined;
}

/** Enumerations are texts in version 2; other fields are pointers, which `aws.String` makes. */
function literalOf(edited: EditedProgram, { version }: Request, name: string, value: string): string | undefined {
  const text = JSON.stringify(value);
  if (version === 2 && /Type$|Status$|Mode$|Class$/.test(name)) return text;
  const module = version === 2 ? 'github.com/aws/aws-sdk-go-v2/aws' : 'github.com/aws/aws-sdk-go/aws';
  const local = edited.file.program.imports.find((each) => each.module === module)?.names[0]?.local;
  return local && `${local}.String(${text})`;
}

/** Behind the last field, in its layout: values of neighbouring lines stand below each other. */
function addEntry(edited: EditedProgram, literal: NewExpression, name: string, written: string): boolean {
  const open = edited.text.indexOf('{', literal.type.end);
  const close = literal.end - 1;
  const last = literal.entries.at(-1);
  if (literal.items.length > 0 || open === -1) return false;
  if (!last) {
    edited.changes.replace(open + 1, close, `${name}: ${written}`);
    return true;
  }
  const comma = /^\s*,/.exec(edited.text.slice(last.end, close))?.[0].length;
  if (edited.lineStart(close) === edited.lineStart(last.end) || comma === undefined) {
    edited.changes.insert(last.end, `, ${name}: ${written}`);
    return true;
  }
  const aligned = alignedWith(edited, literal.entries, last);
  const width = Math.max(name.length, ...aligned.map(({ key = '' }) => key.length));
  for (const { keyPlace, value, key = '' } of aligned) {
    edited.changes.replace(keyPlace.end, value.start, `:${' '.repeat(width - key.length + 1)}`);
  }
  const indentation = edited.indentationAt(last.start);
  const line = `${indentation}${name}:${' '.repeat(width - name.length + 1)}${written},`;
  edited.changes.insert(edited.lineEnd(last.end + comma), edited.layout.newline + line);
  return true;
}

/** The fields at the end that stand on one line each, one below the other. */
function alignedWith(
  edited: EditedProgram,
  entries: readonly MapEntryNode[],
  last: MapEntryNode,
): readonly MapEntryNode[] {
  const aligned: MapEntryNode[] = [];
  let below = edited.nextLine(last.end);
  for (const entry of entries.toReversed()) {
    const isOnOneLine = edited.nextLine(entry.start) === edited.nextLine(entry.end);
    const isDirectlyAbove = edited.nextLine(entry.end) === below;
    if (!isOnOneLine || !isDirectlyAbove || entry.key === undefined) break;
    aligned.push(entry);
    below = edited.lineStart(entry.start);
  }
  return aligned;
}
