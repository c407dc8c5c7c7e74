import { isClass } from '../../../analysis/tree.js';
import type {
  CallExpression,
  Expression,
  ImportNode,
  NewExpression,
  Pattern,
  Placed,
  VariableStatement,
} from '../../../syntax/program.js';
import { beginsItsLine, indentationOf, lineEndBehind, moved, stepOf } from '../blocks.js';
import type { Draft } from '../draft.js';
import { constantOf, freeName, usesOf } from '../names.js';
import { dropUnusedImport, importBeside } from '../script-imports.js';
import { siblingsOf } from '../siblings.js';
import type { WantedPages } from './index.js';

/**
 * The answer of `client.send(new …Command(…))` becomes what the pages of `paginate…` fill: an object with the list, or the list
 * where that alone is taken out of the answer. The client has to be one that the paginator takes.
 *
 * Source: AWS SDK for JavaScript v3, paginators of `@aws-sdk/client-*` and `@aws-sdk/lib-dynamodb`, read 2026-11-21.
 */
export function readPagesInScript(draft: Draft, call: CallExpression, { operation, list }: WantedPages): boolean {
  const statement = answerStatement(call, draft);
  const request = requestOf(call, operation, draft);
  const answer = statement && answerOf(statement.target, list, draft);
  if (!statement || !request || !answer || hasComment(statement, request.input, draft)) return false;
  const isTyped = draft.file.program.language === 'typescript';
  const paginator = `paginate${operation}`;
  const output = `${operation}CommandOutput`;
  const names = isTyped ? [paginator, `type ${output}`] : [paginator];
  if (!importBeside(draft, request.command, names)) return false;
  const outer = indentationOf(statement, draft);
  const start = draft.lineStart(statement.start) + outer.length;
  const end = draft.text[statement.end] === ';' ? ';' : '';
  const type = `NonNullable<${output}[${draft.quoted(list)}]>`;
  const keyword = draft.text.slice(start, statement.start).trim();
  const page = freeName('page', draft, statement);
  const empty = answer.isList
    ? `${answer.name}${isTyped ? `: ${type}` : ''} = []`
    : `${answer.name} = { ${list}: []${isTyped ? ` as ${type}` : ''} }`;
  const filled = answer.isList ? answer.name : `${answer.name}.${list}`;
  const lines = [
    `${keyword} ${empty}${end}`,
    `${outer}for await (const ${page} of ${paginator}({ client: ${request.client} }, ${request.written})) {`,
    `${outer}${stepOf(draft)}${filled}.push(...(${page}.${list} ?? []))${end}`,
    `${outer}}`,
  ];
  draft.changes.replace(start, statement.end + end.length, lines.join(draft.newline));
  if (request.made) dropUnusedImport(draft, request.made, [statement]);
  return true;
}

/** The statement that declares nothing but a name for what the call gives. */
function answerStatement(call: CallExpression, draft: Draft): VariableStatement | undefined {
  const waiting = draft.file.parentOf(call);
  const statement = waiting && draft.file.parentOf(waiting);
  if (!waiting || !('kind' in waiting) || waiting.kind !== 'await') return undefined;
  if (!statement || !('kind' in statement) || statement.kind !== 'variable' || statement.type) return undefined;
  const before = draft.text.slice(draft.lineStart(statement.start), statement.start);
  const isWhole =
    /^\s*(?:const|let)\s+$/.test(before) &&
    statement.end === waiting.end &&
    lineEndBehind(statement, draft) !== undefined;
  return isWhole && siblingsOf(statement, draft).length > 0 ? statement : undefined;
}

interface Answer {
  readonly name: string;
  /** The list itself has the name. */
  readonly isList: boolean;
}

function answerOf(target: Pattern, list: string, draft: Draft): Answer | undefined {
  if (target.kind === 'name-pattern') {
    const declaration = draft.file.declarationOf(target.name, target);
    const uses = declaration ? usesOf(declaration, draft) : [];
    const isOnlyList =
      uses.length > 0 &&
      uses.every((use) => {
        const member = draft.file.parentOf(use);
        const isList = member !== undefined && 'kind' in member && member.kind === 'member' && member.name === list;
        return isList && !isMissed(member, list, draft) && !isGivenAnew(member, draft);
      });
    return isOnlyList ? { name: target.name, isList: false } : undefined;
  }
  if (target.kind !== 'map-pattern' || target.rest !== undefined || target.entries.length !== 1) return undefined;
  const [entry] = target.entries;
  if (entry?.key !== list || entry.pattern.kind !== 'name-pattern') return undefined;
  const { name } = entry.pattern;
  const declaration = draft.file.declarationOf(name, entry.pattern);
  const uses = declaration ? usesOf(declaration, draft) : [];
  const isKept = declaration !== undefined && draft.file.valuesOf(declaration).length <= 1;
  return isKept && uses.every((use) => !isMissed(use, list, draft)) ? { name, isList: true } : undefined;
}

