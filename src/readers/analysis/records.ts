import type { RecordUseFact } from '../../model/code.js';
import type { CallExpression, Expression, Placed } from '../syntax/program.js';
import type { AnalysedFile } from './analysed-file.js';
import { isInLoop } from './surroundings.js';
import { bySource, isArgument } from './tree.js';

/** Every use of the records of the event: `event.getRecords().get(0)`, a loop over them, their number. */
export function readRecordUses(file: AnalysedFile): readonly RecordUseFact[] {
  if (!/records/i.test(file.text)) return [];
  const nodes: readonly Expression[] = [...file.tree.of('call'), ...file.tree.of('member'), ...file.tree.of('name')];
  return nodes
    .filter((node) => file.types.eventOf(node)?.part === 'records' && !isCallee(node, file))
    .flatMap((node): readonly RecordUseFact[] => {
      const use = useOf(node, file);
      return use ? [{ range: file.places.range(use.node), scope: file.functions.scopeOf(node), use: use.kind }] : [];
    })
    .sort((a, b) => bySource(startOf(a, file), startOf(b, file)));
}

/** `event.getRecords` of a call: the call is what gives the records. */
function isCallee(node: Expression, file: AnalysedFile): boolean {
  const parent = file.tree.parentOf(node);
  return parent !== undefined && 'kind' in parent && parent.kind === 'call' && parent.callee === node;
}

function startOf({ range }: RecordUseFact, file: AnalysedFile): Placed {
  return { start: file.places.lines.offset(range.start), end: file.places.lines.offset(range.end) };
}

interface Use {
  readonly node: Placed;
  readonly kind: RecordUseFact['use'];
}

/** Undefined where the same records are used further on, under another name or in another form. */
function useOf(node: Expression, file: AnalysedFile): Use | undefined {
  const parent = file.tree.parentOf(node);
  if (!parent) return { node, kind: 'other' };
  if (isArgument(parent)) return { node, kind: 'other' };
  if (!('kind' in parent)) return { node, kind: 'other' };
  switch (parent.kind) {
    case 'loop':
      return { node, kind: parent.over === node ? 'iterated' : 'other' };
    case 'index':
      return parent.object === node ? useByIndex(parent, parent.index, file) : { node, kind: 'other' };
    case 'member':
      return useOfMember(node, parent, file);
    case 'variable':
    case 'assign':
    case 'cast':
    case 'conditional':
    case 'binary':
      return undefined;
    default:
      return { node, kind: 'other' };
  }
}

/** A counting loop goes through all of them, each by its number. */
function useByIndex(whole: Expression, index: Expression, file: AnalysedFile): Use {
  if (file.constantOf(index) === 0) return { node: whole, kind: 'first' };
  return { node: whole, kind: isInLoop(whole, file) ? 'iterated' : 'other' };
}

function useOfMember(
  node: Expression,
  member: Expression & { readonly name: string },
  file: AnalysedFile,
): Use | undefined {
  const call = file.tree.parentOf(member);
  if (!call || !('kind' in call) || call.kind !== 'call' || call.callee !== member) {
    return file.types.eventOf(member)?.part === 'records' ? undefined : { node, kind: 'other' };
  }
  return useOfMethod(node, member.name, call, file);
}

function useOfMethod(node: Expression, method: string, call: CallExpression, file: AnalysedFile): Use | undefined {
  // The method that gives the records themselves: the call is looked at by itself.
  if (file.types.eventOf(call)?.part === 'records' && file.types.eventOf(node)?.part !== 'records') return undefined;
  const use = file.words.values.listMethod(method, call, file);
  if (use === 'same') return isPassedOn(call, file) ? undefined : { node, kind: 'iterated' };
  if (use === 'first') return { node: call, kind: 'first' };
  const [index] = call.arguments;
  if (use === undefined && index && isInLoop(call, file)) return { node: call, kind: 'iterated' };
  return { node, kind: use ?? 'other' };
}

/** The list of records that a method gives again is used by another method, or kept. */
function isPassedOn(call: CallExpression, file: AnalysedFile): boolean {
  const parent = file.tree.parentOf(call);
  if (!parent || !('kind' in parent)) return false;
  return /^(?:member|variable|assign|cast|loop)$/.test(parent.kind);
}
