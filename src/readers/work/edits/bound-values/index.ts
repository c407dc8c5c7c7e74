import type { SourceRange } from '../../../../model/source.js';
import { descendants, isFunction } from '../../../analysis/tree.js';
import type { Expression, Invocation } from '../../../syntax/program.js';
import { beginsItsLine, indentationOf, lineEndBehind, statementAround } from '../blocks.js';
import type { Draft } from '../draft.js';
import { constantOf, usesOf } from '../names.js';
import { type Driver, driverOf } from './drivers.js';
import { type ValuePosition, valuePosition } from './positions.js';
import { type StatementPart, type WrittenStatement, writtenStatement } from './statement-parts.js';
import { boundValue, placeholderFor } from './values.js';

/**
 * Hands values over beside a statement: each gets a placeholder of the driver, and goes into the list of values. All of the
 * statement has to be understood, and all of its values have to stand where a placeholder can.
 */
export function bindValues(draft: Draft, at: SourceRange): boolean {
  const call = draft
    .nodesAt(at)
    .find((node): node is Invocation => 'kind' in node && (node.kind === 'call' || node.kind === 'new'));
  const driver = call && driverOf(call, draft);
  const argument = call && driver && statementArgument(call, draft);
  const text = argument && textOf(argument, draft);
  const written = text && writtenStatement(text, draft);
  if (!call || !driver || !argument || !text || !written) return false;
  const values = written.parts.filter((part) => part.kind === 'value');
  if (
    values.length === 0 ||
    (text !== argument && !values.every(({ expression }) => isLasting(expression, call, draft)))
  )
    return false;
  const bound = boundIn(written, driver, draft);
  if (!bound) return false;
  for (const { start, end, placeholder } of bound) draft.changes.replace(start, end, placeholder);
  for (const { start, end } of written.leftOver) draft.changes.replace(start, end, '');
  return handOver(call, argument, bound, driver, draft);
}

/** Nothing but the statement is given, and in Go the context in front of it; in scripts a callback may follow. */
function statementArgument(call: Invocation, { file }: Draft): Expression | undefined {
  const given = call.arguments;
  if (given.some(({ name, spread }) => name !== undefined || spread !== undefined)) return undefined;
  const { language } = file.program;
  const position = language === 'go' && /Context$/.test(file.callees.lastOf(call)) ? 1 : 0;
  const rest = given.slice(position + 1);
  const isCallback = language !== 'python' && rest.length === 1 && rest[0]?.value.kind === 'function-expression';
  const isConnection = call.kind === 'new' && rest.length === 1;
  return rest.length === 0 || isCallback || isConnection ? given[position]?.value : undefined;
}

/** The statement where it is written: here, or where a name is given it that is used for nothing else. */
function textOf(argument: Expression, draft: Draft): Expression | undefined {
  if (argument.kind !== 'name') return argument;
  const declaration = constantOf(argument, draft);
  if (!declaration?.value || declaration.type || usesOf(declaration, draft).length !== 1) return undefined;
  return draft.file.functionAround(declaration.place) === draft.file.functionAround(argument)
    ? declaration.value
    : undefined;
}

/** It gives the same where the statement is run: names that are known there and have one value, and parts of them. */
function isLasting(value: Expression, call: Invocation, draft: Draft): boolean {
  for (const node of descendants(value)) {
    if (isFunction(node) || !('kind' in node) || !/^(?:name|member|index|literal)$/.test(node.kind)) return false;
    if (node.kind !== 'name') continue;
    const here = draft.file.declarationOf(node.name, node);
    if (here?.place !== draft.file.declarationOf(node.name, call)?.place) return false;
    if (here && draft.file.valuesOf(here).length > (here.kind === 'parameter' ? 0 : 1)) return false;
  }
  return true;
}

interface Bound {
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
  /** The value as it is handed over, and its name where the driver wants one. */
  readonly value: string;
  readonly name: string;
}