/** Asked whether it is there: only DynamoDB gives a list in any case. */
function isMissed(node: Placed, list: string, draft: Draft): boolean {
  const around = draft.file.parentOf(node);
  if (list === 'Items' || !around || !('kind' in around)) return false;
  if (around.kind === 'binary') return around.operator !== '??' && around.left === node && !isEmptyList(around.right);
  return around.kind === 'unary' || around.kind === 'if' || around.kind === 'conditional';
}

function isEmptyList(node: Expression): boolean {
  return node.kind === 'list' && node.items.length === 0;
}

function isGivenAnew(member: Placed, draft: Draft): boolean {
  const around = draft.file.parentOf(member);
  return around !== undefined && 'kind' in around && around.kind === 'place-pattern';
}

interface Request {
  readonly client: string;
  readonly input: Placed;
  /** The input as it is to be written. */
  readonly written: string;
  /** The import that brings the command. */
  readonly command: ImportNode;
  /** The command's name, where the command itself is no longer made. */
  readonly made?: string;
}

function requestOf(call: CallExpression, operation: string, draft: Draft): Request | undefined {
  const { callee, arguments: given } = call;
  const [only, ...others] = given;
  if (callee.kind !== 'member' || callee.name !== 'send' || !only || others.length > 0) return undefined;
  const isNamed = only.value.kind === 'name';
  const command = isNamed ? constantOf(only.value, draft)?.value : only.value;
  if (command?.kind !== 'new' || command.arguments.length !== 1) return undefined;
  const [argument] = command.arguments;
  const imported = draft.file.program.imports.find(({ names }) =>
    names.some(({ local, imported: name }) => local === command.type.name && name === `${operation}Command`),
  );
  if (!argument || argument.spread || !imported || !isClientOf(imported.module, callee.object, draft)) return undefined;
  const client = draft.textOf(callee.object);
  if (isNamed) return { client, input: only, written: `${draft.textOf(only)}.input`, command: imported };
  return {
    client,
    input: argument.value,
    written: inputText(command, argument.value, draft),
    command: imported,
    made: command.type.name,
  };
}

/** Back at the indentation of the statement where the command had a line of its own. */
function inputText(command: NewExpression, input: Expression, draft: Draft): string {
  const text = draft.textOf(input);
  if (!beginsItsLine(command, draft)) return text;
  const from = indentationOf(command, draft);
  return moved(text, from, from.slice(stepOf(draft).length));
}

/** Paginators take clients of the classes they were made for. */
function isClientOf(module: string, client: Expression, draft: Draft): boolean {
  const isDocument = module === '@aws-sdk/lib-dynamodb';
  if (!isDocument && !module.startsWith('@aws-sdk/client-')) return false;
  const declaration = declarationOf(client, draft);
  const classes = draft.file.program.imports
    .filter((each) => each.module === module)
    .flatMap(({ names }) => names)
    .filter(({ imported }) => (isDocument ? imported === 'DynamoDBDocumentClient' : /^\w+Client$/.test(imported)))
    .map(({ local }) => local);
  if (!declaration) return false;
  if (declaration.type) return classes.includes(declaration.type.name);
  const { value } = declaration;
  if (!value || draft.file.valuesOf(declaration).some((each) => each !== value)) return false;
  if (!isDocument) return value.kind === 'new' && classes.includes(value.type.name);
  return (
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    value.callee.name === 'from' &&
    classes.includes(draft.textOf(value.callee.object))
  );
}

function declarationOf(client: Expression, draft: Draft) {
  if (client.kind === 'name') return draft.file.declarationOf(client.name, client);
  if (client.kind !== 'member' || client.object.kind !== 'name' || client.object.name !== 'this') return undefined;
  for (const around of draft.file.tree.ancestorsOf(client))
    if (isClass(around)) return draft.file.scopes.member(around, client.name);
  return undefined;
}

/** What is written anew would lose them. */
function hasComment(statement: Placed, input: Placed, { file }: Draft): boolean {
  return file.program.comments.some(
    ({ start, end }) => statement.start <= start && end <= statement.end && !(input.start <= start && end <= input.end),
  );
}
