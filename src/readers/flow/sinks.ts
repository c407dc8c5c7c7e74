import type { ParameterReference, SinkFact } from '../../model/flow.js';
import type { ArgumentNode, CallExpression, Expression, MapEntryNode, NewExpression } from '../syntax/program.js';
import type { Derivation } from './derivation.js';
import type { FlowFile, NamedCall } from './flow-file.js';
import { isShell, looksLikeSql, namesHost, runsSql, type SinkFunction, sinkFunctions } from './sink-functions.js';
import { fixedParts, sourceOf } from './texts.js';

type Invocation = CallExpression | NewExpression;

/** The calls and texts that something else takes apart, with what a parameter brought into them. */
export function findSinks(file: FlowFile, derivation: Derivation): readonly SinkFact[] {
  const known = sinkFunctions.filter(({ languages }) => languages.includes(file.program.language));
  return [
    ...file.calls.flatMap((call) => ofCall(call, known, file, derivation)),
    ...file.tree.of('entry').flatMap((entry) => ofEntry(entry, file, derivation)),
  ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

function ofCall(
  { node, name, last }: NamedCall,
  known: readonly SinkFunction[],
  file: FlowFile,
  derivation: Derivation,
): readonly SinkFact[] {
  const sink = name === undefined ? undefined : known.find((each) => each.name.test(name));
  if (sink) return [fact(sink.sink, node, taken(node, sink, file, derivation), file)];
  if (!runsSql.test(last)) return [];
  const statements = node.arguments.flatMap(({ value }) => sqlText(value, file) ?? []);
  return statements.length > 0 ? [fact('sql', node, derivation.ofAll(statements), file)] : [];
}

/** An SQL text or page that is handed on under a name: `sql: …`, `CommandText = …`, `body: '<html>…'`. */
function ofEntry(entry: MapEntryNode, file: FlowFile, derivation: Derivation): readonly SinkFact[] {
  const { key = '', value } = entry;
  if (/^(?:sql|Sql|CommandText|QueryString|Statement|statement)$/.test(key)) {
    const text = sqlText(value, file);
    return text ? [fact('sql', entry, derivation.of(text), file, key)] : [];
  }
  if (key === 'Arguments') return ofStartInfo(entry, file, derivation);
  if (!/^body$/i.test(key)) return [];
  const text = sourceOf(value, file);
  const isPage = /<(?:!doctype|html|body|div|p|h\d|a|ul|table|script|form|span)\b[^>]*>/i.test(
    fixedParts(text).join(' '),
  );
  return isPage ? [fact('html', entry, derivation.of(text), file, key)] : [];
}

/** `new ProcessStartInfo { FileName = "/bin/sh", Arguments = "-c …" }`: one text, which a shell takes apart. */
function ofStartInfo(entry: MapEntryNode, file: FlowFile, derivation: Derivation): readonly SinkFact[] {
  const made = file.parentOf(entry);
  if (!made || !('kind' in made) || made.kind !== 'new' || !/(?:^|\.)ProcessStartInfo$/.test(made.type.name)) return [];
  const named = made.entries.find(({ key }) => key === 'FileName')?.value ?? made.arguments[0]?.value;
  const program = named && sourceOf(named, file);
  const isStartedByShell = program?.kind === 'literal' && isShell.test(String(program.value));
  return isStartedByShell ? [fact('command', entry, derivation.of(entry.value), file, 'ProcessStartInfo')] : [];
}

function fact(
  sink: SinkFact['sink'],
  node: Invocation | MapEntryNode,
  from: readonly ParameterReference[],
  file: FlowFile,
  text = calledText(node as Invocation, file),
): SinkFact {
  return { sink, range: file.range(node), scope: file.scopeOf(node), text, from };
}

function calledText(node: Invocation, file: FlowFile): string {
  const { start, end } = node.kind === 'call' ? node.callee : node.type;
  return file.text.slice(start, end).replace(/\s+/g, '');
}

function taken(
  node: Invocation,
  sink: SinkFunction,
  file: FlowFile,
  derivation: Derivation,
): readonly ParameterReference[] {
  const argument = node.arguments[sink.argument];
  if (!argument) return [];
  const value = sourceOf(argument.value, file);
  if (sink.sink === 'address') return addressFrom(value, derivation);
  switch (sink.takes) {
    case 'text':
      return derivation.of(argument.value);
    case 'shell-option':
      return usesShell(node) && value.kind !== 'list'
        ? derivation.of(argument.value)
        : shellFrom([value], file, derivation);
    case 'shell': {
      const given = node.arguments.slice(sink.argument).map((each) => sourceOf(each.value, file));
      return usesShell(node) ? given.flatMap((each) => derivation.of(each)) : shellFrom(given, file, derivation);
    }
  }
}

/** `['sh', '-c', text]`, in one list or one argument after the other. */
function shellFrom(
  given: readonly Expression[],
  file: FlowFile,
  derivation: Derivation,
): readonly ParameterReference[] {
  const flat = given.flatMap((each): readonly Expression[] =>
    each.kind === 'list' ? each.items.flatMap((item) => (item.kind === 'spread' ? [] : [item])) : [each],
  );
  const [program, ...rest] = flat;
  if (!program) return [];
  const named = sourceOf(program, file);
  const isFixed = named.kind === 'literal';
  if (!isFixed) return given[0]?.kind === 'list' || given.length > 1 ? derivation.of(program) : [];
  return isShell.test(String(named.value)) ? rest.flatMap((each) => derivation.of(each)) : [];
}

function usesShell({ arguments: given }: Invocation): boolean {
  return given.some((argument) => isShellOption(argument));
}

function isShellOption({ name, value }: ArgumentNode): boolean {
  if (name === 'shell') return isTrue(value);
  if (value.kind !== 'map') return false;
  return value.entries.some((entry) => entry.kind === 'entry' && entry.key === 'shell' && isTrue(entry.value));
}

function isTrue(value: Expression): boolean {
  return value.kind === 'literal' && value.value !== false && value.value !== null;
}

/** Who is asked is fixed when the text begins with a host, or with something that is not of the event. */
function addressFrom(value: Expression, derivation: Derivation): readonly ParameterReference[] {
  const [first, ...others] = piecesOf(value);
  if (first === undefined) return [];
  if (typeof first !== 'string') return derivation.of(first);
  const second = others[0];
  if (namesHost.test(first) || !/^[a-z][\w+.-]*:\/\/[^/]*$/i.test(first) || typeof second !== 'object') return [];
  return derivation.of(second);
}

/** A text in the order in which it is put together. */
function piecesOf(value: Expression): readonly (string | Expression)[] {
  if (value.kind === 'literal') return [String(value.value)];
  if (value.kind === 'template') return value.parts.filter((part) => part !== '');
  if (value.kind === 'binary' && value.operator === '+') return [...piecesOf(value.left), ...piecesOf(value.right)];
  return [value];
}

/** The statement when it is written here: one that arrives whole is somebody else's. */
function sqlText(value: Expression, file: FlowFile): Expression | undefined {
  const text = sourceOf(value, file);
  const parts = fixedParts(text);
  return parts.length > 0 && looksLikeSql.test(`${parts.join(' ? ')} `) ? text : undefined;
}