function boundIn({ parts }: WrittenStatement, driver: Driver, draft: Draft): readonly Bound[] | undefined {
  const written = (part: StatementPart) => (part.kind === 'text' ? draft.text.slice(part.start, part.end) : '?');
  const fixed = parts
    .filter(({ kind }) => kind === 'text')
    .map(written)
    .join(' ');
  const bound: Bound[] = [];
  const stays: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') continue;
    const [before, behind] = [parts.slice(0, index), parts.slice(index + 1)].map((each) => each.map(written).join(''));
    const position = valuePosition(before ?? '', behind ?? '');
    const value = position && boundValue(part, position, driver, draft);
    const stretch = value && position && stretchOf(parts, index, position, draft);
    if (!value || !stretch) return undefined;
    const name = nameFor(part.expression, bound, fixed);
    bound.push({
      ...stretch,
      placeholder: placeholderFor(driver.placeholder, bound.length + 1, name) + stretch.closing,
      value,
      name,
    });
    stays.push(...[position.quoted?.before ?? '', position.quoted?.behind ?? '']);
  }
  return holdsMarks(fixed, stays.join('').length, driver) ? undefined : bound;
}

/** From the quote of SQL in front of a value to the one behind, over the ends of the texts in between. */
function stretchOf(parts: readonly StatementPart[], index: number, { quoted }: ValuePosition, draft: Draft) {
  const [before, value, behind] = [parts[index - 1], parts[index], parts[index + 1]];
  if (before?.kind !== 'text' || !value || (behind && behind.kind !== 'text')) return undefined;
  if (behind && behind.quote !== before.quote) return undefined;
  const isSqlQuoted = quoted !== undefined;
  const start = before.end - (isSqlQuoted ? quoted.before.length + 1 : 0);
  if (!behind)
    return isSqlQuoted
      ? undefined
      : { start, end: value.end, closing: draft.text.slice(before.end, before.end + before.quote.length) };
  return { start, end: behind.start + (isSqlQuoted ? quoted.behind.length + 1 : 0), closing: '' };
}

/** What would be read as a placeholder, or as the mark of one. */
function holdsMarks(fixed: string, percentSigns: number, { placeholder }: Driver): boolean {
  switch (placeholder) {
    case 'numbered':
      return /\$\d/.test(fixed);
    case 'question':
      return fixed.includes('?');
    case 'format':
      return (fixed.match(/%/g)?.length ?? 0) > percentSigns;
    case 'named':
      return fixed.includes('@');
  }
}

/** What the value is called, and nothing else in the statement. */
function nameFor(expression: Expression, bound: readonly Bound[], fixed: string): string {
  const last =
    expression.kind === 'name' || expression.kind === 'member'
      ? expression.name
      : expression.kind === 'index' && expression.index.kind === 'literal'
        ? String(expression.index.value)
        : '';
  const wanted = /^[A-Za-z]\w*$/.test(last) ? last : 'value';
  const taken = (name: string) => bound.some((each) => each.name === name) || fixed.includes(`@${name}`);
  if (!taken(wanted)) return wanted;
  let count = 2;
  while (taken(`${wanted}${count}`)) count++;
  return `${wanted}${count}`;
}

/** The values, in the form the driver takes them in. */
function handOver(
  call: Invocation,
  argument: Expression,
  bound: readonly Bound[],
  { placeholder }: Driver,
  draft: Draft,
): boolean {
  const values = bound.map(({ value }) => value);
  const given = call.arguments.find(({ value }) => value === argument);
  const { language } = draft.file.program;
  if (placeholder === 'named') return addParameters(call, bound, draft);
  const list =
    language === 'python' ? `(${values.join(', ')}${values.length === 1 ? ',' : ''})` : `[${values.join(', ')}]`;
  draft.changes.insert(given?.end ?? argument.end, `, ${language === 'go' ? values.join(', ') : list}`);
  return true;
}

/**
 * `command.Parameters.AddWithValue("id", id);` behind the statement that makes the command. PostgreSQL converts a text where
 * its type is left open, as it is in a statement.
 */
function addParameters(call: Invocation, bound: readonly Bound[], draft: Draft): boolean {
  const statement = statementAround(call, draft);
  const end = statement && lineEndBehind(statement, draft);
  if (statement?.kind !== 'variable' || statement.value !== call || end === undefined) return false;
  if (statement.target.kind !== 'name-pattern' || !beginsItsLine(statement, draft)) return false;
  const { name } = statement.target;
  const type = call.kind === 'new' && call.type.name === 'NpgsqlCommand' ? 'NpgsqlTypes.NpgsqlDbType.Unknown, ' : '';
  const indentation = indentationOf(statement, draft);
  const lines = bound.map(
    ({ name: key, value }) =>
      `${draft.newline}${indentation}${name}.Parameters.AddWithValue("${key}", ${type}${value});`,
  );
  draft.changes.insert(end, lines.join(''));
  return true;
}
