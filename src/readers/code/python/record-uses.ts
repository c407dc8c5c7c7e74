import type { RecordUseFact } from '../../../model/code.js';
import {
  assignmentParts,
  attributeParts,
  callParts,
  loopParts,
  subscriptParts,
} from '../../syntax/python/node-parts.js';
import type { SyntaxNode } from '../../syntax/python/tree.js';
import type { PythonFile } from './python-file.js';

/**
 * Every use of the records of the handler's event: `event['Records'][0]`, a loop over `event.get('Records', [])`, the length
 * of a name that holds them.
 */
export function readRecordUses(file: PythonFile): readonly RecordUseFact[] {
  const { tree } = file;
  if (!/record/i.test(tree.text)) return [];
  const nodes = expressions.flatMap((type) => tree.nodes.of(type));
  return nodes
    .filter((node) => isRecords(node, file) && !isNameOnly(node) && !isNamed(node))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((node): readonly RecordUseFact[] => {
      const use = useOf(node, file);
      return use ? [{ range: file.places.range(use.node), scope: file.functions.scopeOf(node), use: use.kind }] : [];
    });
}

const expressions: readonly string[] = [
  ...['subscript', 'call', 'attribute', 'identifier'],
  ...['boolean_operator', 'conditional_expression', 'parenthesized_expression'],
];

function isRecords(node: SyntaxNode, file: PythonFile): boolean {
  if (node.type === 'attribute' && file.places.source.slice(node.end - 6, node.end) === 'record') {
    const { object } = attributeParts(node) ?? {};
    const owner = object && file.meanings.of(object);
    return owner?.kind === 'event' && owner.part === 'whole' && node.parent?.type !== 'call';
  }
  const meaning = file.meanings.of(node);
  return meaning.kind === 'event' && meaning.part === 'records';
}

/** The name of a member, or the target of an assignment. */
function isNameOnly(node: SyntaxNode): boolean {
  const { parent } = node;
  if (!parent) return true;
  if (parent.type === 'attribute') return attributeParts(parent)?.name === node;
  if (parent.type === 'keyword_argument') return parent.children[0] === node;
  return (parent.type === 'assignment' || parent.type === 'named_expression') && assignmentParts(parent)?.left === node;
}

/** `records = event['Records']`: the uses are those of the name. */
function isNamed(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type !== 'assignment' && parent?.type !== 'named_expression') return false;
  const assignment = assignmentParts(parent);
  return assignment?.right === node && assignment.left.type === 'identifier';
}

interface Use {
  readonly node: SyntaxNode;
  readonly kind: RecordUseFact['use'];
}

/** Calls that go over all they are given. */
const iterators =
  /^(?:enumerate|list|reversed|sorted|tuple|iter|zip|map|filter)$|(?:^|\.)(?:map|starmap|imap|imap_unordered)$/;

function useOf(node: SyntaxNode, file: PythonFile): Use | undefined {
  if (node.type === 'attribute' && file.places.text(node).endsWith('.record')) return { node, kind: 'first' };
  const { parent } = node;
  if (!parent) return undefined;
  if (parent.type === 'subscript') return useOfIndex(node, parent, file);
  if (parent.type === 'for_statement' || parent.type === 'for_in_clause') {
    return { node, kind: loopParts(parent)?.right === node ? 'iterated' : 'other' };
  }
  if (parent.type === 'attribute') {
    const name = attributeParts(parent)?.name;
    const isPop = name !== undefined && file.places.text(name) === 'pop' && parent.parent?.type === 'call';
    return isPop && parent.parent ? { node: parent.parent, kind: 'first' } : { node, kind: 'other' };
  }
  if (parent.type === 'argument_list' && parent.parent) return useOfArgument(node, parent.parent, file);
  // `event['Records'] or []` is looked at where the whole is used.
  const isPartOfRecords = isRecords(parent, file);
  return isPartOfRecords ? undefined : { node, kind: 'other' };
}

function useOfIndex(node: SyntaxNode, subscript: SyntaxNode, file: PythonFile): Use {
  const { value, index } = subscriptParts(subscript) ?? {};
  if (value !== node || !index) return { node, kind: 'other' };
  const isFirst = file.constants.valueOf(index) === 0 || /^0?:1$/.test(file.places.text(index).replace(/\s/g, ''));
  return { node: subscript, kind: isFirst ? 'first' : 'other' };
}

function useOfArgument(node: SyntaxNode, call: SyntaxNode, file: PythonFile): Use | undefined {
  const { callee } = callParts(call, file.places.source);
  const path = file.meanings.symbolOf(callee);
  const called = path ?? (callee ? file.places.text(callee) : '');
  if (called === 'next') return { node: call, kind: 'first' };
  // What these give is the records again, and used further on.
  if (isRecords(call, file) && !isConsumed(call)) return undefined;
  return { node, kind: iterators.test(called) ? 'iterated' : 'other' };
}

function isConsumed(call: SyntaxNode): boolean {
  return (
    call.parent?.type === 'for_statement' ||
    call.parent?.type === 'for_in_clause' ||
    call.parent?.type === 'expression_statement'
  );
}
