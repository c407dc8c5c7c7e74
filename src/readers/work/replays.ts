import type { ReplayFact, VariationFact } from '../../model/work.js';
import { contains, isArgument, isFunction, type Node } from '../analysis/tree.js';
import type { FlowFile } from '../flow/index.js';
import type { Expression, FunctionNode, Placed } from '../syntax/program.js';
import { variationKind } from './variations.js';

/**
 * The functions of durable executions whose code runs anew at each replay. Known are the AWS Durable Execution SDKs: what
 * `withDurableExecution` and `@durable_execution` wrap, and what takes a `DurableContext`.
 */
export function replayedFunctions(file: FlowFile): ReadonlySet<FunctionNode> {
  const roots = file.tree.functions.filter((node) => isDurable(node, file));
  if (roots.length === 0) return none;
  const found = new Set(roots);
  // What is around others comes first.
  for (const node of file.tree.functions) {
    const around = file.functionAround(node);
    if (around && found.has(around) && runsDirectly(node, file)) found.add(node);
  }
  return found;
}

const none: ReadonlySet<FunctionNode> = new Set();

export function findReplays(replayed: ReadonlySet<FunctionNode>, file: FlowFile): readonly ReplayFact[] {
  return [...replayed].flatMap((node) => {
    const scope = file.indexOf(node);
    const context = contextOf(node);
    const range = file.range(node.namePlace ?? { start: node.start, end: node.start });
    return scope === undefined ? [] : [{ range, scope, ...(context === undefined ? {} : { context }) }];
  });
}

/** What has another answer each time and is asked in replayed code, where more than a log line depends on it. */
export function findVariations(replayed: ReadonlySet<FunctionNode>, file: FlowFile): readonly VariationFact[] {
  if (replayed.size === 0) return [];
  const asked: readonly Expression[] = [...file.calls.map(({ node }) => node), ...file.tree.of('member')];
  return asked
    .flatMap((node) => {
      const kind = variationKind(node, file);
      const around = kind && file.functionAround(node);
      if (!kind || !around || !replayed.has(around) || isOnlyTold(node, around, file)) return [];
      const variable = variableFor(node, file);
      const { start, end } = node.kind === 'call' ? node.callee : node;
      const text = node.kind === 'new' ? `new ${node.type.name}` : file.text.slice(start, end).replace(/\s+/g, '');
      return [
        {
          range: file.range(node),
          scope: file.scopeOf(node),
          text,
          kind,
          ...(variable === undefined ? {} : { variable }),
        },
      ];
    })
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

function isDurable(node: FunctionNode, file: FlowFile): boolean {
  if (node.annotations.some(({ name }) => /(?:^|\.)durable_(?:execution|with_child_context)$/.test(name))) return true;
  if (node.parameters.some(({ type }) => type !== undefined && /(?:^|\.)I?DurableContext$/.test(type.name)))
    return true;
  const call = callWith(node, file);
  if (call) return /^withDurableExecution$/.test(file.callees.lastOf(call));
  return (
    node.name !== undefined &&
    file.calls.some(({ last, node: each }) => {
      const [given] = each.arguments;
      return last === 'withDurableExecution' && given?.value.kind === 'name' && given.value.name === node.name;
    })
  );
}

/** Called back at once by what it is given to, or in a context of its own: not a step, whose result is kept. */
function runsDirectly(node: FunctionNode, file: FlowFile): boolean {
  const call = callWith(node, file);
  return call !== undefined && direct.test(file.callees.lastOf(call));
}

const direct =
  /^(?:map|forEach|filter|flatMap|reduce|some|every|find|findIndex|sort|runInChildContext|run_in_child_context|parallel|branch|stream|all)$/;

/** The call that a function is given to: as an argument, or in a list or map that is one. */
function callWith(node: FunctionNode, file: FlowFile): Extract<Expression, { kind: 'call' }> | undefined {
  let below: Node | undefined = file.parentOf(node);
  for (let steps = 0; below && steps < 6; steps++) {
    const around = file.parentOf(below);
    if (!around || isFunction(around)) return undefined;
    if (isArgument(below) && 'kind' in around && around.kind === 'call') return around;
    if ('kind' in around && !/^(?:list|map|entry)$/.test(around.kind)) return undefined;
    below = around;
  }
  return undefined;
}

/** The parameter that runs steps: the one of its type, or the one behind the event. */
function contextOf({ parameters }: FunctionNode): string | undefined {
  const typed = parameters.find(({ type }) => type !== undefined && /DurableContext$/.test(type.name));
  const named = parameters.find(
    ({ pattern }) => pattern.kind === 'name-pattern' && /^(?:context|ctx|durable\w*)$/i.test(pattern.name),
  );
  const pattern = (typed ?? named)?.pattern;
  return pattern?.kind === 'name-pattern' ? pattern.name : undefined;
}

/** Nothing but log lines and the result depend on it, directly or by a variable. */
function isOnlyTold(node: Expression, around: FunctionNode, file: FlowFile): boolean {
  if (isTold(node, around, file)) return true;
  const variable = variableFor(node, file);
  if (variable === undefined) return false;
  const uses = file.tree
    .of('name')
    .filter((use) => use.name === variable && contains(around, use) && use.start > node.end);
  return uses.length > 0 && uses.every((use) => isTold(use, around, file));
}

function isTold(node: Placed, replayed: FunctionNode, file: FlowFile): boolean {
  for (const around of file.tree.ancestorsOf(node)) {
    if (isFunction(around)) return false;
    if (!('kind' in around)) continue;
    if (around.kind === 'return') return file.functionAround(around) === replayed;
    if (around.kind === 'call' && telling.test(file.written(around.callee))) return true;
  }
  return false;
}

const telling = /^(?:console|print|println|.*\blog(?:ger)?\b|System\.out)/i;

function variableFor(node: Expression, file: FlowFile): string | undefined {
  const parent = file.parentOf(node);
  if (!parent || !('kind' in parent) || parent.kind !== 'variable' || parent.value !== node) return undefined;
  return parent.target.kind === 'name-pattern' ? parent.target.name : undefined;
}
